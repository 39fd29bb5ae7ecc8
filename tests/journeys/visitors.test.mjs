// Visitors as everybody has to do with them: a member invites two, the mail brings code and calendar file, a tablet at the door
// lets one in by code and one by name, the host is told, the desk sees who is in, and everybody leaves again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import encodeQR from "qr";
import { camera, dotsOf } from "./camera.mjs";
import { sign } from "./signing.mjs";
import { ada, boss, startWorld, wilma } from "./world.mjs";
import { wellMade } from "./well-made.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;
// The house is open every day, and stands where it is noon now: whoever comes today has an afternoon before them at any hour.
const ahead = 12 - new Date().getUTCHours();
const ZONE = ahead === 0 ? "Etc/UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "00:00", closes: "24:00" }));
const zone = { name: ZONE, first_offset_seconds: ahead * 3600, transitions: [] };
await portal.d1("UPDATE locations SET hours = ?1, zone = ?2", [JSON.stringify(always), JSON.stringify(zone)]);
/** A day some days from today there, "2026-11-24". */
const dayFromNow = (days) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(Date.now() + days * 86_400_000));

const member = await world.visitor();
await member.signIn(ada);
const operator = await world.visitor();
await operator.signIn(boss);
/** The tablet has a browser of its own, in which nobody ever signs in, and a camera. */
const eye = camera();
after(eye.put);
const atDoor = await world.machine(eye.args);
const ofTablet = { viewport: { width: 1024, height: 768 } };
const tablet = await atDoor({ ...ofTablet, permissions: ["camera"] });
/** What is held up where a code is that nobody made here. */
const stranger = encodeQR("https://example.com/menu?of=the-day", "raw", { scale: 4, border: 4 });

const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const settled = (page) => page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
const mailTo = (address, part) => portal.mailbox.waitFor(({ envelope, subject }) => envelope.to.includes(address) && subject.includes(part));
/** Some minutes from now by the location's clock, "14:35". */
const clockIn = (minutes) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(new Date(Date.now() + minutes * 60_000));
let code = "";

test("the operator opens a kiosk by a link that works once", async () => {
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Front desk");
  await heading(page, "Front desk");
  await page.getByText("Nobody that day").waitFor();
  await wellMade(page, "visitors-desk-empty");
  await follow(page, "Reception");
  await heading(page, "Reception");
  await page.getByRole("link", { name: /Everywhere/ }).click();
  await page.getByLabel(/^Text/).fill("No photos, please.\nThe fire exit is behind you.");
  await page.getByLabel("With a signature").check();
  await page.getByLabel(/^In a day/).fill("0");
  await press(page, "Save");
  await page.locator('[name="day_max"][aria-invalid="true"]').waitFor();
  await page.getByLabel(/^In a day/).fill("3");
  await wellMade(page, "visitors-settings");
  await press(page, "Save");
  await page.getByText("Version 1").waitFor();
  await follow(page, "Kiosks");
  await heading(page, "Kiosks");
  await page.getByLabel("Which door").fill("Main entrance");
  await press(page, "Set up");
  await heading(page, "Open Main entrance on its tablet", 2);
  await wellMade(page, "visitors-kiosk-link");
  const address = await page.locator("code").textContent();
  await tablet.page.goto(address);
  await heading(tablet.page, /^Welcome to/);
  // The secret does not stay in the address.
  assert.equal(new URL(tablet.page.url()).hash, "");
  await wellMade(tablet.page, "kiosk-home");
  const second = await world.visitor();
  await second.page.goto(address);
  await second.page.getByText("That link has been used").waitFor();
  await second.leave();
});

