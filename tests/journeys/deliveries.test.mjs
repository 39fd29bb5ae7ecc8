// Mail and parcels, from both sides: what a plan allows, a parcel with a photo, the member's mail, a choice with its price, handed over twice.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { camera, dotsOf } from "./camera.mjs";
import { sign } from "./signing.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, dayFromNow, shoot, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const member = await world.visitor();
// The desk works with a phone, and its camera.
const eye = camera();
after(eye.put);
const withCamera = await world.machine(eye.args);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const operator = await withCamera({ ...phone, permissions: ["camera"] });
await member.signIn(ada);
await operator.signIn(boss);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
/** Where the portal's mail leads to. */
const linkIn = (mail) => new URL(mail.text.match(/http\S+/)[0]).pathname;
const mailTo = (address, subject) => portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && mail.subject.startsWith(subject));

/** A photo of a label, drawn by the browser. */
async function photo(page) {
  const text = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1800 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#b98d5a";
    pen.fillRect(0, 0, 2400, 1800);
    pen.fillStyle = "#ffffff";
    pen.fillRect(400, 300, 1600, 1100);
    pen.fillStyle = "#16181d";
    pen.font = "160px sans-serif";
    pen.fillText("ADA · JD 0146", 520, 860);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  });
  return { name: "label.jpg", mimeType: "image/jpeg", buffer: Buffer.from(text, "base64") };
}

test("an operator says what can be done with what comes, and for what", async () => {
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Mail and parcels");
  await heading(page, "Mail and parcels");
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  await wellMade(page, "deliveries-console-empty");
  await follow(page, "Settings");
  await page.getByText("Nothing is set up").waitFor();
  await follow(page, "New policy");
  await page.getByLabel(/^Days kept for free/).fill("14");
  await page.getByLabel(/^Fee for each further day/).fill("1.00");
  for (const [way, fee] of [["Keep for longer", "3"], ["Forward", "5,00"], ["Open and scan", ""], ["Send back", ""]]) {
    await page.getByLabel(way, { exact: true }).check();
    if (fee) await page.getByLabel(`Fee: ${way}`).fill(fee);
  }
  await wellMade(page, "deliveries-console-policy");
  await page.getByLabel("Fee: Forward").fill("five");
  await press(page, "Save");
  await page.getByText("Please write an amount such as 12.50, with at most 2 decimals.").waitFor();
  await page.getByLabel("Fee: Forward").fill("5,00");
  await press(page, "Save");
  await page.getByText(/14 days free · .*Forward \(€5\.00\)/).waitFor();
  await wellMade(page, "deliveries-console-settings");
});

test("what comes is registered in one go, with a photo, and whose it is found as one types", async () => {
  const { page } = operator;
  await page.goto("/console/deliveries/new");
  await page.getByLabel("Photo").setInputFiles(await photo(page));
  await page.getByRole("img", { name: "label.jpg" }).waitFor();
  await page.getByLabel("Name on it").fill("ada");
  await page.getByRole("list", { name: "Found" }).getByRole("button").first().click();
  await page.getByLabel(/^Carrier/).fill("DHL");
  await page.getByLabel(/^Tracking number/).fill("JD 0146");
  await page.getByLabel(/^Sender/).fill("Lamps & Co");
  await page.getByLabel(/^Shelf/).fill("A1");
  await wellMade(page, "deliveries-console-register");
  await press(page, "Add another");
  const second = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Delivery 2" }) });
  assert.equal(await second.getByLabel(/^Carrier/).inputValue(), "DHL", "as on the one before");
  await second.getByLabel("Name on it").fill("Somebody Unknown");
  await second.getByLabel("What it is").selectOption({ label: "Letter" });
  await press(page, "Save and tell: 2");
  await page.getByRole("heading", { name: "2 deliveries registered" }).waitFor();
  await wellMade(page, "deliveries-console-registered");
  // The same number again is told as it is typed, and refused.
  await press(page, "Register more");
  await page.getByLabel(/^Tracking number/).fill("jd0146");
  await page.getByLabel("Name on it").fill("ada");
  await page.getByText("Came before as #1: Ready to collect").waitFor();
  await page.getByRole("list", { name: "Found" }).getByRole("button").first().click();
  await press(page, "Save and tell");
  await page.getByText("Something with this tracking number is here already.").first().waitFor();
});

test("the member hears of it at once, sees the photo and the price, and chooses", async () => {
  const { page } = member;
  const mail = await mailTo(ada, "For you at");
  assert.match(mail.text, /Lamps & Co/);
  await page.goto("/dashboard");
  await page.getByRole("heading", { name: "A delivery is waiting for you" }).waitFor();
  await wellMade(page, "deliveries-dashboard");
  await page.goto(linkIn(mail));
  await heading(page, "Parcel from Lamps & Co");
  const picture = page.getByRole("img", { name: "What came" });
  await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await picture.elementHandle());
  await page.getByRole("radio", { name: /^Forward/ }).check();
  await page.getByText(/goes on your next invoice/).waitFor();
  await wellMade(page, "deliveries-choosing");
  await press(page, "Choose: Forward");
  await page.getByText("Please fill this in.").waitFor();
  await page.getByRole("textbox", { name: "Address" }).fill("Ada Members\n12 Yard\n10115 Berlin");
  await press(page, "Choose: Forward");
  await page.getByText("Asked for: Forward").waitFor();
  await wellMade(page, "deliveries-chosen");
  // What is foreseen for the next invoice has it.
  const upcoming = await (await member.context.request.get("/api/billing/upcoming")).text();
  assert.match(upcoming, /Forward, #1/);
  await page.goto("/billing/upcoming");
  await page.getByText("Forward, #1").first().waitFor();
  await wellMade(page, "deliveries-upcoming");
});

