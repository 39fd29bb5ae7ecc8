// A company in the house: an operator makes the team, its administrator invites by mail and by link, somebody signs up and joins, one may
// not book any more, one is removed, one leaves.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, PASSWORD, startWorld, vikram, wilma } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

// The demo's people read several languages.
await portal.d1("UPDATE accounts SET locale = 'en'");

const [operator, runs, joins, refused, fresh] = await Promise.all([1, 2, 3, 4, 5].map(() => world.visitor()));
await operator.signIn(boss);
await runs.signIn(ada);
await joins.signIn(wilma);
await refused.signIn(vikram);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: true }).waitFor();
const pathIn = (mail, page) => new URL(mail.text.match(new RegExp(`http\\S+${page}\\S*`))[0]);
/** Waits until what has the focus begins with these words, and says what it is. */
const focused = async (page, words) => {
  await page.waitForFunction((begins) => document.activeElement?.textContent.trim().startsWith(begins), words);
  return page.evaluate(() => document.activeElement.tagName);
};
const mailTo = (address, subject) => portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && subject.test(mail.subject));
const nora = "nora.lantern@journey.example";
let team;
let link;
/** A square of sixteen pixels in one colour. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR4nGN4kKBAEmIY1TCqYfhqAADipWAQQ26uygAAAABJRU5ErkJggg==", "base64");

/** The next hour at which a room is free to somebody, where the one who runs the team has been. */
async function freeHour(who = runs) {
  const ask = async (path, asker = who) => (await asker.context.request.get(path)).json();
  const place = (await ask("/api/bookings", runs)).items[0].location;
  for (let day = 1; day < 8; day += 1) {
    const date = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10);
    const { rooms } = await ask(`/api/bookings/find?${new URLSearchParams({ location: place.id, date, length_minutes: 60, people: 1 })}`);
    const start = rooms.flatMap(({ starts }) => starts)[0];
    if (start) return { ...start, location_id: place.id };
  }
  throw new Error("no free hour in a week");
}

/** Finds a customer while their name is typed. */
async function choose(page, label, typed, name) {
  await page.getByLabel(label).pressSequentially(typed);
  await page.getByRole("button", { name }).first().click();
}

test("an operator makes a team with four seats", async () => {
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Teams");
  await heading(page, "Teams");
  await wellMade(page, "teams-console");
  await follow(page, "New team");
  await heading(page, "New team");
  await page.getByLabel("Name", { exact: true }).fill("Lantern");
  await press(page, "Save");
  await page.locator("[aria-invalid=true]").first().waitFor();
  await choose(page, "Who pays", ada, new RegExp(ada));
  await page.getByLabel("Seats").fill("4");
  await page.getByLabel("The payer’s benefits").selectOption({ label: "Shared, after one’s own" });
  await page.getByRole("group", { name: "What is shared" }).getByLabel("Money credit").uncheck();
  await choose(page, "Who runs it first", ada, new RegExp(ada));
  await wellMade(page, "teams-console-new");
  await press(page, "Save");
  await heading(page, "Lantern");
  await page.getByText("Administrator", { exact: true }).waitFor();
  [{ id: team }] = await portal.d1("SELECT id FROM teams WHERE name = 'Lantern'");
  const kept = await portal.d1("SELECT shares, shared_kinds FROM teams WHERE name = 'Lantern'");
  assert.deepEqual(kept, [{ shares: "after_own", shared_kinds: '["time_credit","day_pass","time_pass"]' }]);
  // Two hours of the payer's, as a plan or an operator would have given them.
  await portal.d1(`INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, created_at)
    SELECT 'grt_lantern', 'lantern', paying_customer_id, 'time_credit', 'Team hours', 120, '{"kinds":[],"locations":[]}', 0, 0 FROM teams WHERE name = 'Lantern'`);
  await wellMade(page, "teams-console-team");
});

test("its administrator gives it a face, and others see it", async () => {
  const { page } = runs;
  await page.goto(`/team?team=${team}`);
  await press(page, "Logo");
  const picture = (name, mimeType, buffer) => page.getByLabel("Logo", { exact: true }).setInputFiles({ name, mimeType, buffer });
  await picture("notes.pdf", "application/pdf", Buffer.from("%PDF-1.7\n"));
  await page.getByRole("alert").waitFor();
  await picture("logo.png", "image/png", PNG);
  await press(page, "Edit");
  await press(page, "Cancel");
  await press(page, "Logo");
  await page.getByRole("button", { name: "Remove the logo" }).waitFor();
  await wellMade(page, "teams-logo");
  await press(page, "Cancel");
  await press(page, "Edit");
  await wellMade(page, "teams-edit");
  await page.getByRole("textbox", { name: "Description" }).fill("We light the way.\nAnd the stairs.");
  await page.getByRole("checkbox", { name: /^Others may see the team/ }).check();
  await press(page, "Save");
  await follow(page, "As others see it");
  await heading(page, "Lantern");
  await wellMade(page, "teams-profile");
  await refused.page.goto("/team");
  await follow(refused.page, "Teams in the house");
  await heading(refused.page, "Teams in the house");
  await wellMade(refused.page, "teams-public");
  await follow(refused.page, "Lantern");
  await refused.page.getByText("We light the way.").waitFor();
  assert.ok(await refused.page.locator("main img").first().evaluate(async (image) => { await image.decode(); return image.naturalWidth > 0; }));
});

