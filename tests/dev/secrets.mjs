// The keys of a local portal: made once, kept in a file that git ignores, the same after a restart.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { providerVars } from "./provider.mjs";

/**
 * Reads the keys, or makes them when there are none yet.
 * @param {string} file where they are kept
 * @returns {{ accessTokenPublicKey: string, accessTokenSecretKey: string, setupToken: string, sealingKey: string, unsubscribeKey: string, vapidSecretKey: string }}
 */
export function localSecrets(file) {
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  // A file of an earlier release lacks what came since.
  const made = { ...newSecrets(), ...kept };
  if (Object.keys(made).every((name) => name in kept)) return kept;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(made, null, 2) + "\n", { mode: 0o600 });
  return made;
}

/** Keys for one run of the tests. A JWK holds both halves of an Ed25519 key raw, in base64url. */
export function newSecrets() {
  const { d, x } = crypto.generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const random = (bytes) => crypto.randomBytes(bytes).toString("base64url");
  return {
    accessTokenPublicKey: x, accessTokenSecretKey: d, setupToken: random(24), sealingKey: random(32), unsubscribeKey: random(32),
    vapidSecretKey: crypto.generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }).d,
  };
}

/**
 * What each Worker finds in its environment. Only `identity` can mint access tokens,
 * because only it is given the secret key; only `billing` is given the payment provider's, and only `notices` what signs pushes.
 */
export function varsFor(secrets, { portalUrl, smtpUrl, provider }) {
  const own = {
    identity: {
      ACCESS_TOKEN_SECRET_KEY: secrets.accessTokenSecretKey,
      SETUP_TOKEN: secrets.setupToken,
      SEALING_KEY: secrets.sealingKey,
      PORTAL_URL: portalUrl,
    },
    billing: providerVars(provider),
    site: { PORTAL_URL: portalUrl },
    notices: {
      SMTP_URL: smtpUrl,
      MAIL_FROM: "Portico <portal@portico.test>",
      PORTAL_URL: portalUrl,
      UNSUBSCRIBE_KEY: secrets.unsubscribeKey,
      VAPID_SECRET_KEY: secrets.vapidSecretKey,
      // What stands in for a push service listens on this machine.
      PUSH_TO_LOOPBACK: "1",
    },
  };
  return (folder) => ({ ACCESS_TOKEN_PUBLIC_KEY: secrets.accessTokenPublicKey, ...own[folder] });
}
