// The house, from both sides: a sign at the door, a member who comes and goes, the desk that lets somebody in, and the months.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import encodeQR from "qr";
import { camera } from "./camera.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, boss, dayFromNow, startWorld, vikram } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

// The tests run at any hour.
const always = JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "00:00", closes: "24:00" })));
await portal.d1("UPDATE locations SET hours = ?1, version = version + 1", [always]);

const [member, fixed, operator] = [await world.visitor(), await world.visitor(), await world.visitor()];
await member.signIn(ada);
await fixed.signIn(vikram);
await operator.signIn(boss);
// A phone in the member's hand, and what its camera sees.
const eye = camera();
after(eye.put);
const withCamera = await world.machine(eye.args);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const scanner = await withCamera({ ...phone, permissions: ["camera"] });
await scanner.signIn(ada);
/** Holds a sign up before it. */
function holdUp(text) {
  const code = encodeQR(text, "raw", { scale: 4, border: 4 });
  eye.show({ side: code.length, dots: code.flat().map((dark) => (dark ? 0 : 255)) });
}
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
let sign;

test("an operator says how members check in, and prints the sign for the door", async () => {
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Check-ins");
  await heading(page, "Check-ins");
  await page.getByRole("heading", { name: "Nobody is in" }).waitFor();
  await wellMade(page, "activity-console-empty");
  await follow(page, "How members check in");
  await page.getByRole("link", { name: /^Edit/ }).first().click();
  await page.getByLabel("How many fit in").fill("0");
  await press(page, "Save");
  await page.locator("[aria-invalid=true]").waitFor();
  await page.getByLabel("How many fit in").fill("2");
  await page.getByLabel("A day without a pass").fill("24.50");
  await wellMade(page, "activity-console-setup");
  await press(page, "Save");
  await page.getByText("room for 2").waitFor();
  await page.getByRole("link", { name: /^Sign for the door/ }).first().click();
  await page.getByRole("img", { name: /^Sign for the door of/ }).waitFor();
  await wellMade(page, "activity-console-sign");
  sign = await page.locator("code").innerText();
});

test("a member is told to come to the door, checks in by its sign, and out again", async () => {
  const { page } = member;
  await page.goto("/check-in");
  await heading(page, "Check in");
  await page.getByText("Scan the sign at the door to check in here.").waitFor();
  await wellMade(page, "activity-at-home");
  await page.goto(sign.replace(/^https?:\/\/[^/]+/, ""));
  const before = await page.locator("article p").nth(1).innerText();
  await wellMade(page, "activity-at-the-door");
  await page.getByRole("button", { name: /^Check in at/ }).click();
  // Where nothing else lets in, the price is asked about first.
  if (/next invoice/.test(before)) await page.getByRole("dialog").getByRole("button", { name: "Check in" }).click();
  await page.getByText("1 of 2 in now").waitFor();
  await wellMade(page, "activity-in");
  await press(page, "Check out");
  await page.getByText("0 of 2 in now").waitFor();
});

test("a member scans the sign in the portal; each that is not this door's is said", async () => {
  const { page } = scanner;
  await page.goto("/dashboard");
  await page.goto("/check-in");
  await heading(page, "Check in");
  await wellMade(page, "activity-phone");
  await follow(page, "Scan the sign at the door");
  await page.getByText("Point the camera at the code on the sign.").waitFor();
  await page.getByText("No sign could be read yet.").waitFor();
  await wellMade(page, "activity-scan");
  const others = [
    ["https://example.com/menu?of=the-day", "That is no sign of a door here"],
    ["https://other.example/check-in?at=loc_x&door=k7qf", "That is the sign of another space (other.example)"],
    [sign.replace(/at=[^&]+/, "at=loc_gone"), "That sign is of a location where nobody checks in any more."],
  ];
  for (const [text, said] of others) {
    holdUp(text);
    // The camera is looked through anew.
    await page.goto("/check-in?scan=1");
    await page.getByRole("alert").getByText(said).waitFor();
  }
  await wellMade(page, "activity-scan-other");
  holdUp(sign);
  await press(page, "Scan again");
  const comeIn = page.getByRole("button", { name: /^Check in at/ });
  await comeIn.waitFor();
  assert.equal(new URL(page.url()).search, new URL(sign).search, "the same page that the phone's own camera leads to");
  await wellMade(page, "activity-scanned");
  await comeIn.click();
  const dialog = page.getByRole("dialog");
  await page.getByText("1 of 2 in now").or(dialog).first().waitFor();
  if (await dialog.isVisible()) await dialog.getByRole("button", { name: "Check in" }).click();
  await page.getByText("1 of 2 in now").waitFor();
  await press(page, "Check out");
  await page.getByText("0 of 2 in now").waitFor();
});