test("a member invites two people, and the mail brings code and calendar file", async () => {
  const { page } = member;
  await page.goto("/visitors");
  await heading(page, "Visitors");
  await page.getByText("Nobody is expected").waitFor();
  await follow(page, "Register visitors");
  await heading(page, "Register visitors");
  await press(page, "Register");
  await page.locator('[name="visitors/0/name"][aria-invalid="true"]').waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Eve Adams");
  await page.getByLabel(/^E-mail address/).fill("eve@example.com");
  await page.getByLabel(/^Company/).fill("Acme");
  await press(page, "Add a person");
  await page.getByLabel("Name", { exact: true }).nth(1).fill("Max Berg");
  await page.getByLabel(/^E-mail address/).nth(1).fill("max@example.com");
  await page.getByLabel("From", { exact: true }).fill(clockIn(-5));
  await page.getByLabel("Until", { exact: true }).fill("23:59");
  await page.getByLabel(/^Note to the front desk/).fill("Brings a dog");
  await page.getByText("3 of 3 visits left today").waitFor();
  await wellMade(page, "visitors-form");
  await press(page, "Register");
  await heading(page, "Registered: 2", 2);
  await wellMade(page, "visitors-registered");

  const mail = await mailTo("eve@example.com", "You are expected");
  assert.match(mail.text, /Show this code at the entrance, or type it there: ([0-9A-Z]{4}-){2}[0-9A-Z]{4}/);
  code = /type it there: (\S+)/.exec(mail.text)[1];
  assert.ok(!mail.text.includes("dog"), "the note is for the desk");
  const names = mail.attachments.map(({ filename, mimeType, contentId }) => filename ?? `${mimeType} ${contentId}`);
  assert.deepEqual(names, ["image/png <code>", "visit.ics"]);
  const calendar = new TextDecoder().decode(mail.attachments[1].content);
  assert.match(calendar, /METHOD:PUBLISH[\s\S]*UID:vis_[\s\S]*SEQUENCE:0|SEQUENCE:0[\s\S]*UID:vis_/);
  await mailTo("max@example.com", "You are expected");
});

test("the code in the mail is one that a camera reads, and opens the invitation without a script", async () => {
  const mail = await mailTo("eve@example.com", "You are expected");
  const guest = await world.visitor();
  const { side, dots } = await dotsOf(guest.page, mail.attachments[0].content);
  await guest.leave();
  const { default: decode } = await import("qr/decode.js");
  const address = decode({ data: new Uint8ClampedArray(dots.flatMap((dot) => [dot, dot, dot, 255])), width: side, height: side });
  assert.equal(address, `${portal.url}/visit/${code.replaceAll("-", "").toLowerCase()}`);

  const plain = await world.visitor({ javaScriptEnabled: false });
  await plain.page.goto(address);
  await heading(plain.page, "You are expected");
  await plain.page.getByText(code, { exact: true }).waitFor();
  await plain.page.getByText("Ada Lindqvist", { exact: false }).first().waitFor();
  const file = await plain.context.request.get(`${address}/calendar`);
  assert.match(file.headers()["content-type"], /^text\/calendar/);
  assert.match(await file.text(), /BEGIN:VEVENT/);
  await plain.leave();
  const seen = await world.visitor();
  await seen.page.goto(address);
  await wellMade(seen.page, "invitation");
  assert.deepEqual(seen.faults, []);
  await seen.leave();
});

/** Reads the terms, agrees and signs. */
async function agree(page) {
  await heading(page, "Terms for visitors", 2);
  await press(page, "Go on");
  await page.getByText("Please agree to the terms").waitFor();
  await page.getByLabel(/I have read this/).check();
  await press(page, "Go on");
  await page.getByText("Please sign in the field.").waitFor();
  await sign(page);
}

test("where there is no camera, or it may not be used, the tablet says so, and a name does", async () => {
  const storageState = await tablet.context.storageState();
  for (const [arrives, says, name] of [[world.visitor, "There is no camera to use here", "no-camera"], [atDoor, "The camera may not be used", "camera-refused"]]) {
    const { page, leave } = await arrives({ ...ofTablet, storageState });
    await page.goto("/kiosk");
    await press(page, "I am expected");
    await page.getByRole("alert").filter({ hasText: says }).waitFor();
    await wellMade(page, `kiosk-${name}`);
    await press(page, "Try the camera again");
    await page.getByRole("alert").filter({ hasText: says }).waitFor();
    await press(page, "By name");
    await page.getByLabel("Last name").fill("Adams");
    await press(page, "Go on");
    await heading(page, "Are you Eve Adams?", 2);
    await leave();
  }
});

