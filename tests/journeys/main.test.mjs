// The way of a member through the portal, in a real browser, with real mails: from signing up to a cancelled booking.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, dayFromNow, inWords, PASSWORD, shoot, startWorld, vikram, wilma } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;
// The new person has no contract and pays on an invoice here, as this space may allow.
await portal.d1("UPDATE billing_settings SET contacts_pay = 'next_invoice'");

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const field = (page, name) => page.getByLabel(name, { exact: true });

test("a new person signs up, books a room for four, and cancels it", async () => {
  const { page, faults, leave } = await world.visitor();
  const nora = "nora@journeys.portico.example";

  await page.goto("/");
  await link(page, "Create an account").click();
  await heading(page, "Create your account").waitFor();
  await field(page, "Your name").fill("Nora Winterfeld");
  await field(page, "E-mail address").fill(nora);
  await field(page, "Password").fill(PASSWORD);
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await shoot(page, "main-1-sign-up");
  await button(page, "Create an account").click();
  await heading(page, "Check your mail").waitFor();

  const welcome = await mailTo(nora, /^Confirm your e-mail address/);
  await page.goto(linkIn(welcome, "/verify-email"));
  await heading(page, "Confirm your e-mail address").waitFor();
  await button(page, "Confirm").click();
  await heading(page, "Confirmed").waitFor();
  await link(page, "Sign in").click();
  await signIn(page, nora, PASSWORD);
  await heading(page, "Hello, Nora").waitFor();
  await page.getByText("Nothing booked yet").waitFor();
  await shoot(page, "main-2-dashboard-empty");

  await link(page, "Book").click();
  const date = await find(page, { date: dayFromNow(1), time: "10:00", people: 4 });
  const offer = link(page, /^Book 10:00–11:00, /).first();
  const [, room, price] = (await offer.getAttribute("aria-label")).match(/^Book 10:00–11:00, (.+), (\S+)$/);
  await shoot(page, "main-3-found");
  await offer.click();
  await heading(page, "Confirm your booking").waitFor();
  await page.getByLabel(/^Title/).fill("Kick-off");
  await shoot(page, "main-4-confirm");
  await button(page, `Book for ${price}`).click();
  await heading(page, "Kick-off").waitFor();
  await page.getByText("Booked. A confirmation is on its way by mail.").waitFor();
  await shoot(page, "main-5-booked");

  const id = new URL(page.url()).pathname.split("/").at(-1);
  const booking = await (await page.request.get(`/api/bookings/${id}`)).json();
  assert.equal(booking.resource.name, room);
  assert.equal(booking.people, 4);
  assert.equal(wallClock(booking.starts_at), `${date} 10:00`);
  const confirmation = await mailTo(nora, /^Booked: /);
  assert.ok(confirmation.subject.includes(room), confirmation.subject);
  const event = calendarOf(confirmation);
  assert.deepEqual([event.METHOD, event.STATUS], ["PUBLISH", "CONFIRMED"]);
  assert.equal(instant(event.DTSTART), Date.parse(booking.starts_at));
  assert.equal(instant(event.DTEND), Date.parse(booking.ends_at));
  const download = await page.request.get(await link(page, "Add to calendar").getAttribute("href"));
  assert.match(download.headers()["content-type"], /^text\/calendar/);

  await link(page, "Home").click();
  const mine = page.getByRole("article").filter({ has: heading(page, "Kick-off", 3) });
  await mine.getByText(new RegExp(`^${room} · `)).waitFor();
  await page.getByText("1 open booking", { exact: true }).waitFor();
  await shoot(page, "main-6-dashboard");
  await mine.getByRole("button", { name: new RegExp(`^Cancel ${room}, `) }).click();
  const question = page.getByRole("dialog", { name: "Cancel this booking?" });
  await question.waitFor();
  await shoot(page, "main-7-cancel");
  await button(question, "Cancel booking").click();
  await page.getByText("Nothing booked yet").waitFor();
  assert.equal(await mine.count(), 0);

  const goodbye = await mailTo(nora, /^Cancelled: /);
  const gone = calendarOf(goodbye);
  assert.deepEqual([gone.METHOD, gone.STATUS, gone.UID], ["CANCEL", "CANCELLED", event.UID]);
  assert.ok(Number(event.SEQUENCE ?? 0) < Number(gone.SEQUENCE), "calendars take the cancellation for news");
  await link(page, "My bookings").click();
  await heading(page, "You have no upcoming bookings", 2).waitFor();
  await link(page, "Past").click();
  await page.getByRole("article").filter({ hasText: "Kick-off" }).getByText("Cancelled", { exact: true }).waitFor();
  await shoot(page, "main-8-past");
  assert.deepEqual(faults, []);
  await leave();
});

