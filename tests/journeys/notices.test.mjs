// What a member is told, by which way, and what operators see of it: the bell, a link to unsubscribe, a push, a text, a dead letter.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { startPushService } from "../counterparts/push/rig.mjs";
import { until } from "../dev/until.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, startWorld } from "./world.mjs";

const [world, pushes] = await Promise.all([startWorld(), startPushService()]);
after(async () => { await world.stop(); await pushes.stop(); });
const { portal } = world;

const [member, operator] = [await world.visitor(), await world.visitor()];
await member.signIn(ada);
await operator.signIn(boss);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
const mailTo = (address, subject) => portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && mail.subject.startsWith(subject));
const header = (mail, name) => mail.headers.find(({ key }) => key === name)?.value;

/** A request as somebody who is signed in; the answer, which has to be a good one. */
async function ask(who, method, path, data) {
  const answer = await who.context.request.fetch(path, { method, data, headers: { origin: portal.url } });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

/** Ada's request, and the staff's answers to it: each is a notice to her. */
const { items: departments } = await ask(operator, "GET", "/api/support/departments");
const { locations } = await ask(member, "GET", "/api/support/options");
const ticket = await ask(member, "POST", "/api/support/tickets", {
  department_id: departments[0].id, location_id: locations[0].id, subject: "The blue door", text: "It does not close.", file_ids: [],
});
const answer = (text) => ask(operator, "POST", `/api/support/all/tickets/${ticket.id}/messages`, { kind: "answer", text, file_ids: [], then: "open" });
const unread = async () => (await ask(member, "GET", "/api/notices/unread")).unread;

test("the bell counts what is new, and what was read no longer", async () => {
  const { page } = member;
  await ask(member, "POST", "/api/notices/inbox/read", { until: new Date().toISOString() });
  await page.goto("/inbox");
  await heading(page, "Inbox");
  await answer("We look at it today.");
  await mailTo(ada, "Answer to your request #1");
  await until("something unread", unread);
  await page.goto("/dashboard");
  const bell = page.getByRole("link", { name: "Inbox, 1" });
  await bell.waitFor();
  await wellMade(page, "notices-bell");
  await bell.click();
  await heading(page, "Inbox");
  const notice = page.getByRole("link", { name: /^Answer to your request #1/ });
  await notice.waitFor();
  await wellMade(page, "notices-inbox");
  await notice.click();
  await heading(page, "The blue door");
  await page.getByRole("link", { name: "Inbox", exact: true }).waitFor();
  assert.equal(await unread(), 0);
});

test("a member chooses by which way to hear of what, and when it is quiet", async () => {
  const { page } = member;
  await page.goto("/account/notices");
  await heading(page, "Account");
  await page.getByLabel("Plans: Push").check();
  await page.getByLabel("Payments: E-mail").uncheck();
  await page.getByLabel("What can wait, by e-mail").selectOption({ label: "In one e-mail each morning" });
  await page.getByLabel("Quiet hours").check();
  await page.getByLabel("From").fill("22:30");
  await page.getByLabel("Until").fill("22:30");
  await press(page, "Save");
  await page.getByText("The end must differ from the beginning.").waitFor();
  await page.getByLabel("Until").fill("06:30");
  await press(page, "Save");
  await page.getByText("Saved.").first().waitFor();
  await wellMade(page, "notices-settings");
  const settings = await ask(member, "GET", "/api/notices/settings");
  assert.deepEqual([settings.quiet, settings.digest], [{ from: "22:30", until: "06:30" }, "daily"]);
  await page.getByLabel("Quiet hours").uncheck();
  await page.getByLabel("What can wait, by e-mail").selectOption({ label: "At once, each by itself" });
  await press(page, "Save");
  await until("no quiet any more", async () => (await ask(member, "GET", "/api/notices/settings")).quiet === null);
});

test("a link in the mail turns mails like it off, by a press or by one click of the mail program", async () => {
  const mail = await mailTo(ada, "Answer to your request #1");
  const link = header(mail, "list-unsubscribe").match(/<(.+)>/)[1];
  assert.equal(header(mail, "list-unsubscribe-post"), "List-Unsubscribe=One-Click");
  const stranger = await world.visitor({ javaScriptEnabled: true });
  await stranger.page.goto(link);
  await heading(stranger.page, "No more of these mails?");
  await wellMade(stranger.page, "notices-unsubscribe");
  const choice = async () => (await ask(member, "GET", "/api/notices/settings")).areas.find(({ area }) => area === "support");
  assert.equal((await choice()).mail, true, "looking turns nothing off");
  await press(stranger.page, "Stop these mails");
  await heading(stranger.page, "Done");
  await wellMade(stranger.page, "notices-unsubscribed");
  await stranger.page.goto(link.replace("support", "plans"));
  await heading(stranger.page, "This link does not work");
  assert.deepEqual(stranger.faults, []);
  await stranger.leave();
  assert.deepEqual([(await choice()).mail, (await choice()).in_app], [false, true]);
  const before = portal.mailbox.list().length;
  await answer("The part is ordered.");
  await until("the inbox has it", async () => (await unread()) === 1);
  await until("it is settled", async () => (await portal.d1("SELECT count(*) AS n FROM outbox WHERE last_error = 'not wanted by mail'"))[0].n === 1);
  assert.equal(portal.mailbox.list().length, before, "no mail came");
  // On again, and off by one click, as a mail program does it: no cookie, a form as its body.
  const areas = [{ ...await choice(), mail: true }].map(({ area, mail: byMail, in_app, push }) => ({ area, mail: byMail, in_app, push }));
  const { version } = await ask(member, "GET", "/api/notices/settings");
  const on = () => ask(member, "PUT", `/api/notices/settings?version=${version}`, { areas, quiet: null, digest: "off", location_id: null });
  await on();
  const clicked = await fetch(link, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  assert.deepEqual([clicked.status, (await choice()).mail], [200, false]);
  await ask(member, "PUT", `/api/notices/settings?version=${version + 1}`, { areas, quiet: null, digest: "off", location_id: null });
});

test("a push is sealed for the browser, shown by its worker, and leads to its page", async () => {
  const { page, context } = member;
  let endpoint;
  await page.exposeFunction("subscribeThere", async (key) => {
    const made = await pushes.subscribe(key);
    endpoint = made.endpoint;
    return made;
  });
  // Headless Chromium knows no push service: the counterpart gives the subscription.
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      const { endpoint, keys } = await window.subscribeThere(applicationServerKey);
      return { endpoint, toJSON: () => ({ endpoint, keys }) };
    };
  });
  await context.grantPermissions(["notifications"], { origin: portal.url });
  await page.goto("/account/notices");
  await press(page, "Turn on push on this device");
  await page.getByText("this device").waitFor();
  await wellMade(page, "notices-devices");
  const cdp = await context.newCDPSession(page);
  const registrations = [];
  cdp.on("ServiceWorker.workerRegistrationUpdated", (event) => registrations.push(...event.registrations));
  await cdp.send("ServiceWorker.enable");
  pushes.answerWith(503);
  await answer("It closes again.");
  await until("the push service was asked once", () => pushes.requests.length === 1);
  assert.deepEqual(pushes.received(endpoint), [], "it was busy");
  await until("the push waits for its next attempt", async () => (await portal.d1("SELECT last_error FROM pushes"))[0]?.last_error);
  await portal.d1("UPDATE pushes SET due_at = 1");
  await portal.cron("notices", "* * * * *");
  const [said] = await until("it came", () => { const all = pushes.received(endpoint); return all.length > 0 && all; });
  assert.match(said.title, /^Answer to your request #1/);
  assert.equal(said.page, `/support/${ticket.id}`);
  const { headers } = pushes.requests.at(-1);
  assert.deepEqual([headers.ttl, headers.urgency, headers.topic.length], ["86400", "normal", 32]);
  await page.goto("/dashboard");
  await page.getByRole("link", { name: /^Inbox, / }).waitFor();
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, data }) => ({ title, page: data.page })));
  // Chromium says nothing of a push that it gave up, as it once did: it is handed over until it shows. One tag is one notification.
  const deliver = () => cdp.send("ServiceWorker.deliverPushMessage", { origin: portal.url, registrationId: registrations.at(-1).registrationId, data: JSON.stringify(said) });
  await until("the notification is shown", async () => {
    await deliver();
    return (await shown()).length === 1;
  });
  assert.deepEqual(await shown(), [{ title: said.title, page: said.page }]);
  // The browser is gone: its next push removes the device.
  pushes.expire(endpoint);
  await answer("And one more thing.");
  await until("the device is forgotten", async () => (await portal.d1("SELECT count(*) AS n FROM push_devices"))[0].n === 0);
});