test("one holds up the code of the mail, agrees and signs, and the host is told at once", async () => {
  const { page } = tablet;
  const mail = await mailTo("eve@example.com", "You are expected");
  await press(page, "I am expected");
  await page.waitForFunction(() => document.querySelector("video")?.videoWidth === 640);
  await page.getByText("No code could be read yet").waitFor();
  await wellMade(page, "kiosk-find");
  await press(page, "Type the code");
  eye.show({ side: stranger.length, dots: stranger.flat().map((dark) => (dark ? 0 : 255)) });
  await press(page, "Scan the code");
  await page.getByText("Nobody of that name or with that code").waitFor();
  await wellMade(page, "kiosk-stranger");
  eye.show(await dotsOf(page, mail.attachments[0].content));
  await press(page, "Scan the code");
  await heading(page, "Are you Eve Adams?", 2);
  await press(page, "No, that is not me");
  eye.show(null);
  await press(page, "I am expected");
  await press(page, "Type the code");
  await page.getByLabel("Code of your invitation").fill("0000-0000-0000");
  await press(page, "Go on");
  await page.getByText("Nobody of that name or with that code").waitFor();
  await page.getByLabel("Code of your invitation").fill(code.toLowerCase());
  await press(page, "Go on");
  await heading(page, "Are you Eve Adams?", 2);
  await wellMade(page, "kiosk-ask");
  await press(page, "Yes, check in");
  await agree(page);
  await wellMade(page, "kiosk-terms");
  await press(page, "Go on");
  await heading(page, "Welcome, Eve Adams", 2);
  await page.getByRole("region", { name: "Badge" }).getByText("Acme").waitFor();
  await wellMade(page, "kiosk-badge");
  // On paper there is the badge and nothing else.
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByRole("region", { name: "Badge" }).isVisible());
  assert.ok(!await page.getByRole("button", { name: "Print badge" }).isVisible());
  await page.emulateMedia({ media: null });
  await mailTo(ada, "Eve Adams is here");
  await press(page, "Done");
});

test("another comes in by name, and the tablet names nobody else", async () => {
  const { page } = tablet;
  await press(page, "I am expected");
  await press(page, "By name");
  for (const [name, says] of [["Ber", "Nobody of that name"], ["Adams", "Are you Eve Adams?"]]) {
    await page.getByLabel("Last name").fill(name);
    await press(page, "Go on");
    await page.getByText(says).first().waitFor();
  }
  await press(page, "No, that is not me");
  await press(page, "I am expected");
  await press(page, "By name");
  await page.getByLabel("Last name").fill("berg");
  await press(page, "Go on");
  await heading(page, "Are you Max Berg?", 2);
  await press(page, "Yes, check in");
  await agree(page);
  await press(page, "Go on");
  await heading(page, "Welcome, Max Berg", 2);
  await mailTo(ada, "Max Berg is here");
  await press(page, "Done");
});

test("somebody unannounced waits at the door until the host says yes", async () => {
  const { page } = tablet;
  await press(page, "I am not announced");
  await page.getByLabel("Your name").fill("Ida Crow");
  await page.getByLabel("Whom would you like to see?").fill("Ad");
  await press(page, "Go on");
  await page.locator('[name="host"][aria-invalid="true"]').waitFor();
  await page.getByLabel("Whom would you like to see?").fill("Ada");
  await page.getByRole("button", { name: /^Ada / }).click();
  await wellMade(page, "kiosk-walk-in");
  await press(page, "Go on");
  await agree(page);
  await press(page, "Go on");
  await heading(page, "One moment", 2);
  await wellMade(page, "kiosk-wait");
  const mail = await mailTo(ada, "Ida Crow is at the door");
  const link = new URL(/https?:\/\/\S+\/visitors\/\S+/.exec(mail.text)[0]);
  await member.page.goto(link.pathname);
  await heading(member.page, "Ida Crow is at the door", 2);
  await wellMade(member.page, "visit-at-the-door");
  await press(member.page, "Let them in");
  await member.page.getByText("Expected").or(member.page.getByText("In", { exact: true })).first().waitFor();
  await heading(page, "Welcome, Ida Crow", 2);
  await press(page, "Done");
});