test("whoever has forgotten the password chooses a new one by mail, and every other session ends", async () => {
  const [elsewhere, here] = [await world.visitor(), await world.visitor()];
  await elsewhere.signIn(wilma);
  const { page } = here;
  await page.goto("/sign-in");
  await link(page, "Forgot your password?").click();
  await heading(page, "Choose a new password").waitFor();
  await field(page, "E-mail address").fill(wilma);
  await button(page, "Send me a link").click();
  await heading(page, "Check your mail").waitFor();
  const letter = await mailTo(wilma, /^Choose a new password/);

  const address = linkIn(letter, "/reset-password");
  const changed = "a lantern on the third step";
  await page.goto(address);
  await field(page, "New password").fill(changed);
  await button(page, "Set the new password").click();
  await heading(page, "Password changed").waitFor();
  await shoot(page, "reset-done");
  await mailTo(wilma, /^Your password .* was changed$/);

  await link(page, "Sign in").click();
  await signIn(page, wilma, PASSWORD);
  await page.getByRole("alert").getByText("E-mail address and password do not match.", { exact: false }).waitFor();
  await shoot(page, "sign-in-wrong");
  await signIn(page, wilma, changed);
  await heading(page, "Hello, Wilma").waitFor();

  await elsewhere.context.clearCookies({ name: "__Host-portico_access" });
  await elsewhere.page.goto("/bookings");
  await heading(elsewhere.page, "Welcome back").waitFor();

  await page.goto(address);
  await field(page, "New password").fill("another lantern on the stairs");
  await button(page, "Set the new password").click();
  await page.getByRole("alert").getByText("This link has been used", { exact: false }).waitFor();
  await Promise.all([elsewhere.leave(), here.leave()]);
});

test("after signing out nothing is shown; signing in again leads to the page that was wanted", async () => {
  const { page, context, signIn: enter, leave } = await world.visitor();
  await enter(ada);
  await page.goto("/dashboard");
  await heading(page, "Hello, Ada").waitFor();
  await button(page, "Sign out").click();
  await heading(page, "Welcome back").waitFor();
  // The page to sign in on has one of its own, for passkeys; of who was signed in nothing is left.
  assert.deepEqual((await context.cookies()).filter(({ name }) => /portico_(access|refresh)/.test(name)), []);
  await page.goto("/bookings?when=past");
  await heading(page, "Welcome back").waitFor();
  await signIn(page, ada, PASSWORD);
  await heading(page, "My bookings").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("when"), "past");
  await leave();
});

test("two want the same hour: one gets it, the other takes an alternative with one press", async () => {
  const both = [await world.visitor(), await world.visitor()];
  await both[0].signIn(ada);
  await both[1].signIn(vikram);
  const sunday = [2, 3, 4, 5, 6, 7, 8].map(dayFromNow).find((date) => new Date(date).getUTCDay() === 0);
  const rooms = [];
  for (const { page } of both) {
    await page.goto("/book");
    // A Sunday, on which the location is closed: the page is asked for the day after.
    const day = await find(page, { date: sunday, time: "14:00", people: 4 });
    assert.notEqual(day, sunday);
    const offers = await link(page, /^Book 14:00–15:00, /).all();
    const names = await Promise.all(offers.map(async (one) => (await one.getAttribute("aria-label")).split(", ")[1]));
    rooms.push(names);
  }
  const wanted = rooms[0].find((name) => rooms[1].includes(name));
  for (const { page } of both) {
    await link(page, new RegExp(`^Book 14:00–15:00, ${wanted}, `)).click();
    await heading(page, "Confirm your booking").waitFor();
    await button(page, /^Book (for|now)/).waitFor();
  }
  await Promise.all(both.map(({ page }) => button(page, /^Book (for|now)/).click()));
  const booked = (page) => page.getByText("Booked. A confirmation is on its way by mail.");
  const refused = (page) => heading(page, "That time is not available", 2);
  await Promise.all(both.map(({ page }) => booked(page).or(refused(page)).waitFor()));
  const won = await Promise.all(both.map(({ page }) => booked(page).isVisible()));
  assert.deepEqual([...won].sort(), [false, true], "exactly one gets the room");

  const { page } = both[won.indexOf(false)];
  await page.getByText("Someone has taken this time.", { exact: false }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "That time is not available");
  await shoot(page, "race-refused");
  const instead = button(page, /^Book this: /).first();
  const name = await instead.getAttribute("aria-label");
  await instead.click();
  await booked(page).waitFor();
  const booking = await (await page.request.get(`/api/bookings/${new URL(page.url()).pathname.split("/").at(-1)}`)).json();
  assert.ok(name.includes(booking.resource.name), `${name} became ${booking.resource.name}`);
  assert.ok(name.includes(wallClock(booking.starts_at).slice(11)), `${name} became ${booking.starts_at}`);
  await shoot(page, "race-instead");
  await Promise.all(both.map(({ leave }) => leave()));
});