test("an operator writes words of their own, and they stand in the next mail", async () => {
  const { page } = operator;
  await page.goto("/console/notices");
  await heading(page, "Notices");
  await page.getByText("Sent today").waitFor();
  await wellMade(page, "notices-console");
  await page.getByRole("link", { name: "Texts", exact: true }).click();
  await heading(page, "Texts");
  await wellMade(page, "notices-console-texts");
  await page.getByRole("listitem").filter({ hasText: "support.answered" }).getByRole("link").click();
  await heading(page, "support.answered");
  await page.getByLabel(/^Subject/).fill("{space} says: {subjet}");
  await page.getByLabel("Opening").fill("Good that you **asked**, {name}.\n\n- Ring at the [blue door](https://quay.example/door)");
  await press(page, "Save");
  await page.getByText("One of the names in braces stands for nothing.").waitFor();
  await page.getByLabel(/^Subject/).fill("{space} says: {subject}");
  await press(page, "Show preview");
  await page.locator("p.mail").getByText("Good that you asked, Ada Members").waitFor();
  await page.frameLocator("iframe").getByText("asked").and(page.frameLocator("iframe").locator("strong")).waitFor();
  await wellMade(page, "notices-console-text");
  await press(page, "Save");
  await page.getByText("Earlier versions").waitFor();
  await answer("A last word.");
  const mail = await portal.mailbox.waitFor((one) => one.subject.endsWith("says: The blue door"));
  assert.match(mail.text, /Good that you asked, Ada .*\n\n- Ring at the blue door \(https:\/\/quay\.example\/door\)\n\n.*has answered/s);
  assert.match(mail.html, /Good that you <strong>asked<\/strong>, Ada /);
  await press(page, "Back to the standard words");
  await page.getByRole("button", { name: "Back to the standard words" }).waitFor({ state: "detached" });
});