test("a cap says what it is and when there is room again", async () => {
  const { page } = member;
  await page.goto("/visitors/new");
  await page.getByText("0 of 3 visits left today").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Old Dale");
  await page.getByLabel("From", { exact: true }).fill(clockIn(0));
  await page.getByLabel("Until", { exact: true }).fill("23:59");
  await press(page, "Register");
  await page.getByText("There can be at most 3 of your visits here in a day. There is room again on").waitFor();
});

test("the desk sees who is in, finds them, prints who is in, and lets one go", async () => {
  const { page } = operator;
  await page.goto("/console/visitors");
  await settled(page);
  await page.getByRole("heading", { name: /^Eve Adams/, level: 3 }).waitFor();
  await page.getByText("Brings a dog").first().waitFor();
  assert.match(await page.locator(".counts").textContent(), /0\s*expected\s*3\s*in\s*0\s*left/);
  await wellMade(page, "visitors-desk");
  await page.getByLabel("Search").fill("berg");
  await press(page, "Show");
  await page.getByRole("button", { name: "Check out Max Berg" }).click();
  await page.getByText("Left", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Max Berg is back" }).waitFor();
  // Whoever has to be counted is on one list, members too.
  const { items: [wilmaOkonjo] } = await (await operator.context.request.get("/api/activity/all/customers?search=wilma")).json();
  const letIn = await operator.context.request.post("/api/activity/all/check-ins", { data: { customer_id: wilmaOkonjo.id, location_id: "loc_berlin", courtesy: true, accepted_minor: null }, headers: { origin: portal.url } });
  assert.equal(letIn.status(), 201, await letIn.text());
  await follow(page, "Who is in");
  await heading(page, "Who is in");
  await page.getByRole("rowheader", { name: "Eve Adams" }).waitFor();
  assert.deepEqual((await page.getByRole("rowheader").allTextContents()).sort(), ["Eve Adams", "Ida Crow", wilmaOkonjo.name]);
  await wellMade(page, "visitors-present");
  await page.emulateMedia({ media: "print" });
  assert.ok(!await page.getByRole("button", { name: "Print" }).isVisible());
  await page.emulateMedia({ media: null });
  await page.goto("/console/visitors");
  await page.getByRole("link", { name: "Eve Adams" }).click();
  await page.getByRole("img", { name: "Signature of Eve Adams" }).waitFor();
  await page.getByText("No photos, please.").waitFor();
  await wellMade(page, "visitors-visit");
  const table = await operator.context.request.get(`/api/visitors/all/export?location=loc_berlin&from=${dayFromNow(0)}&until=${dayFromNow(0)}`);
  assert.equal((await table.text()).trim().split("\n").length, 4, "a head and three visits");
});

test("visitors check out at the door and by their host, and the member sees what was", async () => {
  const { page } = tablet;
  await press(page, "I am leaving");
  await press(page, "By name");
  await page.getByLabel("Last name").fill("Adams");
  await press(page, "Go on");
  await heading(page, "Are you Eve Adams?", 2);
  await press(page, "Check out");
  await heading(page, "Good-bye, Eve Adams", 2);
  await press(page, "Done");
  // Back within the hour, and gone for good.
  eye.show(await dotsOf(page, (await mailTo("eve@example.com", "You are expected")).attachments[0].content));
  await press(page, "I am expected");
  await page.waitForFunction(() => document.querySelector("video")?.videoWidth === 640);
  await heading(page, "Are you Eve Adams?", 2);
  await wellMade(page, "kiosk-back");
  await press(page, "Yes, I am back");
  await heading(page, "Welcome, Eve Adams", 2);
  await press(page, "Done");
  await operator.page.goto("/console/visitors");
  await operator.page.getByRole("link", { name: "Eve Adams" }).click();
  await operator.page.getByText("Away", { exact: true }).waitFor();
  await wellMade(operator.page, "visitors-visit-back");
  await press(page, "I am leaving");
  await heading(page, "Are you Eve Adams?", 2);
  await press(page, "Check out");
  await heading(page, "Good-bye, Eve Adams", 2);
  await press(page, "Done");
  await member.page.goto("/visitors");
  await member.page.getByRole("link", { name: "Ida Crow" }).click();
  await press(member.page, "Check out");
  await member.page.getByText("Left", { exact: true }).waitFor();
  await wellMade(member.page, "visit-left");
  const rows = await portal.d1("SELECT name, status, out_by FROM visits ORDER BY name");
  assert.deepEqual(rows.map(({ name, status, out_by }) => [name, status, out_by]), [["Eve Adams", "left", "kiosk"], ["Ida Crow", "left", "host"], ["Max Berg", "left", "operator"]]);
});

test("a visit that changes or is off is told to its visitor, with the entry that it changes", async () => {
  const { page } = member;
  await page.goto("/visitors/new");
  await page.getByLabel("Name", { exact: true }).fill("Una Wolf");
  await page.getByLabel(/^E-mail address/).fill("una@example.com");
  await page.getByLabel("Day", { exact: true }).fill(dayFromNow(3));
  await page.getByLabel("Repeats").selectOption("By weeks");
  await page.getByLabel("Until", { exact: true }).last().fill(dayFromNow(17));
  await wellMade(page, "visitors-repeat");
  await press(page, "Register");
  await heading(page, "Registered: 3", 2);
  await follow(page, "Una Wolf");
  await press(page, "Change");
  await page.getByLabel("From", { exact: true }).fill("09:00");
  await wellMade(page, "visit-change");
  await press(page, "Save");
  const changed = await mailTo("una@example.com", "has changed");
  assert.match(new TextDecoder().decode(changed.attachments.at(-1).content), /SEQUENCE:1/);
  await press(page, "Change");
  await page.getByLabel("What is changed").selectOption("This and all that follow");
  await page.getByLabel("From", { exact: true }).fill("10:00");
  await wellMade(page, "visit-change-following");
  await press(page, "Save");
  const all = await portal.mailbox.waitFor(({ envelope, attachments }) => envelope.to.includes("una@example.com") && /SEQUENCE:2/.test(new TextDecoder().decode(attachments.at(-1)?.content)));
  assert.equal(new TextDecoder().decode(all.attachments.at(-1).content).match(/BEGIN:VEVENT/g).length, 3);
  await press(page, "Make a link");
  await page.getByRole("link", { name: /\/visit\// }).waitFor();
  await wellMade(page, "visit");
  await press(page, "Call off this and all following");
  await page.getByRole("dialog").getByRole("button", { name: "Call off this and all following" }).click();
  await page.getByText("Called off", { exact: true }).waitFor();
  const off = await mailTo("una@example.com", "is off");
  assert.equal(new TextDecoder().decode(off.attachments[0].content).match(/STATUS:CANCELLED/g).length, 3);
});

test("a kiosk that is taken off shows nothing any more", async () => {
  const { page } = operator;
  await page.goto("/console/visitors/kiosks");
  await page.getByRole("button", { name: "Take off: Main entrance" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take off" }).click();
  await page.getByText("Taken off", { exact: true }).waitFor();
  await tablet.page.reload();
  await tablet.page.getByText("This kiosk is not open").waitFor();
  await wellMade(tablet.page, "kiosk-closed");
});

test("who may not register visitors is told so", async () => {
  await portal.d1("UPDATE customers SET rights = ?1 WHERE id = 'cus_001'", [JSON.stringify({ register_visitors: false })]);
  const other = await world.visitor();
  await other.signIn(wilma);
  await other.page.goto("/visitors");
  await other.page.getByText("Nobody is expected").waitFor();
  assert.equal(await other.page.getByRole("link", { name: "Register visitors" }).count(), 0);
  await other.page.goto("/visitors/new");
  await other.page.getByText("Your account may not do this.").waitFor();
  await other.leave();
});
