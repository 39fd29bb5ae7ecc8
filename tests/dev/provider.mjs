// The payment provider of a local portal: the counterpart of tests/counterparts/stripe, and the pages that may load its script.
import fs from "node:fs";
import path from "node:path";
import { headersOf } from "../../static/scripts/policy.mjs";

/** How long the banks take with a debit, for people who do not ask them to be done. */
const SETTLE_EVERY_MS = 20_000;
const WEBHOOK_SECRET = "whsec_local";

/** Starts the provider of the portal at `portalUrl`. `told` is where it is, for `providerVars` and `pagesFor`. */
export async function startProvider({ portalUrl, settles = false }) {
  // What only it needs is loaded only with it.
  const { startStripe } = await import("../counterparts/stripe/rig.mjs");
  const stripe = await startStripe({ webhookUrl: `${portalUrl}/api/billing/events`, secret: WEBHOOK_SECRET });
  const settling = settles && setInterval(() => stripe.settle().catch((error) => console.error(`stripe: ${error.message}`)), SETTLE_EVERY_MS);
  return {
    ...stripe,
    told: { apiBase: stripe.apiBase, jsUrl: stripe.jsUrl },
    async stop() { clearInterval(settling); await stripe.stop(); },
  };
}

/** What billing finds in its environment; nothing where there is no provider. */
export function providerVars(provider) {
  if (!provider) return {};
  return {
    STRIPE_API_BASE: provider.apiBase,
    STRIPE_SCRIPT_URL: provider.jsUrl,
    STRIPE_PUBLISHABLE_KEY: "pk_test_portico",
    STRIPE_SECRET_KEY: "sk_test_portico",
    STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
  };
}

/**
 * The folder of the pages with the policy that lets those that take money load the counterpart's script: a copy, for what
 * was built is what would be deployed.
 */
export function pagesFor(provider, built, state) {
  const page = path.join(built, "index.html");
  if (!provider || !fs.existsSync(page)) return built;
  const folder = path.join(state, "pages");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(built, folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "_headers"), headersOf(fs.readFileSync(page, "utf8"), new URL(provider.jsUrl).origin));
  return folder;
}
