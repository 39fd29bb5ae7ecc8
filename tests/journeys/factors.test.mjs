// Passkeys, codes and tokens: a member sets them up, signs in with each, and lets a program in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { codeOf } from "./authenticator.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, bob, PASSWORD, startWorld } from "./world.mjs";

let world, member, device;

before(async () => {
  world = await startWorld();
  member = await world.visitor();
  await member.signIn(ada);
  device = await member.context.newCDPSession(member.page);
  await device.send("WebAuthn.enable", { enableUI: false });
});
after(async () => { await world?.stop(); });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();

/** A device that knows its holder and touches itself. */
async function plugIn() {
  const options = {
    protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true, defaultBackupEligibility: true, defaultBackupState: true,
  };
  return (await device.send("WebAuthn.addVirtualAuthenticator", { options })).authenticatorId;
}

/** Out, by the server's word; the page may think otherwise. */
async function signOut() {
  await member.context.clearCookies();
  await member.page.goto("/sign-in?next=/bookings");
  await heading(member.page, "Welcome back");
}

async function typePassword(page, email) {
  await page.getByLabel("E-mail address", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await button(page, "Sign in").click();
}

let secret, recovery, authenticator;

test("she sets up an app for codes, after showing anew who she is", async () => {
  const { page } = member;
  await world.portal.d1("UPDATE sessions SET created_at = created_at - 3600000");
  await page.goto("/account/sign-ins");
  await heading(page, "Two-step sign-in", 2);
  await wellMade(page, "factors-none");
  await button(page, "Set up").click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.waitFor();
  await dialog.getByLabel("Password", { exact: true }).fill("not the password");
  await button(dialog, "Go on").click();
  await dialog.getByText("This is not your").first().waitFor();
  await wellMade(page, "factors-is-it-you");
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await button(dialog, "Go on").click();
  await heading(page, "Scan this code with your app", 3);
  await page.getByRole("img", { name: "Code to scan with your app" }).waitFor();
  secret = (await page.locator("code").first().innerText()).replaceAll(" ", "");
  await wellMade(page, "factors-scan");
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await button(page, "Turn on").click();
  await page.getByText("This code is not right, or was used before.").waitFor();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret));
  await button(page, "Turn on").click();
  await heading(page, "Recovery codes", 3);
  recovery = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allInnerTexts();
  assert.equal(recovery.length, 10);
  await wellMade(page, "factors-recovery-codes");
  await button(page, "I have kept them").click();
  await page.getByText("Recovery codes left: 10").waitFor();
  const mail = await world.portal.mailbox.waitFor((one) => one.subject.includes("now takes a code"));
  assert.deepEqual(mail.envelope.to, [ada]);
});

test("from now on the password is not enough", async () => {
  const { page } = member;
  await signOut();
  await typePassword(page, ada);
  await heading(page, "Second step");
  await wellMade(page, "factors-code");
  await page.getByLabel("Code from the app", { exact: true }).fill("000000");
  await button(page, "Sign in").click();
  await page.getByText("This code is not right, or was used before.").waitFor();
  await page.getByLabel("Code from the app", { exact: true }).fill(codeOf(secret, 1));
  await button(page, "Sign in").click();
  await page.waitForURL(/\/bookings$/);
  await heading(page, "My bookings");
});

test("without the app a recovery code opens, once", async () => {
  const { page } = member;
  await signOut();
  await typePassword(page, ada);
  await button(page, "Use a recovery code").click();
  await page.getByLabel("Recovery code", { exact: true }).fill(recovery[0]);
  await wellMade(page, "factors-recovery");
  await button(page, "Sign in").click();
  await page.waitForURL(/\/bookings$/);
  await signOut();
  await typePassword(page, ada);
  await button(page, "Use a recovery code").click();
  await page.getByLabel("Recovery code", { exact: true }).fill(recovery[0]);
  await button(page, "Sign in").click();
  await page.getByText("This code is not right, or was used before.").waitFor();
  await page.getByLabel("Recovery code", { exact: true }).fill(recovery[1].toUpperCase());
  await button(page, "Sign in").click();
  await page.waitForURL(/\/bookings$/);
  await world.portal.mailbox.waitFor((one) => one.subject.includes("recovery code was used"));
});

test("she adds a passkey and names it", async () => {
  const { page } = member;
  authenticator = await plugIn();
  await page.goto("/account/sign-ins");
  await page.getByText("Recovery codes left: 8").waitFor();
  await page.getByLabel("Name of the new passkey", { exact: true }).fill("Blue phone");
  await button(page, "Add a passkey").click();
  await button(page, "Rename Blue phone").waitFor();
  await page.getByText("On several devices").waitFor();
  await wellMade(page, "factors-passkeys");
  // The device holds one already, and makes no other.
  await page.getByLabel("Name of the new passkey", { exact: true }).fill("Again");
  await button(page, "Add a passkey").click();
  await page.getByText("This device holds a passkey of your account already.").waitFor();
  await button(page, "Rename Blue phone").click();
  await page.getByLabel("Name of the passkey", { exact: true }).fill("Green phone");
  await button(page, "Save").click();
  await button(page, "Rename Green phone").waitFor();
  await world.portal.mailbox.waitFor((one) => one.subject.includes("passkey") && one.subject.includes("was added"));
});