test("it is taken back, kept for longer instead, and collected with a signature", async () => {
  const { page } = member;
  await page.goto("/deliveries");
  await follow(page, "Parcel from Lamps & Co");
  await press(page, "Take back the wish");
  await page.getByRole("dialog").getByRole("button", { name: "Take back the wish" }).click();
  await page.getByText("Wish taken back").waitFor();
  await page.getByRole("radio", { name: /^Keep for longer/ }).check();
  await press(page, "Choose: Keep for longer");
  await page.getByText(/^Kept until/).waitFor();
  const { items: [line] } = await (await member.context.request.get("/api/deliveries/mine")).json();
  assert.equal(line.free_until, dayFromNow(28));
  const upcoming = await (await member.context.request.get("/api/billing/upcoming")).text();
  assert.match(upcoming, /Keep for longer, #1/);
  assert.doesNotMatch(upcoming, /Forward, #1/);
  const desk = operator.page;
  await desk.goto("/console/deliveries");
  // On a phone the list comes first; what narrows it is opened when it is wanted.
  assert.equal(await desk.getByLabel("Search").isVisible(), false);
  await desk.getByText("Search and filter").click();
  await desk.getByLabel("Search").fill("lamps");
  await press(desk, "Show");
  await desk.getByText("Search and filter").waitFor();
  assert.equal(await desk.getByLabel("Search").inputValue(), "lamps", "what narrows the list stays open");
  await wellMade(desk, "deliveries-console-list");
  await desk.getByRole("link", { name: "#1 Parcel from Lamps & Co" }).click();
  await wellMade(desk, "deliveries-console-one");
  await follow(desk, "Hand over");
  await desk.getByLabel("Handed to").fill("Eve Adams");
  await press(desk, "Hand over");
  await desk.getByText("Please sign in the field.").waitFor();
  await sign(desk);
  await wellMade(desk, "deliveries-console-signing");
  await press(desk, "Hand over");
  await desk.getByText("Handed to Eve Adams").first().waitFor();
  const mail = await mailTo(ada, "Handed to Eve Adams");
  await page.goto(linkIn(mail));
  await page.getByText("Handed to Eve Adams").waitFor();
  const picture = page.getByRole("img", { name: "Signature" });
  await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await picture.elementHandle());
  await wellMade(page, "deliveries-collected");
  // As proof: what is on the page, without what is around it.
  await page.getByRole("button", { name: "Print or save as proof" }).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await picture.isVisible());
  assert.ok(!await page.getByRole("navigation", { name: "Main" }).isVisible());
  assert.ok(!await page.getByRole("button").first().isVisible());
  await shoot(page, "deliveries-proof");
  await page.emulateMedia({ media: null });
});

test("what was nobody's is assigned, told, and collected by the code that the member shows", async () => {
  const [{ page }, desk] = [member, operator.page];
  await desk.goto("/console/deliveries?queue=unassigned");
  await desk.getByRole("link", { name: "#2 Letter" }).click();
  await follow(desk, "Say whose it is");
  await desk.getByLabel("Name on it").fill("ada");
  await desk.getByRole("list", { name: "Found" }).getByRole("button").first().click();
  await desk.getByLabel("Name on it").fill("Somebody Unknown");
  await desk.getByLabel(/always means them/).check();
  await wellMade(desk, "deliveries-console-assign");
  await press(desk, "Save");
  await desk.getByText(/^For Ada/).first().waitFor();
  await portal.mailbox.waitFor((mail) => mail.subject.includes("a letter") && mail.to.some((to) => to.address === ada));
  await page.goto("/deliveries");
  await page.getByRole("heading", { name: "Collection code" }).waitFor();
  await wellMade(page, "deliveries-here");
  const { code } = await (await member.context.request.get("/api/deliveries/code")).json();
  await page.getByText(`${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase()).waitFor();
  await desk.goto("/console/deliveries/collect");
  await desk.getByLabel("Collection code").fill("0000-0000");
  await press(desk, "Show");
  await desk.getByText("This code collects nothing").waitFor();
  await desk.goto("/console/deliveries/collect");
  await follow(desk, "Scan with the camera");
  await desk.getByText("No code could be read yet").waitFor();
  await wellMade(desk, "deliveries-console-scan");
  await desk.goto("/console/deliveries/collect");
  eye.show(await dotsOf(desk, await page.getByRole("img", { name: "The code to scan" }).screenshot()));
  await follow(desk, "Scan with the camera");
  await desk.getByText("By code").waitFor();
  await desk.goto("/console/deliveries/collect");
  await desk.getByLabel("Collection code").fill(`${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase());
  await press(desk, "Show");
  await desk.getByText("By code").waitFor();
  await wellMade(desk, "deliveries-console-by-code");
  await press(desk, "Hand over");
  await desk.getByText(/^Handed to Ada/).first().waitFor();
  await page.goto("/deliveries?when=gone");
  await page.getByRole("link", { name: "Letter" }).waitFor();
  await wellMade(page, "deliveries-gone");
});

test("nobody else sees any of it, and no console says a word", async () => {
  const stranger = await world.visitor();
  await stranger.signIn(bob);
  const { items } = await (await member.context.request.get("/api/deliveries/mine?when=gone")).json();
  assert.equal(items.length, 2);
  for (const { id } of items) assert.equal((await stranger.context.request.get(`/api/deliveries/mine/${id}`)).status(), 404);
  // What was refused is an answer that Chromium notes; nothing else was said.
  const told = [...member.faults, ...operator.faults].filter((fault) => !/status of (409|422)/.test(fault));
  assert.deepEqual(told, []);
  await stranger.leave();
});
