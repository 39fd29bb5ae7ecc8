// What is somebody's own: a profile with a photo, a file from the staff, all of it in a ZIP, and the end of an account.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, PASSWORD, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const [member, operator] = [await world.visitor(), await world.visitor()];
await member.signIn(ada);
await operator.signIn(boss);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
const mailTo = (address, subject) => portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && mail.subject.startsWith(subject));
/** What each function does by itself, in the order in which it might. */
const jobs = [
  ["identity", "7 * * * *"], ["account", "*/5 * * * *"], ["activity", "*/10 * * * *"], ["billing", "5 * * * *"], ["bookings", "41 * * * *"],
  ["deliveries", "41 * * * *"], ["plans", "43 * * * *"], ["support", "23 * * * *"], ["teams", "37 * * * *"], ["visitors", "*/10 * * * *"],
  ["shop", "* * * * *"], ["notices", "* * * * *"],
];
const run = async (only) => {
  for (const [name, cron] of jobs) if (!only || only === name) await portal.cron(name, cron);
};

/** A photo of so many pixels, drawn by the browser. */
async function photo(page, width, height) {
  const text = await page.evaluate(([width, height]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    const sky = pen.createLinearGradient(0, 0, width, height);
    sky.addColorStop(0, "#d97a3a");
    sky.addColorStop(1, "#27506b");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = "#f6d8b8";
    pen.arc(width / 2, height / 2, height / 4, 0, 7);
    pen.fill();
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, [width, height]);
  return Buffer.from(text, "base64");
}

/** The names in a ZIP whose files are stored as they are, and each one's text: by its directory (APPNOTE 4.3.12). */
function opened(zip) {
  const files = new Map();
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name, extra, comment, local] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const bytes = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.set(zip.toString("utf8", at + 46, at + 46 + name), zip.subarray(bytes, bytes + size));
    at += 46 + name + extra + comment;
  }
  return files;
}

test("a member writes a profile, with a photo that is cut before it is sent", async () => {
  const { page } = member;
  await page.goto("/account");
  await heading(page, "Profile", 2);
  await page.getByLabel("Photo", { exact: true }).setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: await photo(page, 1600, 1200) });
  await page.getByRole("img", { name: "Preview" }).waitFor();
  await page.getByLabel("Zoom").fill("1.5");
  await wellMade(page, "account-crop");
  await press(page, "Use this");
  const shown = page.getByRole("img", { name: "Photo" });
  await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await shown.elementHandle());
  assert.equal(await shown.evaluate((image) => image.naturalWidth), 384);
  await page.getByLabel("Photo", { exact: true }).setInputFiles({ name: "me.pdf", mimeType: "application/pdf", buffer: Buffer.from("No picture") });
  await page.getByText("This is no picture. JPEG, PNG, WebP and GIF are taken.").waitFor();
  await page.getByLabel(/^What the photo shows/).fill("Me at work");
  await page.getByRole("textbox", { name: "About you" }).fill("I build tills, and repair them.");
  await page.getByRole("textbox", { name: /^Telephone/ }).fill("call me");
  await page.getByRole("textbox", { name: "Links" }).fill("https://ada.example.org");
  await page.getByRole("combobox", { name: "Skills and interests" }).fill("Rust");
  await press(page, "Add");
  await page.getByLabel("Who sees your profile").selectOption({ label: "Members" });
  await press(page, "Save the profile");
  await page.getByText("Please write it as in this example: +49 30 123456").waitFor();
  await page.getByRole("textbox", { name: /^Telephone/ }).fill("+49 30 123456");
  await press(page, "Save the profile");
  await page.getByText("Saved.").first().waitFor();
  await wellMade(page, "account-profile");
  await page.reload();
  await page.getByRole("img", { name: "Me at work" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "About you" }).inputValue(), "I build tills, and repair them.");
});

test("the photo is seen by members, and by nobody who is not signed in", async () => {
  const [{ photo_id: id }] = await portal.d1("SELECT photo_id FROM profiles");
  const other = await world.visitor();
  await other.signIn(bob);
  assert.equal((await other.context.request.get(`/api/account/pictures/${id}?size=small`)).status(), 200);
  const stranger = await world.visitor();
  assert.equal((await stranger.context.request.get(`/api/account/pictures/${id}?size=small`)).status(), 404);
  await other.leave();
  await stranger.leave();
});

test("an operator gives a contract, and the member has it by the mail", async () => {
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Files for members");
  await page.getByRole("searchbox", { name: "Customer" }).fill("Ada");
  await press(page, "Find");
  await page.getByRole("link", { name: /^Ada/ }).first().click();
  await page.getByRole("heading", { name: "Give a file" }).waitFor();
  await page.getByLabel("Title").fill("Contract 2030");
  await page.getByLabel("For", { exact: true }).selectOption({ label: "Ada Lindqvist" });
  await page.getByLabel("File (PDF, picture or text)").setInputFiles({ name: "contract.txt", mimeType: "text/plain", buffer: Buffer.from("We agree on a desk.") });
  await press(page, "Give a file");
  await page.getByRole("rowheader", { name: /Contract 2030.*For Ada Lindqvist/ }).waitFor();
  await wellMade(page, "account-console-files");
  const mail = await mailTo(ada, "A file for you: Contract 2030");
  await member.page.goto(new URL(mail.text.match(/http\S+/)[0]).pathname);
  await member.page.getByText("For you alone").waitFor();
  await wellMade(member.page, "account-files");
  const [download] = await Promise.all([member.page.waitForEvent("download"), follow(member.page, "Contract 2030")]);
  assert.equal(download.suggestedFilename(), "Contract 2030.txt");
  await page.reload();
  await page.getByRole("rowheader", { name: /Contract 2030/ }).waitFor();
  assert.equal(await page.getByText("Not yet").count(), 0);
});

