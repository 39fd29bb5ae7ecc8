// Who gets in, and how: an operator helps somebody who is locked out, invites another operator, looks at new accounts before they
// open, and wants a second factor of whoever works in the console.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { codeOf } from "./authenticator.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, boss, PASSWORD, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

// The demo's people read several languages.
await portal.d1("UPDATE accounts SET locale = 'en'");

const [operator, member, invited, newcomer, anew] = await Promise.all([1, 2, 3, 4, 5].map(() => world.visitor()));
await operator.signIn(boss);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: true }).waitFor();
const pathIn = (mail, page) => {
  const { pathname, search } = new URL(mail.text.match(new RegExp(`http\\S+${page}\\S*`))[0]);
  return pathname + search;
};
const mailTo = (address, subject) => portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && subject.test(mail.subject));
const olga = "olga.lantern@journey.example";
const ned = "ned.lantern@journey.example";

async function signUp(page, email, name, answer = async () => {}) {
  await page.getByLabel("E-mail address", { exact: true }).fill(email);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await answer();
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await press(page, "Create an account");
  await heading(page, "Check your mail");
  await page.goto(pathIn(await mailTo(email, /^Confirm your e-mail address/), "/verify-email"));
  await press(page, "Confirm");
  await heading(page, "Confirmed");
  await follow(page, "Sign in");
}