test("a dead letter is sent again, and an address that bounced proves itself", async () => {
  const { page } = operator;
  for (const [id, name] of [["out_dead1", "Bob"], ["out_dead2", "Bobby"]]) {
    await portal.d1(
      `INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, attempts, dead_at, last_error)
       VALUES (?1, 'identity.password_changed', ?2, 'en', ?3, ?4, ?4, 6, ?4, 'no connection')`, [id, bob, JSON.stringify({ name }), Date.now()]);
  }
  await page.goto("/console/notices?state=dead");
  await page.getByRole("cell", { name: "no connection" }).first().waitFor();
  await wellMade(page, "notices-console-dead");
  await press(page, "Send all 2 again");
  const sent = await portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === bob) && mail.subject.includes("password"));
  assert.match(sent.text, /Hello Bob/);
  await portal.cron("notices", "* * * * *");
  await until("both went", async () => (await portal.d1("SELECT count(*) AS n FROM outbox WHERE id LIKE 'out_dead%' AND sent_at IS NOT NULL"))[0].n === 2);

  await portal.d1("INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES ('bnc_1', ?1, 'RCPT: 550 5.1.1 no such user', 'bookings.confirmed', ?2)", [ada, Date.now()]);
  await page.goto("/console/notices/bounces");
  await page.getByRole("rowheader", { name: new RegExp(ada) }).waitFor();
  await wellMade(page, "notices-console-bounces");
  await member.page.goto("/account/notices");
  await heading(member.page, "E-mail does not reach you", 2);
  await wellMade(member.page, "notices-bounced");
  await press(member.page, "Try this address again");
  await mailTo(ada, "Does this mail reach you?");
  await until("it is written to again", async () => (await portal.d1("SELECT count(*) AS n FROM bounces"))[0].n === 0);
  await member.page.reload();
  await member.page.getByLabel("Plans: Push").waitFor();
  assert.equal(await member.page.getByText("E-mail does not reach you").count(), 0);
});