test("its administrator invites two people by mail and makes a link", async () => {
  const { page } = runs;
  await page.goto(`/team?team=${team}`);
  await heading(page, "Lantern", 2);
  await page.getByText("1 of 4 seats taken").waitFor();
  await follow(page, "Invite people");
  await page.getByRole("heading", { name: "Invite by mail" }).waitFor();
  await page.getByLabel("E-mail addresses").fill(`${nora}, ${ada}`);
  await press(page, "Send invitations");
  await page.getByText("One of the addresses belongs to somebody who is in the team already.").waitFor();
  await page.getByLabel("E-mail addresses").fill(`${nora}\n${bob}`);
  await press(page, "Send invitations");
  await page.getByText("3 of 4 seats taken").waitFor();
  await page.getByLabel("How many people").fill("5");
  await press(page, "Make a link");
  link = new URL(await page.locator("code").innerText()).pathname;
  await wellMade(page, "teams-link");
  await press(page, "Done");
  await page.getByText("Link, 0 of 5 joined").waitFor();
  await wellMade(page, "teams-run");
});

test("somebody who is new signs up by the mail, though the door is shut to strangers, and joins", async () => {
  const { page } = fresh;
  await portal.d1("UPDATE space_settings SET sign_up_open = 0");
  await page.goto("/sign-up");
  await page.getByText("This space does not take new accounts at the moment.").waitFor();
  const invitation = await mailTo(nora, /^Ada .* invites you into the team Lantern/);
  await page.goto(pathIn(invitation, "/team/invitations/").pathname);
  await heading(page, "Invitation");
  await page.getByText(/invites you into the team Lantern/).waitFor();
  await wellMade(page, "teams-invitation");
  await follow(page, "Create an account");
  await page.getByText("A team has invited you.").waitFor();
  await wellMade(page, "teams-sign-up");
  await page.getByLabel("E-mail address").fill(nora);
  await page.getByLabel("Your name").fill("Nora Lantern");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await press(page, "Create an account");
  await heading(page, "Check your mail");
  const welcome = await mailTo(nora, /^Confirm your e-mail address/);
  const verify = pathIn(welcome, "/verify-email");
  await page.goto(verify.pathname + verify.search + verify.hash);
  await press(page, "Confirm");
  await heading(page, "Confirmed");
  await follow(page, "Sign in");
  await page.getByLabel("E-mail address").fill(nora);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await press(page, "Sign in");
  // The way leads back to the invitation.
  await press(page, "Join Lantern");
  await heading(page, "Lantern", 2);
  await page.getByText("(you)").waitFor();
  // Seats are not hers to give away.
  await page.getByText("People in it: 2", { exact: true }).waitFor();
  assert.equal(await page.getByText(/seats taken/).count(), 0);
  await wellMade(page, "teams-member");
});

test("an invitation is for its reader, and a link for as many as there are seats", async () => {
  const invitation = await mailTo(bob, /Lantern/);
  await refused.page.goto(pathIn(invitation, "/team/invitations/").pathname);
  await refused.page.getByText("This invitation was sent to another e-mail address.").waitFor();
  await wellMade(refused.page, "teams-not-yours");
  // This browser has never been here and knows nothing of who is signed in: the server does.
  await joins.page.goto(link);
  await press(joins.page, "Join Lantern");
  await heading(joins.page, "Lantern", 2);
  await refused.page.goto(link);
  await refused.page.getByText("Every seat of the team is taken.").waitFor();
});