test("a new sign takes the place of the old one, and the old one says so", async () => {
  const { page } = operator;
  await press(page, "Make a new sign");
  await wellMade(page, "activity-console-sign-ask");
  await page.getByRole("dialog").getByRole("button", { name: "Make a new sign" }).click();
  await page.waitForFunction((old) => document.querySelector("code")?.textContent !== old, sign);
  const old = sign;
  sign = await page.locator("code").innerText();
  holdUp(old);
  await scanner.page.goto("/check-in?scan=1");
  await scanner.page.getByRole("button", { name: /^Check in at/ }).click();
  const dialog = scanner.page.getByRole("dialog");
  const said = scanner.page.getByText("That is not the sign that is at the door now.").first();
  await said.or(dialog).first().waitFor();
  if (await dialog.isVisible()) await dialog.getByRole("button", { name: "Check in" }).click();
  await said.waitFor();
  await wellMade(scanner.page, "activity-old-sign");
});

test("where no camera is allowed, or there is none, the other ways are said", async () => {
  const shy = await withCamera(phone);
  await shy.signIn(ada);
  await shy.page.goto("/check-in?scan=1");
  await shy.page.getByText("The camera may not be used").waitFor();
  await wellMade(shy.page, "activity-camera-refused");
  await follow(shy.page, "Cancel");
  await shy.page.getByRole("link", { name: "Scan the sign at the door" }).waitFor();
  await member.page.goto("/check-in?scan=1");
  await member.page.getByText("There is no camera to use here.").or(member.page.getByText("The camera may not be used")).waitFor();
  await wellMade(member.page, "activity-no-camera");
  assert.deepEqual(shy.faults, []);
  await shy.leave();
});

test("the desk sees who is in, lets somebody in for nothing, and out", async () => {
  const { page } = operator;
  await fixed.page.goto(sign.replace(/^https?:\/\/[^/]+/, ""));
  await fixed.page.getByRole("button", { name: /^Check in at/ }).click();
  const dialog = fixed.page.getByRole("dialog");
  await Promise.race([fixed.page.getByText("1 of 2 in now").waitFor(), dialog.waitFor()]);
  if (await dialog.isVisible()) await dialog.getByRole("button", { name: "Check in" }).click();
  await fixed.page.getByText("1 of 2 in now").waitFor();
  await page.goto("/console/check-ins");
  await page.getByRole("heading", { name: "1 of 2 in now" }).waitFor();
  await page.getByLabel("Name or e-mail").fill("carl");
  await page.getByRole("button", { name: /^Check in Carl/ }).click();
  await press(page, "Let in for nothing");
  await page.getByRole("heading", { name: "2 of 2 in now" }).waitFor();
  await page.getByText("Let in by the front desk").waitFor();
  await wellMade(page, "activity-console-present");
  // It is full: who comes now is told.
  await member.page.goto(sign.replace(/^https?:\/\/[^/]+/, ""));
  await member.page.getByText("As many are in as there is room for.").waitFor();
  await wellMade(member.page, "activity-full");
  await page.getByRole("button", { name: /^Check out Carl/ }).click();
  await page.getByRole("heading", { name: "1 of 2 in now" }).waitFor();
  await follow(page, "Days");
  await page.getByText("Let in by the front desk").waitFor();
  await wellMade(page, "activity-console-day");
});

test("twelve months show what was done, in bars, in a table and as a file", async () => {
  const { page } = member;
  // Up to the month that it is in the house: in the world it may be another one, in the first hours of it.
  await page.goto(`/activity?until=${dayFromNow(0)}`);
  await heading(page, "Activity");
  await page.getByRole("region", { name: "Month by month" }).getByRole("row").nth(12).waitFor();
  await page.locator("canvas").first().waitFor();
  await page.getByRole("heading", { name: "Check-ins", level: 2 }).waitFor();
  await wellMade(page, "activity-year");
  const [file] = await Promise.all([page.waitForEvent("download"), follow(page, "Download as CSV")]);
  const text = await (await import("node:fs/promises")).readFile(await file.path(), "utf8");
  assert.match(text, /^\uFEFFkind,at,until,minutes,what,currency,amount\r\n/);
  assert.match(text, /\ncheck_in,\d{4}-\d\d-\d\dT/);
});

test("a team's administrator sees the team's months, by person; its other members do not", async () => {
  const tess = await world.visitor();
  const [{ team_id: team, name, email }] = await portal.d1(`SELECT team_members.team_id, teams.name, accounts.email FROM team_members
    JOIN teams ON teams.id = team_id JOIN account_customers USING (customer_id) JOIN accounts ON accounts.id = account_customers.account_id
    WHERE is_administrator = 1 LIMIT 1`);
  await tess.signIn(email);
  const { page } = tess;
  await page.goto("/activity");
  await follow(page, name);
  // Tess reads Spanish.
  await heading(page, "Por persona", 2);
  await page.getByRole("region", { name: "Por persona" }).getByRole("row").nth(1).waitFor();
  await wellMade(page, "activity-team");
  await tess.leave();
  await member.page.goto(`/activity?team=${team}`);
  await member.page.getByText("There is nothing here").or(member.page.getByText(/not found|does not exist/i)).first().waitFor();
  // Chromium notes the 404 that was asked for.
  member.faults.length = 0;
});

test("nothing went wrong in any browser", () => {
  for (const { faults } of [member, fixed, operator, scanner]) assert.deepEqual(faults.filter((fault) => !/status of (403|404|409|422)/.test(fault)), []);
});