/** A report that a mail server wrote about a mail, as it comes back to where that mail was sent from. */
const report = (file, to) => readFileSync(new URL(`../../functions/notices/tests/returned/${file}.eml`, import.meta.url), "utf8")
  .replaceAll("portal+1.0000000000000000@quay.example", to).replaceAll("\n", "\r\n");
const comeBack = (file, to) => portal.email("notices", { from: "mailer-daemon@mx.example.net", to, source: report(file, to) });
const sentFrom = async (subject) => (await portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === ada) && mail.subject.startsWith(subject))).envelope.from;

test("a mail that comes back later is noted, told in the inbox, and its address proves itself by a link", async () => {
  const { page } = member;
  const settings = await ask(member, "GET", "/api/notices/settings");
  const areas = [{ ...settings.areas.find(({ area }) => area === "support"), mail: true }].map(({ area, mail, in_app, push }) => ({ area, mail, in_app, push }));
  await ask(member, "PUT", `/api/notices/settings?version=${settings.version}`, { areas, quiet: null, digest: "off", location_id: null });
  await ask(member, "POST", "/api/notices/inbox/read", { until: new Date().toISOString() });
  portal.mailbox.clear();
  await answer("This one does not arrive for a while.");
  const soft = await sentFrom("Answer to your request #1");
  assert.match(soft, /^portal\+[0-9a-z-]+\.[0-9a-f]{16}@portico\.test$/);
  await comeBack("gmail-full", soft);
  portal.mailbox.clear();
  await answer("This one never does.");
  const hard = await sentFrom("Answer to your request #1");
  assert.notEqual(hard, soft);
  const forged = await comeBack("postfix-unknown", hard.replace(/[0-9a-f]@/, (last) => (last === "0@" ? "1@" : "0@")));
  assert.match(forged.said, /nobody reads here/);
  assert.match((await comeBack("away", hard)).said, /only reports/);
  assert.deepEqual(await portal.d1("SELECT came_back FROM bounces"), []);
  await operator.page.goto("/console/notices/bounces");
  await heading(operator.page, "Mails that did not arrive", 2);
  await wellMade(operator.page, "notices-console-soft");
  for (const _ of [1, 2]) await comeBack("postfix-unknown", hard);
  assert.deepEqual(await portal.d1("SELECT address, came_back FROM bounces"), [{ address: ada, came_back: 1 }]);
  await operator.page.reload();
  await operator.page.getByRole("rowheader", { name: /came back later/ }).waitFor();
  await wellMade(operator.page, "notices-console-came-back");
  await until("the inbox has it", async () => (await unread()) === 3);
  await page.goto("/inbox");
  const notice = page.getByRole("link", { name: "E-mail does not reach you" });
  await notice.waitFor();
  await wellMade(page, "notices-inbox-bounced");
  await notice.click();
  await heading(page, "E-mail does not reach you", 2);
  await press(page, "Try this address again");
  const tried = await mailTo(ada, "Does this mail reach you?");
  const link = tried.text.match(/https?:\/\/\S+\/api\/notices\/proofs\/\S+/)[0];
  assert.equal((await portal.d1("SELECT count(*) AS n FROM bounces"))[0].n, 1, "that a server takes it proves nothing");
  const reader = await world.visitor();
  await reader.page.goto(link);
  await heading(reader.page, "Does mail reach you?");
  await wellMade(reader.page, "notices-proof");
  await press(reader.page, "Write to me here again");
  await heading(reader.page, "Done");
  await wellMade(reader.page, "notices-proven");
  assert.deepEqual(reader.faults, []);
  await reader.leave();
  assert.equal((await portal.d1("SELECT count(*) AS n FROM bounces"))[0].n, 0);
});