test("all of it is packed, told of by mail, and opens", async () => {
  const { page } = member;
  await page.goto("/account/data");
  await heading(page, "Take your data along", 2);
  await page.getByText("This stands in the way").waitFor();
  await wellMade(page, "account-data");
  await press(page, "Pack my data");
  await page.getByText("Is being packed").first().waitFor();
  await run("account");
  await mailTo(ada, "Your data is ready");
  await press(page, "Look again");
  const link = page.getByRole("link", { name: /^Download/ });
  const answer = await member.context.request.get(await link.getAttribute("href"));
  const files = opened(await answer.body());
  const [account] = JSON.parse(files.get("account.json").toString());
  assert.equal(account.email, ada);
  const [profile] = JSON.parse(files.get("profile.json").toString());
  assert.equal(profile.about, "I build tills, and repair them.");
  assert.ok(JSON.parse(files.get("contracts.json").toString()).length > 0);
  const given = [...files.keys()].find((name) => name.endsWith("contract.txt"));
  assert.equal(files.get(given).toString(), "We agree on a desk.");
  assert.ok([...files.keys()].some((name) => name.endsWith(".jpg")), "the photo is in it");
  await wellMade(page, "account-exported");
});

test("what stands in the way leads on; without it the account is erased after a week, and can be kept until then", async () => {
  const { page } = member;
  const way = page.getByRole("link", { name: /^Contracts that run/ });
  assert.equal(await way.getAttribute("href"), "/plans");
  // What a year brings otherwise: contracts end, what is owed is paid, what was booked is over.
  await portal.d1("UPDATE contracts SET ends_on = starts_on, ends_at = starts_at + 1");
  await portal.d1("DELETE FROM open_charges");
  await portal.d1("DELETE FROM open_invoices");
  await portal.d1("UPDATE bookings SET ends_at = 2, starts_at = 1");
  await page.reload();
  await page.getByLabel("Type your e-mail address to be sure").fill(bob);
  await press(page, "Erase my account");
  await page.getByText("This is not the address of your account.").waitFor();
  await wellMade(page, "account-erase");
  await page.getByLabel("Type your e-mail address to be sure").fill(ada);
  await press(page, "Erase my account");
  await page.getByText(/^Your account will be erased after/).first().waitFor();
  await wellMade(page, "account-asked");
  await mailTo(ada, "Your account will be erased on");
  await press(page, "Keep my account");
  await mailTo(ada, "Your account stays");
  await page.getByLabel("Type your e-mail address to be sure").fill(ada);
  await press(page, "Erase my account");
  await page.getByText(/^Your account will be erased after/).first().waitFor();
});

test("then nobody gets in with it, and nothing is left of it", async () => {
  const [{ id, name }] = await portal.d1("SELECT id, name FROM accounts WHERE email = ?1", [ada]);
  // She had another address before, which is Bob's now.
  const before = "lantern@journey.example";
  await portal.d1("UPDATE accounts SET email = ?1 WHERE email = ?2", [before, bob]);
  await portal.d1("INSERT INTO former_addresses (token_hash, account_id, email, changed_at, expires_at) VALUES ('former', ?1, ?2, 2000, 3000)", [id, before]);
  for (const [mail, at] of [["out_hers", 1000], ["out_bobs", 3000]]) {
    await portal.d1("INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, dead_at) VALUES (?1, 'bookings.confirmed', ?2, 'en', '{}', ?3, ?3, ?3)", [mail, before, at]);
  }
  await portal.d1("UPDATE erasures SET due_at = asked_at");
  await run();
  await mailTo(ada, "Your account is erased");
  const origin = { origin: portal.url };
  const refused = await member.context.request.post("/api/identity/sessions", { data: { email: ada, password: PASSWORD }, headers: origin });
  assert.equal(refused.status(), 401);
  assert.equal((await member.context.request.post("/api/identity/sessions/refresh", { headers: origin })).status(), 401);
  // The last mail has two days.
  await portal.d1("UPDATE erasures SET erased_at = erased_at - 172900000");
  await portal.d1("UPDATE outbox SET created_at = created_at - 172900000 WHERE recipient = ?1", [ada]);
  await run();
  await run("account");
  const [erasure] = await portal.d1("SELECT email, name, finished_at IS NOT NULL AS is_over FROM erasures WHERE account_id = ?1", [id]);
  const parts = await portal.d1("SELECT part FROM erasure_marks ORDER BY part");
  assert.deepEqual(erasure, { email: null, name: null, is_over: 1 }, JSON.stringify(parts));
  for (const sql of ["accounts WHERE email = ?1", "customers WHERE email = ?1", "outbox WHERE recipient = ?1", "sign_ups WHERE email = ?1"]) {
    assert.deepEqual(await portal.d1(`SELECT 1 FROM ${sql}`, [ada]), [], sql);
  }
  assert.deepEqual(await portal.d1("SELECT id FROM outbox WHERE recipient = ?1", [before]), [{ id: "out_bobs" }]);
  assert.deepEqual(await portal.d1("SELECT email FROM former_addresses UNION ALL SELECT email FROM erasure_addresses"), []);
  assert.deepEqual(await portal.d1("SELECT id FROM accounts WHERE name = ?1", [name]), []);
  assert.deepEqual(await portal.d1("SELECT account_id FROM profiles"), []);
  assert.deepEqual([...member.faults, ...operator.faults].filter((line) => !/status of (401|403|404|409|415|422)/.test(line)), []);
});