test("whose rights are narrowed cannot book any more, and sees why", async () => {
  const { page } = runs;
  await page.goto(`/team?team=${team}`);
  await page.getByText("4 of 4 seats taken").waitFor();
  await page.getByRole("button", { name: /^Rights of Wilma/ }).click();
  const form = page.getByRole("form", { name: /^Rights of Wilma/ });
  await form.getByRole("checkbox", { name: "Book", exact: true }).check();
  await wellMade(page, "teams-rights");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("May not: Book").waitFor();
  // The page comes anew, and whoever works by keyboard is still with her.
  assert.equal(await focused(page, "Wilma"), "H3");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Rights of Wilma/);
  await joins.page.goto(`/team?team=${team}`);
  await joins.page.getByText("May not: Book").waitFor();
  assert.equal(await joins.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Book", exact: true }).count(), 0);
  // The page that a bookmark leads to refuses, and so does the server whoever asks it.
  const wish = await freeHour();
  await joins.page.goto(`/book/confirm?${new URLSearchParams({ location: wish.location_id, people: 1, resource: wish.resource_id, starts_at: wish.starts_at, ends_at: wish.ends_at })}`);
  await joins.page.getByRole("heading", { level: 1 }).waitFor();
  await joins.page.getByText("Your account may not do this. Reception can tell you why.").first().waitFor();
  await wellMade(joins.page, "teams-refused");
  const tried = await joins.context.request.post("/api/bookings", { data: { resource_id: wish.resource_id, starts_at: wish.starts_at, ends_at: wish.ends_at, people: 1 }, headers: { origin: portal.url } });
  assert.deepEqual([tried.status(), (await tried.json()).type.split("/").at(-1)], [403, "right-withheld"]);
  assert.equal((await portal.d1(`SELECT count(*) AS n FROM v_bookings WHERE resource_id = '${wish.resource_id}' AND starts_at = ${Date.parse(wish.starts_at)}`))[0].n, 0);
  const answer = await joins.context.request.get("/api/space/viewer");
  const decision = (await answer.json()).rights.find(({ right }) => right === "book");
  assert.deepEqual([decision.allowed, decision.rule], [false, "right-withheld"]);
});

/** What is left of the payer's hours. */
async function sharedMinutes() {
  const [{ left }] = await portal.d1("SELECT sum(balance) AS left FROM v_grants JOIN teams ON teams.paying_customer_id = v_grants.customer_id WHERE teams.name = 'Lantern' AND v_grants.kind = 'time_credit'");
  return left;
}