test("what names nothing stands among the dead letters until it is dismissed", async () => {
  const { page } = operator;
  await portal.d1("INSERT INTO stray_messages (queue, body, is_json, why, first_at, last_at, times) VALUES ('notices', '{\"id\":7}', 1, 'it is no id of a message', ?1, ?1, 2)", [Date.now()]);
  await page.goto("/console/notices?state=dead");
  await heading(page, "Messages that name nothing", 2);
  await wellMade(page, "notices-console-strays");
  // Sent again, it goes through the queue and comes back: nothing has learned to read it meanwhile.
  await page.getByRole("button", { name: 'Send again: {"id":7}' }).click();
  const back = () => portal.d1("SELECT body, is_json, times FROM stray_messages WHERE last_at > first_at OR times = 1");
  await until("it has come back", async () => (await back()).length === 1);
  assert.deepEqual(await back(), [{ body: '{"id":7}', is_json: 1, times: 1 }]);
  assert.equal((await portal.d1("SELECT count(*) AS n FROM stray_replays"))[0].n, 0);
  await page.goto("/console/notices?state=dead");
  await press(page, "Dismiss these");
  await page.getByRole("heading", { name: "Messages that name nothing" }).waitFor({ state: "detached" });
});

test("the bell comes with the dashboard, and two tabs agree", async () => {
  const { page, context } = member;
  await ask(member, "POST", "/api/notices/inbox/read", { until: new Date().toISOString() });
  await answer("Once more.");
  await until("something unread", unread);
  const asked = [];
  const note = (request) => { if (request.url().includes("/api/")) asked.push(new URL(request.url()).pathname); };
  page.on("request", note);
  await page.goto("/dashboard");
  await page.getByRole("link", { name: "Inbox, 1" }).waitFor();
  // Beyond the rest after which the bell begins to ask.
  await page.waitForTimeout(4000);
  page.off("request", note);
  assert.deepEqual(asked.filter((path) => path !== "/api/dashboard"), [], "one call brings all");
  const other = await context.newPage();
  await other.goto("/dashboard");
  await other.getByRole("link", { name: "Inbox, 1" }).waitFor();
  await other.waitForTimeout(3000);
  await other.getByRole("link", { name: "Inbox, 1" }).click();
  await press(other, "Mark all as read");
  await page.getByRole("link", { name: "Inbox", exact: true }).waitFor();
  // What comes while the list is looked at is offered as soon as any tab has heard of it.
  await answer("And once more.");
  await until("something unread", unread);
  await page.goto("/dashboard");
  const came = other.getByRole("button", { name: "Show what has come since" });
  await came.waitFor();
  await wellMade(other, "notices-inbox-came");
  await came.click();
  await other.getByText("And once more.").waitFor();
  await came.waitFor({ state: "detached" });
  await other.close();
});

test("times and quiet hours go by the member's own zone", async () => {
  const { page } = member;
  await page.goto("/account");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await press(page, "Save the profile");
  await page.getByText("Saved.").first().waitFor();
  await page.goto("/account/notices");
  await page.getByText("On your own clock, Asia/Tokyo, as your profile says.").waitFor();
  await wellMade(page, "notices-own-clock");
  const [item] = (await ask(member, "GET", "/api/notices/inbox")).items;
  await page.goto("/inbox");
  const there = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tokyo" }).format(new Date(item.created_at));
  await page.getByText(there).first().waitFor();
  await page.goto("/account");
  await page.getByLabel("Time zone").selectOption({ index: 0 });
  await press(page, "Save the profile");
  await page.getByText("Saved.").first().waitFor();
});

test("no console says a word", () => {
  // Refused forms are answers that Chromium notes; nothing else was said.
  const told = [...member.faults, ...operator.faults].filter((fault) => !/status of 422/.test(fault));
  assert.deepEqual(told, []);
});