test("a price that has changed since it was seen is shown, and asked again", async () => {
  const { page, signIn: enter, faults, leave } = await world.visitor();
  await enter(vikram);
  await page.goto("/book");
  await find(page, { date: dayFromNow(3), time: "09:00", people: 4 });
  await link(page, /^Book 09:00–10:00, /).first().click();
  await heading(page, "Confirm your booking").waitFor();
  const seen = await button(page, /^Book (for|now)/).textContent();
  await portal.d1("UPDATE rates SET amount_minor = amount_minor + 700");
  await portal.d1("DELETE FROM draws");
  await portal.d1("DELETE FROM grants");
  await button(page, /^Book (for|now)/).click();
  await page.getByText("The price has changed: ", { exact: false }).waitFor();
  await page.getByRole("alert").getByText("Nothing was ordered or booked.", { exact: false }).waitFor();
  const now = await button(page, /^Book for/).textContent();
  assert.notEqual(now, seen);
  await wellMade(page, "price-changed");
  await button(page, now.trim()).click();
  await page.getByText("Booked. A confirmation is on its way by mail.").waitFor();
  const booking = await (await page.request.get(`/api/bookings/${new URL(page.url()).pathname.split("/").at(-1)}`)).json();
  assert.ok(now.includes((booking.cost.gross.minor / 100).toFixed(2)), `${now}: ${JSON.stringify(booking.cost.gross)}`);
  // The browser says of itself that it was refused once.
  assert.deepEqual(faults.filter((fault) => !/409/.test(fault)), []);
  await leave();
});

async function signIn(page, email, password) {
  await field(page, "E-mail address").fill(email);
  await field(page, "Password").fill(password);
  await button(page, "Sign in").click();
}

/** Searches through the form; steps on to the next day while the location is closed. Gives the day that was found. */
async function find(page, { date, time, people }) {
  await heading(page, "Find a room or desk").waitFor();
  await field(page, "Date").fill(date);
  await page.getByLabel(/^Start/).fill(time);
  await field(page, "People").fill(String(people));
  await button(page, "Find").click();
  for (let days = 0; days < 7; days += 1) {
    const day = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    await heading(page, new RegExp(inWords(day)), 2).waitFor();
    if (await page.getByRole("region", { name: "Results" }).getByText("The location is closed on that day.", { exact: false }).count() === 0) return day;
    await link(page, "Day after").click();
  }
  throw new Error("a week without an open day");
}

const mailTo = (email, subject) => portal.mailbox.waitFor((mail) => mail.envelope.to.includes(email)
  && subject.test(mail.subject));

/** The address in a mail that leads to a page; both versions of the mail must hold it. */
function linkIn(mail, pathname) {
  const [address] = mail.text.match(new RegExp(`${portal.url}${pathname}\\?token=[\\w.~-]+`)) ?? assert.fail(`no link in:\n${mail.text}`);
  assert.ok(mail.html.includes(address), "the HTML version has the same link");
  return address;
}

/** The attached calendar object as name and value; RFC 5545 folds long lines with a blank. */
function calendarOf(mail) {
  const file = mail.attachments.find(({ mimeType }) => mimeType === "text/calendar") ?? assert.fail("no calendar is attached");
  const text = typeof file.content === "string" ? file.content : new TextDecoder().decode(file.content);
  const lines = text.replace(/\r?\n[ \t]/g, "").trim().split(/\r?\n/);
  return Object.fromEntries(lines.map((line) => [line.split(/[:;]/)[0], line.slice(line.indexOf(":") + 1)]));
}

/** A UTC date-time of RFC 5545, such as 20261124T090000Z, in milliseconds. */
const instant = (text) => Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

const wallClock = (at) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" }).format(new Date(at));