async function signIn(page, email) {
  await page.getByLabel("E-mail address", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await press(page, "Sign in");
}

test("an operator finds an account that is locked and lets its owner in", async () => {
  const headers = { origin: portal.url };
  for (let n = 0; n < 5; n += 1) await member.context.request.post("/api/identity/sessions", { data: { email: ada, password: "a wrong one" }, headers });
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Accounts");
  await heading(page, "Accounts");
  await wellMade(page, "entrances-accounts");
  await page.getByLabel("Name or e-mail address").fill(ada);
  await press(page, "Show");
  const [{ name }] = await portal.d1(`SELECT name FROM accounts WHERE email = '${ada}'`);
  await follow(page, name);
  await heading(page, name);
  await page.getByText("Locked", { exact: true }).waitFor();
  await wellMade(page, "entrances-account");
  await press(page, "Lift the lock");
  const dialog = page.getByRole("dialog", { name: "Lift the lock of this account?" });
  await wellMade(page, "entrances-lift");
  await press(dialog, "Lift the lock");
  await page.getByText("Locked", { exact: true }).waitFor({ state: "detached" });
  await mailTo(ada, /You can sign in to .* again/);
  await member.signIn(ada);
  await member.page.goto("/account");
  await heading(member.page, "My account");
});

test("it is signed out everywhere, and a link for another password is on its way", async () => {
  const { page } = operator;
  await page.reload();
  await press(page, "Sign out everywhere");
  await press(page.getByRole("dialog", { name: "Sign this account out everywhere?" }), "Sign out everywhere");
  await page.getByText("Signed in nowhere.").waitFor();
  await mailTo(ada, /You were signed out of .* everywhere/);
  await press(page, "Send a password reset");
  await press(page.getByRole("dialog", { name: "Send a link to choose a new password?" }), "Send a password reset");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await mailTo(ada, /password/i);
  const deeds = await portal.d1("SELECT action FROM audit ORDER BY at DESC LIMIT 3");
  assert.deepEqual(deeds.map(({ action }) => action).sort(), ["end_sessions_of", "lift_lock", "send_password_reset"]);
});

test("she invites somebody to the staff, with roles of her own", async () => {
  const { page } = operator;
  await page.goto("/console/operators");
  await heading(page, "Operators");
  await follow(page, "Invite somebody");
  await page.getByLabel("E-mail address", { exact: true }).fill(olga);
  await press(page, "Send the invitation");
  await page.getByText("Choose at least one role.").first().waitFor();
  await page.getByLabel("Visitors", { exact: true }).selectOption("visitors:read");
  await page.getByLabel("Help desk", { exact: true }).selectOption("support:write");
  await wellMade(page, "entrances-invite");
  await press(page, "Send the invitation");
  await page.getByText(olga).waitFor();
  await wellMade(page, "entrances-operators");
  await mailTo(olga, /invites you to the staff/);
  portal.mailbox.clear();
  await press(page, `Send again to ${olga}`);
});

test("the invited signs up with that address, accepts, and works in the console", async () => {
  const { page } = invited;
  // The mail that was sent again: the link before leads nowhere.
  await page.goto(pathIn(await mailTo(olga, /invites you to the staff/), "/operators/invitations/"));
  await heading(page, "You are invited to the staff");
  await page.getByText(/What you may do: .*(Visitors: .*Help desk: |Help desk: .*Visitors: )/).waitFor();
  await wellMade(page, "entrances-invitation");
  await follow(page, "Create an account");
  await signUp(page, olga, "Olga Lantern");
  await signIn(page, olga);
  await heading(page, "You are invited to the staff");
  await press(page, "Accept");
  await heading(page, "Console");
  await page.getByRole("link", { name: "Help desk" }).first().waitFor();
  const [{ roles }] = await portal.d1(`SELECT roles FROM accounts WHERE email = '${olga}'`);
  assert.deepEqual(JSON.parse(roles).sort(), ["support:write", "visitors:read"]);
});

test("she asks a question of whoever signs up, and another for later", async () => {
  const { page } = operator;
  await page.goto("/console/fields");
  await heading(page, "Questions to members");
  await follow(page, "Add");
  await page.getByLabel("Question English").fill("What is your trade?");
  await page.getByLabel(/^Question Deutsch/).fill("Was machst du?");
  await page.getByLabel("Must be answered").check();
  await press(page, "Save");
  await page.getByRole("row", { name: /What is your trade/ }).waitFor();
  await follow(page, "Add");
  await page.getByLabel("Question English").fill("How did you hear of us?");
  await page.getByLabel("Answered by").selectOption("choice");
  await page.getByLabel("Asked", { exact: true }).selectOption("later");
  await page.getByLabel("Place in the order").fill("2");
  for (const [index, label] of ["From a friend", "In the street"].entries()) {
    await press(page, "Add a choice");
    await page.getByLabel(`Choice ${index + 1}, en`).fill(label);
  }
  await wellMade(page, "entrances-field");
  await press(page, "Save");
  await page.getByRole("row", { name: /How did you hear/ }).waitFor();
  await wellMade(page, "entrances-fields");
});

test("new accounts wait once the space says so", async () => {
  const { page } = operator;
  await page.goto("/console/settings");
  await page.getByLabel("New accounts wait until an operator approves").check();
  await press(page, "Save");
  await page.getByText("Saved").first().waitFor();
  await wellMade(page, "entrances-settings");
  const { page: theirs } = newcomer;
  await theirs.goto("/sign-up");
  await signUp(theirs, ned, "Ned Lantern", async () => {
    await theirs.getByRole("checkbox", { name: /^I accept the terms/ }).check();
    await press(theirs, "Create an account");
    await theirs.locator("[aria-invalid=true]").first().waitFor();
    await theirs.getByLabel("What is your trade?").fill("Rowing boats");
    await wellMade(theirs, "entrances-sign-up");
  });
  await signIn(theirs, ned);
  await heading(theirs, "Your account waits");
  await wellMade(theirs, "entrances-waiting");
  await theirs.goto("/bookings");
  await theirs.waitForURL(/\/waiting$/);
});

test("an operator declines, then approves, and the newcomer goes on", async () => {
  const { page } = operator;
  await mailTo(boss, /Ned Lantern waits for your approval/);
  await page.goto("/console/approvals");
  await heading(page, "New accounts");
  await page.getByText("Rowing boats").waitFor();
  await press(page, "Decline Ned Lantern");
  await page.getByLabel("Why", { exact: true }).fill("We are full until March.");
  await wellMade(page, "entrances-approvals");
  await press(page, "Decline");
  await heading(page, "Nobody waits", 2);
  await mailTo(ned, /was not approved/);
  const { page: theirs } = newcomer;
  await theirs.reload();
  await theirs.getByText("We are full until March.").waitFor();
  await wellMade(theirs, "entrances-declined");
  await follow(page, "Declined");
  await press(page, "Approve Ned Lantern");
  await heading(page, "Nobody was declined", 2);
  await mailTo(ned, /Welcome to/);
  await theirs.reload();
  await press(theirs, "Go on");
  await theirs.waitForURL(/\/dashboard$/);
});

test("what is asked later stands on the dashboard, is answered, and is seen at the customer", async () => {
  const { page: theirs } = newcomer;
  await theirs.getByText("The space would like to know more").waitFor();
  await wellMade(theirs, "entrances-question");
  await follow(theirs, "Answer");
  await heading(theirs, "More about you", 2);
  await theirs.getByLabel("How did you hear of us?").selectOption({ label: "From a friend" });
  await press(theirs, "Save answers");
  await theirs.locator("#more").getByText("Saved.", { exact: true }).waitFor();
  await wellMade(theirs, "entrances-more");
  await theirs.goto("/dashboard");
  await heading(theirs, "Hello, Ned");
  assert.equal(await theirs.getByText("The space would like to know more").count(), 0);
  const [{ id }] = await portal.d1(`SELECT id FROM customers WHERE email = '${ned}'`);
  const { page } = operator;
  await page.goto(`/console/members/${id}`);
  await heading(page, "Answers", 2);
  await page.getByText("Rowing boats").waitFor();
  await page.getByText("From a friend").waitFor();
  await wellMade(page, "entrances-answers");
});

let secret;

test("a second factor is wanted of operators: whoever has none sets one up before the console opens", async () => {
  const { page } = operator;
  await page.goto("/console/settings");
  await page.getByLabel("A second factor is wanted of").selectOption("operators");
  await press(page, "Save");
  await page.getByText("Saved").first().waitFor();
  const { page: fresh } = anew;
  await fresh.goto("/sign-in?next=/console");
  await signIn(fresh, boss);
  await heading(fresh, "One more step");
  await heading(fresh, "Two-step sign-in", 2);
  await wellMade(fresh, "entrances-held");
  // There is no way around it.
  await fresh.goto("/console");
  await heading(fresh, "Your roles rest", 2);
  await wellMade(fresh, "entrances-roles-rest");
  const refused = await anew.context.request.get("/api/identity/operators");
  assert.equal(refused.status(), 403);
  assert.equal((await refused.json()).type, "/problems/second-factor-required");
  await follow(fresh, "Show or set up a second factor");
  await press(fresh, "Set up");
  await heading(fresh, "Scan this code with your app", 3);
  secret = (await fresh.locator("code").first().innerText()).replaceAll(" ", "");
  await fresh.getByLabel("Code", { exact: true }).fill(codeOf(secret));
  await press(fresh, "Turn on");
  await heading(fresh, "Recovery codes", 3);
  await press(fresh, "I have kept them");
  await press(fresh, "Go on");
  await heading(fresh, "Console");
  await fresh.getByRole("link", { name: "Operators" }).first().waitFor();
});

test("a session that began before shows it, and goes on", async () => {
  const { page, context } = operator;
  await context.request.post("/api/identity/sessions/refresh", { headers: { origin: portal.url } });
  await page.goto("/console");
  await heading(page, "Your roles rest", 2);
  await follow(page, "Show or set up a second factor");
  await heading(page, "One more step");
  await wellMade(page, "entrances-show");
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret, 1));
  await press(page, "Go on");
  await heading(page, "Console");
});

test("nothing went wrong in any browser that was not provoked", () => {
  const provoked = /status of (401|403|404|409|410|422|429)/;
  for (const { faults } of [operator, member, invited, newcomer, anew]) assert.deepEqual(faults.filter((fault) => !provoked.test(fault)), []);
});
