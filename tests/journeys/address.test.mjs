// The address of an account: its owner changes it, whoever reads the one before puts it back, an operator helps; and a newcomer whose
// sign-in service does not vouch for theirs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startOpenId } from "../counterparts/identity/rig.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, PASSWORD, startWorld } from "./world.mjs";

const moved = "ada.lantern@journey.example";
const bobs = "bob.lantern@journey.example";
const nora = "nora.lantern@journey.example";
const FRESH = "nobody else has these words";

let world, google, member, owner, operator, colleague;

before(async () => {
  world = await startWorld();
  await world.portal.d1("UPDATE accounts SET locale = 'en'");
  const people = {
    nora: { email: nora, email_verified: false, name: "Nora Lantern" },
    mallory: { email: bob, email_verified: false, name: "Mallory" },
  };
  google = await startOpenId({ algorithm: "RS256", redirectUri: `${world.portal.url}/sign-in/with`, people });
  [member, owner, operator, colleague] = await Promise.all([1, 2, 3, 4].map(() => world.visitor()));
  await member.signIn(ada);
  await operator.signIn(boss);
});
after(async () => { await google?.stop(); await world?.stop(); });

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: true }).waitFor();
const mailTo = (address, subject) => world.portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && subject.test(mail.subject));
const codeIn = (mail) => mail.subject.match(/^(\w{4}-\w{4}) is your code/)[1];
const pathIn = (mail, page) => {
  const { pathname, search } = new URL(mail.text.match(new RegExp(`http\\S+${page}\\S*`))[0]);
  return pathname + search;
};

