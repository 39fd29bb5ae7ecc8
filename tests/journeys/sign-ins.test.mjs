// Signing in with Google and with a company, from the operator who sets them up to the member who unlinks one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startOpenId } from "../counterparts/identity/rig.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, boss, startWorld } from "./world.mjs";

const people = {
  ada: { email: ada, email_verified: true, name: "Ada at Google" },
  carol: { email: "carol@corp.example", name: "Carol Corp" },
  mallory: { email: ada, email_verified: false, name: "Mallory" },
};
const domain = "corp.example";

let world, google, corp, operator, member;

before(async () => {
  world = await startWorld();
  const redirectUri = `${world.portal.url}/sign-in/with`;
  [google, corp] = await Promise.all([
    startOpenId({ algorithm: "RS256", redirectUri, people }),
    startOpenId({ algorithm: "ES256", redirectUri, people }),
  ]);
  operator = await world.visitor();
  await operator.signIn(boss);
  member = await world.visitor();
});
after(async () => { await Promise.all([google?.stop(), corp?.stop()]); await world?.stop(); });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
const settled = (page) => page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));

/** At the provider, whose pages are not ours: who it is, and yes. */
async function through(page, login) {
  await page.waitForURL(/\/interaction\//);
  if (await page.locator('[name="login"]').count() > 0) {
    await page.locator('[name="login"]').fill(login);
    await page.locator('[name="password"]').fill("any");
    await page.locator('[type="submit"]').click();
    await page.locator('[name="prompt"][value="consent"]').waitFor({ state: "attached" });
  }
  await page.locator('[type="submit"]').click();
  await page.waitForURL((url) => url.origin === world.portal.url);
}

test("an operator sets up a company's service and Google, and tries them", async () => {
  const { page, faults } = operator;
  await page.goto("/console");
  await page.getByRole("link", { name: "Sign-in services", exact: true }).click();
  await heading(page, "Sign-in services");
  await settled(page);
  await page.getByRole("link", { name: "Add" }).first().click();
  await page.getByLabel("Issuer", { exact: true }).fill("http://corp.example");
  await page.getByLabel("Name", { exact: true }).fill("Corp");
  await page.getByLabel("Client ID", { exact: true }).fill(corp.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(corp.clientSecret);
  await button(page, "Save").click();
  await page.getByText("An address that begins with https://.").waitFor();
  faults.length = 0;
  await page.getByLabel("Issuer", { exact: true }).fill(corp.issuer);
  await page.getByLabel("Domains, one a line").fill(domain);
  await wellMade(page, "sign-ins-console-new");
  await button(page, "Save").click();
  await page.getByRole("link", { name: "Edit Corp" }).click();
  await heading(page, "Corp", 2);
  await button(page, "Try it").click();
  await page.getByText("The service answers. Keys for signatures: 1 (ES256).").waitFor();
  await wellMade(page, "sign-ins-console-one");
  const { issuer, clientId: client_id, clientSecret: client_secret } = google;
  const made = await operator.context.request.post("/api/identity/all/providers", {
    data: { kind: "google", name: "Google", issuer, client_id, client_secret, domains: [] }, headers: { origin: world.portal.url },
  });
  assert.equal(made.status(), 201, await made.text());
  await page.goto("/console/sign-ins");
  await page.getByRole("rowheader", { name: "Google", exact: true }).waitFor();
  await wellMade(page, "sign-ins-console");
  assert.deepEqual(faults, []);
});

test("a member comes in with Google, is told by mail, and finds it in My account", async () => {
  const { page } = member;
  await page.goto("/sign-in?next=/bookings");
  await button(page, "Continue with Google").waitFor();
  await wellMade(page, "sign-ins-sign-in");
  await button(page, "Continue with Google").click();
  await through(page, "ada");
  await page.waitForURL(/\/bookings$/);
  await heading(page, "My bookings");
  const mail = await world.portal.mailbox.waitFor((one) => one.subject.includes("with Google"));
  assert.deepEqual(mail.envelope.to, [ada]);

  await page.goto("/account");
  await page.getByRole("link", { name: "Sign-in", exact: true }).click();
  await page.getByRole("list", { name: "Sign-in", exact: true }).getByText("Google", { exact: true }).waitFor();
  await wellMade(page, "sign-ins-account");
});

test("she unlinks it, and links it again", async () => {
  const { page } = member;
  await button(page, "Unlink Google").click();
  const dialog = page.getByRole("dialog", { name: "Unlink Google?" });
  await dialog.waitFor();
  await button(dialog, "Unlink").click();
  await dialog.waitFor({ state: "hidden" });
  // The provider remembers her, and asks nothing.
  await button(page, "Continue with Google").click();
  await button(page, "Unlink Google").waitFor();
  await page.waitForURL(/\/account\/sign-ins$/);
  await world.portal.mailbox.waitFor((one) => one.subject.includes("no longer signs you in"));
});

test("with a session of an hour ago nothing is unlinked before signing in again", async () => {
  const { page } = member;
  await world.portal.d1("UPDATE sessions SET created_at = created_at - 3600000");
  await button(page, "Unlink Google").click();
  await button(page.getByRole("dialog"), "Unlink").click();
  const asked = page.getByRole("dialog", { name: "Is it you?" });
  await asked.getByText("To change this you must have signed in within the last 15 minutes.").waitFor();
  await button(asked, "Cancel").click();
  await button(page.getByRole("dialog", { name: "Unlink Google?" }), "Cancel").click();
  assert.equal((await world.portal.d1("SELECT count(*) AS n FROM identities"))[0].n, 1);
});

test("somebody of the company types an address, is led there, and signs up on a phone", async () => {
  const { page, leave } = await world.visitor({ viewport: { width: 390, height: 844 } });
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address", { exact: true }).fill(people.carol.email);
  await page.keyboard.press("Tab");
  await page.getByText("You can also sign in with Corp.").waitFor();
  await wellMade(page, "sign-ins-sign-up-company");
  await button(page, "Continue with Corp").click();
  await through(page, "carol");
  await heading(page, "Create your account");
  assert.equal(new URL(page.url()).search, "", "the code does not stay in the address");
  assert.equal(await page.getByLabel("Your name", { exact: true }).inputValue(), "Carol Corp");
  await wellMade(page, "sign-ins-newcomer");
  await page.getByLabel(/I accept the terms/).check();
  await button(page, "Create an account").click();
  await page.waitForURL(/\/dashboard$/);
  await leave();
});

test("where the company is required the password is not asked for", async () => {
  const { page: console } = operator;
  await console.goto("/console/sign-ins");
  await console.getByRole("link", { name: "Edit Corp" }).click();
  await console.getByLabel(/Required for these domains/).check();
  await button(console, "Save").click();
  await console.getByText(`${domain} (required)`).waitFor();

  const { page, leave } = await world.visitor();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address", { exact: true }).fill("anybody@corp.example");
  await page.keyboard.press("Tab");
  await page.getByText("With this e-mail address you sign in with Corp.").waitFor();
  assert.equal(await page.locator('[name="password"]').count(), 0);
  assert.equal(await button(page, "Continue with Google").count(), 0, "nobody else opens the door");
  await wellMade(page, "sign-ins-required");
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail address", { exact: true }).fill("anybody@corp.example");
  await page.locator('[type="submit"]').click();
  await page.getByRole("alert").getByRole("button", { name: "Continue with Corp" }).click();
  await through(page, "carol");
  await page.waitForURL(/\/dashboard$/);
  await leave();
});

test("who cancels, or has no proven address, or comes late, is told so and finds the way back", async () => {
  const { page, leave } = await world.visitor();
  await page.goto("/sign-in");
  await button(page, "Continue with Google").click();
  await page.getByRole("link", { name: /Cancel/ }).click();
  await page.waitForURL(/\/sign-in\/with/);
  await heading(page, "That did not work");
  await page.getByText("You cancelled at the sign-in service.").waitFor();
  await wellMade(page, "sign-ins-cancelled");
  await page.getByRole("link", { name: "To sign-in" }).click();
  await button(page, "Continue with Google").click();
  await through(page, "mallory");
  await page.getByText(/Google does not say whether your e-mail address is yours/).waitFor();
  await page.goto("/sign-in/with?state=made-up&code=x");
  await page.getByText(/took too long, was used already/).waitFor();
  await google.stop();
  await world.portal.d1("DELETE FROM provider_documents");
  await page.goto("/sign-in");
  await button(page, "Continue with Google").click();
  await page.getByText("The sign-in service does not answer at the moment.").waitFor();
  await leave();
});