test("a member books on the payer's hours, sees whose they were, and so does who runs the team", async () => {
  const { page } = fresh;
  await page.goto("/plans");
  await page.getByRole("heading", { name: /^Shared by Ada/ }).waitFor();
  await page.getByText("Team hours").waitFor();
  await wellMade(page, "teams-shared-plans");
  const wish = await freeHour(fresh);
  await page.goto(`/book/confirm?${new URLSearchParams({ location: wish.location_id, people: 1, resource: wish.resource_id, starts_at: wish.starts_at, ends_at: wish.ends_at })}`);
  await page.getByText("Why this price?").click();
  await page.getByText(/from Ada.*’s credit/).waitFor();
  await wellMade(page, "teams-shared-confirm");
  const before = await sharedMinutes();
  await press(page, "Book now");
  await page.waitForURL(/\/bookings\//);
  assert.equal(await sharedMinutes(), before - 60, "an hour of the payer's, whichever expires first");
  await runs.page.goto(`/team?team=${team}`);
  await runs.page.getByRole("heading", { name: /^Shared by Ada/ }).waitFor();
  // What is booked by whom, and, for who pays, the invoices.
  await runs.page.getByRole("region", { name: "Booked by the team" }).getByText("Nora Lantern").first().waitFor();
  await runs.page.getByRole("link", { name: "Invoices", exact: true }).waitFor();
  assert.equal(await fresh.page.goto(`/team?team=${team}`).then(() => fresh.page.getByRole("heading", { name: "Lantern", level: 2 }).waitFor()).then(() => fresh.page.getByRole("link", { name: "Invoices", exact: true }).count()), 0);
  await wellMade(runs.page, "teams-shared-team");
});

test("the administrator sees who drew what and says how much one may; the member sees what that leaves", async () => {
  const { page } = runs;
  // What she booked is of this month, whichever day it is today.
  const month = `${new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date()).slice(0, 7)}-01`;
  await portal.d1("UPDATE draws SET month = ?1 WHERE drawn_by IS NOT NULL", [month]);
  await page.goto(`/team?team=${team}`);
  const shared = page.getByRole("region", { name: /^Shared by Ada/ });
  await shared.getByRole("listitem").filter({ hasText: /Nora Lantern.*Time credit 1 h/ }).waitFor();
  await shared.getByText("There is no limit for one member.").waitFor();
  await press(page, "Limit for each member");
  const form = page.getByRole("form", { name: "Limit for each member" });
  await form.getByLabel("Time credit: hours a month").fill("-1");
  await form.getByRole("button", { name: "Save" }).click();
  await form.locator("[aria-invalid=true]").first().waitFor();
  await wellMade(page, "teams-caps");
  await form.getByLabel("Time credit: hours a month").fill("1");
  await form.getByRole("button", { name: "Save" }).click();
  await shared.getByText("Each member may draw, a month: Time credit 1 h.").waitFor();
  assert.equal(await focused(page, "Shared by Ada"), "H2");
  await wellMade(page, "teams-capped");
  await fresh.page.goto(`/team?team=${team}`);
  await fresh.page.getByText("Time credit: 0 min left of 1 h").waitFor();
  await wellMade(fresh.page, "teams-cap-left");
  await fresh.page.goto("/dashboard");
  const card = fresh.page.getByRole("region", { name: "What you have left" });
  await card.getByRole("heading", { name: /^Shared by Ada/ }).waitFor();
  await card.getByText("Time credit: you may draw 0 min more this month, of 1 h.").waitFor();
  await wellMade(fresh.page, "teams-dashboard");
  // Her plans say the same in the same words.
  await fresh.page.goto("/plans");
  const plans = fresh.page.getByRole("region", { name: /^Shared by Ada/ });
  await plans.getByText("Time credit: you may draw 0 min more this month, of 1 h.").waitFor();
  await wellMade(fresh.page, "teams-plans-capped");
});

test("operators see what is shared, the limit and who drew what, and say nothing of it there", async () => {
  const { page } = operator;
  await page.goto(`/console/teams/${team}`);
  await heading(page, "Lantern");
  await page.getByText("Time credit, Day passes, Time passes", { exact: true }).waitFor();
  const shared = page.getByRole("region", { name: /^Shared by Ada/ });
  await shared.getByText("Team hours").waitFor();
  await shared.getByRole("listitem").filter({ hasText: /Nora Lantern.*Time credit 1 h/ }).waitFor();
  await shared.getByText("Each member may draw, a month: Time credit 1 h.").waitFor();
  assert.equal(await shared.getByRole("button").count(), 0);
  await wellMade(page, "teams-console-shared");
  // Of whom something was changed, with them one still is.
  await press(page, "Let run the team: Nora Lantern");
  await page.getByRole("button", { name: "Make a plain member: Nora Lantern" }).waitFor();
  assert.equal(await focused(page, "Nora Lantern"), "H3");
  await press(page, "Make a plain member: Nora Lantern");
  await page.getByRole("button", { name: "Let run the team: Nora Lantern" }).waitFor();
  assert.equal(await focused(page, "Nora Lantern"), "H3");
});

test("what is cancelled is hers to draw again", async () => {
  const [{ id }] = await portal.d1("SELECT id FROM v_bookings WHERE customer_id = (SELECT id FROM v_customers WHERE name = 'Nora Lantern') ORDER BY starts_at LIMIT 1");
  const gone = await fresh.context.request.post(`/api/bookings/${id}/cancellation`, { data: {}, headers: { origin: portal.url } });
  assert.equal(gone.status(), 200, await gone.text());
  await fresh.page.goto(`/team?team=${team}`);
  await fresh.page.getByText("Time credit: 1 h left of 1 h").waitFor();
});

test("the administrator sees the team's months by person", async () => {
  const { page } = runs;
  await page.goto(`/team?team=${team}`);
  await follow(page, "Activity");
  await page.getByRole("region", { name: "By person" }).getByText("Nora Lantern").waitFor();
});

test("one is removed and told so, one leaves, and the last administrator stays", async () => {
  const { page } = runs;
  await page.goto(`/team?team=${team}`);
  await page.getByRole("link", { name: /^Remove Wilma/ }).click();
  await heading(page, "Leaving a team");
  await page.getByText("The team no longer withholds: Book.").waitFor();
  await wellMade(page, "teams-leave");
  await press(page, "Remove");
  await page.getByText("3 of 4 seats taken").waitFor();
  await mailTo(wilma, /Lantern/);
  await follow(page, "Leave the team");
  await page.getByText("A team needs somebody who runs it.").waitFor();
  await fresh.page.goto(`/team?team=${team}`);
  await follow(fresh.page, "Leave the team");
  await press(fresh.page, "Leave the team");
  await fresh.page.getByRole("heading", { name: "You are in no team" }).waitFor();
  await wellMade(fresh.page, "teams-none");
  // Her invitation is used up.
  const invitation = await mailTo(nora, /Lantern/);
  await fresh.page.goto(pathIn(invitation, "/team/invitations/").pathname);
  await fresh.page.getByText("This invitation does not hold any more.").waitFor();
});

test("nothing went wrong in any browser", () => {
  for (const { faults } of [operator, runs, joins, refused, fresh]) assert.deepEqual(faults.filter((fault) => !/status of (401|404|409|422)/.test(fault)), []);
});