async function typePassword(page, email, password = PASSWORD) {
  await page.getByLabel("E-mail address", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press(page, "Sign in");
}

test("she names another address, shows who she is, and types the code that went there", async () => {
  const { page, faults } = member;
  await world.portal.d1(`UPDATE sessions SET created_at = created_at - 3600000 WHERE account_id = (SELECT id FROM accounts WHERE email = '${ada}')`);
  await page.goto("/account/sign-ins");
  await heading(page, "E-mail address", 2);
  await press(page, "Change the e-mail address");
  await page.getByLabel("New e-mail address").fill(moved);
  await wellMade(page, "address-new");
  await press(page, "Send me a code");
  const asked = page.getByRole("dialog", { name: "Is it you?" });
  await asked.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await asked.locator("[type=submit]").click();
  await page.getByText(`We have mailed a code to ${moved}.`).waitFor();
  faults.length = 0;
  await page.reload();
  await page.getByLabel("Code from the mail").fill("abcd-efgh");
  await press(page, "Confirm");
  await page.getByText("This code is not right").first().waitFor();
  faults.length = 0;
  await wellMade(page, "address-code");
  await page.getByLabel("Code from the mail").fill(codeIn(await mailTo(moved, /is your code/)));
  await press(page, "Confirm");
  await page.locator("#address ~ .address", { hasText: moved }).waitFor();
  await page.getByText(moved).nth(1).waitFor();
  await wellMade(page, "address-changed");
  const mail = await mailTo(ada, /Your e-mail address for .* was changed/);
  assert.ok(mail.text.includes("a…@journey.example") && !mail.text.includes(moved), mail.text);
  await page.goto("/dashboard");
  await page.waitForURL(/\/dashboard$/);
  assert.deepEqual(faults, []);
});

test("whoever reads the address before puts it back, and whoever changed it is out", async () => {
  const { page, faults } = owner;
  await page.goto(pathIn(await mailTo(ada, /Your e-mail address for .* was changed/), "/former-address"));
  await heading(page, "Put your address back");
  await page.getByLabel("New password").fill(FRESH);
  await wellMade(page, "address-back");
  await press(page, "Put my address back");
  await heading(page, "Your account is yours again");
  await wellMade(page, "address-back-done");
  assert.deepEqual(faults, []);
  await mailTo(moved, /taken off an account/);
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await typePassword(page, ada, FRESH);
  await page.waitForURL(/\/dashboard$/);
  const refreshed = await member.context.request.post("/api/identity/sessions/refresh", { headers: { origin: world.portal.url } });
  assert.equal(refreshed.status(), 401);
});

test("an operator has another address confirmed by whoever reads it", async () => {
  const { page, faults } = operator;
  const [{ name }] = await world.portal.d1(`SELECT name FROM accounts WHERE email = '${bob}'`);
  await page.goto(`/console/accounts?search=${encodeURIComponent(bob)}`);
  await page.getByRole("link", { name, exact: true }).first().click();
  await heading(page, name);
  await press(page, "Change the e-mail address");
  await page.getByLabel("New e-mail address").fill(bobs);
  await wellMade(page, "address-console");
  await press(page, "Send the link");
  await page.getByLabel("New e-mail address").waitFor({ state: "detached" });
  await mailTo(bob, /are changing your e-mail address/);
  assert.deepEqual(faults, []);
  const theirs = colleague.page;
  await theirs.goto(pathIn(await mailTo(bobs, /Confirm your new e-mail address/), "/new-address"));
  await heading(theirs, "Is this your new address?");
  await wellMade(theirs, "address-link");
  await press(theirs, "Use this address");
  await heading(theirs, "Your address is changed");
  await mailTo(bob, /Your e-mail address for .* was changed/);
  await theirs.getByRole("link", { name: "Sign in", exact: true }).click();
  await typePassword(theirs, bobs);
  await theirs.waitForURL(/\/dashboard$/);
  assert.deepEqual(colleague.faults, []);
});

test("the staff take a passkey away from somebody who lost the device", async () => {
  const { page } = colleague;
  const device = await colleague.context.newCDPSession(page);
  await device.send("WebAuthn.enable", { enableUI: false });
  const options = {
    protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true,
  };
  await device.send("WebAuthn.addVirtualAuthenticator", { options });
  await page.goto("/account/sign-ins");
  await page.getByLabel("Name of the new passkey").fill("Lost phone");
  await press(page, "Add a passkey");
  await page.getByRole("button", { name: "Remove Lost phone" }).waitFor();

  const theirs = operator.page;
  const [{ id, name }] = await world.portal.d1(`SELECT id, name FROM accounts WHERE email = '${bobs}'`);
  await theirs.goto(`/console/accounts/${id}?email=${encodeURIComponent(bobs)}`);
  await heading(theirs, name);
  await wellMade(theirs, "address-passkey");
  await press(theirs, "Remove Lost phone");
  const dialog = theirs.getByRole("dialog", { name: "Remove Lost phone?" });
  await press(dialog, "Remove");
  await theirs.getByText("Passkey: Lost phone").waitFor({ state: "detached" });
  await mailTo(bobs, /A passkey for .* was removed/);
  const [deed] = await world.portal.d1("SELECT action, subject FROM audit ORDER BY at DESC LIMIT 1");
  assert.deepEqual(deed, { action: "remove_passkey_of", subject: id });
  assert.deepEqual(operator.faults, []);
});

/** At the provider, whose pages are not ours: who it is, and yes. */
async function come(page, login) {
  await page.goto("/sign-in?next=/bookings");
  await press(page, "Continue with Google");
  await page.waitForURL(/\/interaction\//);
  await page.locator('[name="login"]').fill(login);
  await page.locator('[name="password"]').fill("any");
  await page.locator('[type="submit"]').click();
  await page.locator('[name="prompt"][value="consent"]').waitFor({ state: "attached" });
  await page.locator('[type="submit"]').click();
  await page.waitForURL((url) => url.origin === world.portal.url);
  await page.getByText("Google does not say whether your e-mail address is yours").waitFor();
}

test("a newcomer whose service does not vouch for the address types our code, and has an account", async () => {
  const { issuer, clientId: client_id, clientSecret: client_secret } = google;
  const made = await operator.context.request.post("/api/identity/all/providers", {
    data: { kind: "google", name: "Google", issuer, client_id, client_secret, domains: [] }, headers: { origin: world.portal.url },
  });
  assert.equal(made.status(), 201, await made.text());
  const { page, faults, leave } = await world.visitor({ viewport: { width: 390, height: 844 } });
  await come(page, "nora");
  faults.length = 0;
  await wellMade(page, "address-prove");
  await press(page, "Send me a code");
  await page.getByText(`We have written to ${nora}.`).waitFor();
  await wellMade(page, "address-prove-code");
  await page.getByLabel("Code from the mail").fill(codeIn(await mailTo(nora, /is your code/)));
  await press(page, "Confirm");
  await page.getByText(`${nora} is yours.`).waitFor();
  await wellMade(page, "address-prove-done");
  await page.getByLabel(/I accept the terms/).check();
  await press(page, "Create an account");
  await page.waitForURL(/\/bookings$/);
  assert.deepEqual(faults, []);
  const linked = await world.portal.d1(`SELECT count(*) AS n FROM identities JOIN accounts ON accounts.id = account_id WHERE accounts.email = '${nora}'`);
  assert.equal(linked[0].n, 1);
  await leave();
});

test("with an address that has an account nothing is linked, and its mailbox is told how to go on", async () => {
  // The address that Bob had is nobody's now; his new one is what somebody claims.
  await world.portal.d1(`UPDATE accounts SET email = '${bob}' WHERE email = '${bobs}'`);
  const { page, leave } = await world.visitor();
  await come(page, "mallory");
  await press(page, "Send me a code");
  await page.getByText(`We have written to ${bob}.`).waitFor();
  await mailTo(bob, /You already have an account/);
  await page.getByLabel("Code from the mail").fill("abcd-efgh");
  await press(page, "Confirm");
  await page.getByText("This code is not right").first().waitFor();
  assert.equal((await world.portal.d1("SELECT count(*) AS n FROM identities"))[0].n, 1);
  await leave();
});