test("the passkey signs in by itself: from the field, and by the button", async () => {
  const { page, context } = member;
  // The browser offers it where she would type, and this device says yes at once.
  await context.clearCookies();
  await page.goto("/sign-in?next=/bookings");
  await page.waitForURL(/\/bookings$/);
  await heading(page, "My bookings");

  await device.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: authenticator, enabled: false });
  await signOut();
  await button(page, "Sign in with a passkey").waitFor();
  await wellMade(page, "factors-sign-in");
  await device.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: authenticator, enabled: true });
  await button(page, "Sign in with a passkey").click();
  await page.waitForURL(/\/bookings$/);
  await heading(page, "My bookings");
});

test("a device that does not know its holder signs nobody in", async () => {
  const { page } = member;
  await device.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: authenticator, enabled: false });
  await signOut();
  await button(page, "Sign in with a passkey").waitFor();
  await device.send("WebAuthn.setUserVerified", { authenticatorId: authenticator, isUserVerified: false });
  await device.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: authenticator, enabled: true });
  await button(page, "Sign in with a passkey").click();
  await page.getByText("Your device gave no passkey").waitFor();
  await wellMade(page, "factors-declined");
  await device.send("WebAuthn.setUserVerified", { authenticatorId: authenticator, isUserVerified: true });
  await button(page, "Sign in with a passkey").click();
  await page.waitForURL(/\/bookings$/);
});

test("she makes a token, and a program uses it as far as it goes", async () => {
  const { page } = member;
  await world.portal.d1("UPDATE sessions SET created_at = created_at - 3600000, confirmed_at = NULL");
  await page.goto("/account/tokens");
  await page.getByText("No tokens yet").waitFor();
  await button(page, "Make the token").click();
  await page.getByLabel("What is it for?", { exact: true }).fill("Door display");
  await button(page, "Make the token").click();
  await page.getByText("Choose at least one thing that it may do.").waitFor();
  await page.getByLabel("Bookings", { exact: true }).selectOption("bookings:read");
  await wellMade(page, "factors-token-form");
  await button(page, "Make the token").click();
  // It is an hour ago that she signed in: the passkey shows that it is she.
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await button(dialog, "Use a passkey").click();
  await heading(page, "The token for Door display", 2);
  const token = await page.locator(".token code").innerText();
  await wellMade(page, "factors-token");

  const post = (path, body, headers = {}) =>
    fetch(`${world.portal.url}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  const exchanged = await post("/api/identity/tokens/access", { token });
  assert.equal(exchanged.status, 201);
  const { access_token, token_type, expires_in, scope } = await exchanged.json();
  assert.deepEqual([token_type, expires_in, scope], ["Bearer", 300, "bookings:read"]);
  const bearer = { authorization: `Bearer ${access_token}` };
  const read = await fetch(`${world.portal.url}/api/bookings`, { headers: bearer });
  assert.equal(read.status, 200, await read.text());
  const stranger = await fetch(`${world.portal.url}/api/bookings`);
  assert.equal(stranger.status, 401);
  const refused = await post("/api/identity/tokens", { name: "x", scopes: ["bookings:write"], days: 1 }, bearer);
  assert.deepEqual([refused.status, (await refused.json()).type], [403, "/problems/scope-missing"]);
  const cookie = await fetch(`${world.portal.url}/api/bookings`, { headers: { cookie: `__Host-portico_access=${access_token}` } });
  assert.equal(cookie.status, 401, "a program's token is no browser's");

  await button(page, "Revoke Door display").click();
  await button(page.getByRole("dialog", { name: "Revoke Door display?" }), "Revoke").click();
  await page.getByText("No tokens yet").waitFor();
  assert.equal((await post("/api/identity/tokens/access", { token })).status, 401);
});

test("she turns codes off and removes the passkey", async () => {
  const { page } = member;
  await page.goto("/account/sign-ins");
  await button(page, "Turn off").click();
  await page.getByLabel("Code", { exact: true }).fill(recovery[2]);
  await button(page, "Turn off").click();
  await button(page, "Set up").waitFor();
  await button(page, "Remove Green phone").click();
  await button(page.getByRole("dialog", { name: "Remove Green phone?" }), "Remove").click();
  await button(page, "Remove Green phone").waitFor({ state: "detached" });
  await world.portal.mailbox.waitFor((one) => one.subject.includes("no longer takes a code"));
  await signOut();
  await typePassword(page, ada);
  await page.waitForURL(/\/bookings$/);
});

test("somebody without either notices nothing of it, and no page complained", async () => {
  const { page, faults, signIn, leave } = await world.visitor({ viewport: { width: 390, height: 844 } });
  await signIn(bob);
  await page.goto("/account/sign-ins");
  // He reads German.
  await button(page, "Einrichten").waitFor();
  await page.goto("/account/tokens");
  await page.getByText("Noch keine Tokens").waitFor();
  assert.deepEqual(faults, []);
  await leave();
});
