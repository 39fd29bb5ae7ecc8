// The help desk, from both sides: a photo with a request, a canned reply, the member's mail, a reply, solved.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const [member, operator] = [await world.visitor(), await world.visitor()];
await member.signIn(ada);
await operator.signIn(boss);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
/** Where the portal's mail leads to. */
const linkIn = (mail) => new URL(mail.text.match(/http\S+/)[0]).pathname;
const mailTo = (address, subject) => portal.mailbox.waitFor((mail) => mail.to.some((to) => to.address === address) && mail.subject.startsWith(subject));

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
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  }, [width, height]);
  return Buffer.from(text, "base64");
}

test("an operator sets up a department and a reply that is given often", async () => {
  const { page } = operator;
  await page.goto("/console");
  await follow(page, "Requests");
  await heading(page, "Requests");
  await page.getByRole("heading", { name: "No requests here" }).waitFor();
  await follow(page, "Departments");
  await heading(page, "Departments");
  await page.getByRole("link", { name: "Add" }).first().click();
  await wellMade(page, "support-console-departments");
  await page.getByLabel("Name", { exact: true }).fill("Building");
  await page.getByLabel(/^Description/).fill("Heating, light, doors");
  await press(page, "Save");
  await page.getByRole("rowheader", { name: "Building" }).waitFor();
  await follow(page, "Canned replies");
  // The page before has a link of that name too.
  await heading(page, "Canned replies");
  await page.getByRole("link", { name: "Add" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("On our way");
  await page.getByLabel("Text", { exact: true }).fill("Hello {nmae}");
  await press(page, "Save");
  await page.getByText("One of the names in braces stands for nothing.").waitFor();
  await page.getByLabel("Text", { exact: true }).fill("Hello {name},\n\nwe are on our way because of “{subject}”.\n\n{operator}");
  await press(page, "Save");
  await page.getByRole("rowheader", { name: "On our way" }).waitFor();
  await wellMade(page, "support-console-canned");
});

test("an operator answers what is asked often, and sees how it reads", async () => {
  const { page } = operator;
  await follow(page, "Questions and answers");
  await heading(page, "Questions and answers");
  await page.getByRole("link", { name: "Add" }).first().click();
  await page.getByLabel("Question", { exact: true }).fill("How do I open the valve?");
  await page.getByLabel("Answer", { exact: true }).fill("Turn it **left**. More under [Billing](/billing), not [here](javascript:alert(1)) <b>now</b>.\n\n- slowly");
  await press(page, "Save");
  await page.getByRole("rowheader", { name: "How do I open the valve?" }).waitFor();
  await page.getByRole("link", { name: "Add" }).first().click();
  await page.getByLabel("Question", { exact: true }).fill("How do I open the valve?");
  await page.getByLabel("Answer", { exact: true }).fill("Like this.");
  await press(page, "Save");
  await page.getByText("That question stands there already, in this language.").first().waitFor();
  await page.getByLabel("Question", { exact: true }).fill("Is there a bath?");
  await page.getByLabel(/^Published/).uncheck();
  await press(page, "Save");
  await page.getByRole("row", { name: /^Is there a bath.*Draft/ }).waitFor();
  await page.getByRole("link", { name: "Edit How do I open the valve?" }).click();
  await heading(page, "As members read it", 2);
  await page.locator("summary", { hasText: "How do I open the valve?" }).click();
  const answer = page.getByRole("listitem").filter({ hasText: "How do I open the valve?" }).locator(".answer");
  await answer.locator("strong", { hasText: "left" }).waitFor();
  assert.equal(await answer.getByRole("link").count(), 1, "a script is no link");
  await answer.getByText("here <b>now</b>").waitFor();
  await wellMade(page, "support-console-faq");
});

test("a member reads what is answered, and finds it by words of their own", async () => {
  const { page } = member;
  await page.goto("/support");
  await follow(page, "Questions and answers");
  await heading(page, "Questions and answers");
  await page.getByText("How do I open the valve?").waitFor();
  assert.equal(await page.getByText("Is there a bath?").count(), 0, "a draft is read by nobody");
  await page.getByLabel("What would you like to know?").fill("valves opened");
  await page.getByText("How do I open the valve?").click();
  await page.getByText("Turn it left.").waitFor();
  await wellMade(page, "support-faq");
  await page.getByLabel("What would you like to know?").fill("elephants");
  await heading(page, "Nothing fits that", 2);
});

test("a member asks with a photo; what is no picture is refused beside it", async () => {
  const { page } = member;
  await page.goto("/support");
  await heading(page, "Your requests");
  await wellMade(page, "support-empty");
  await follow(page, "New request");
  await heading(page, "New request");
  await page.getByLabel("Department").selectOption({ label: "Building" });
  await page.getByText("Heating, light, doors").waitFor();
  await page.getByLabel("Subject").fill("The heating in Oak is off");
  await page.getByLabel("What is it?").fill("It is 14 degrees in here.");
  assert.equal(await page.getByRole("heading", { name: "Does this answer it?" }).count(), 0, "nothing fits yet");
  await page.getByLabel("What is it?").fill("It is 14 degrees in here.\nSee the photo of the valve.");
  const suggested = page.getByRole("region", { name: "Does this answer it?" });
  await suggested.getByText("How do I open the valve?").click();
  await suggested.getByText("Turn it left.").waitFor();
  assert.equal(await suggested.getByRole("link", { name: "Billing" }).getAttribute("target"), "_blank", "what is typed stays");
  await wellMade(page, "support-suggested");
  const files = page.getByLabel(/^Photos and files/);
  await files.setInputFiles([
    { name: "valve.jpg", mimeType: "image/jpeg", buffer: await photo(page, 3200, 2400) },
    { name: "valve.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>") },
  ]);
  await page.getByRole("list", { name: "Attached" }).getByText("valve.jpg").waitFor();
  await page.getByText("valve.svg: Pictures (JPEG, PNG, WebP, GIF), PDFs and plain texts are taken").waitFor();
  await wellMade(page, "support-new");
  await press(page, "Send");
  await heading(page, "The heating in Oak is off");
  const picture = page.getByRole("img", { name: "valve.jpg" });
  await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await picture.elementHandle());
  assert.equal(await picture.evaluate((image) => image.naturalWidth), 480);
  await wellMade(page, "support-raised");
});

test("its department is told, and answers with the reply that is given often", async () => {
  const { page } = operator;
  const mail = await mailTo(boss, "New request: The heating in Oak is off");
  assert.match(mail.text, /It is 14 degrees in here/);
  await page.goto(linkIn(mail));
  await heading(page, "The heating in Oak is off");
  await page.getByRole("img", { name: "valve.jpg" }).waitFor();
  await page.getByLabel("Note for operators").check();
  await page.getByLabel("Internal note").fill("The pump again. Do not tell.");
  await press(page, "Keep the note");
  await page.getByText("The pump again. Do not tell.").waitFor();
  await page.getByLabel(/^To /).check();
  await page.getByLabel("Put in a canned reply").selectOption({ label: "On our way" });
  const answer = page.getByLabel("Answer", { exact: true });
  assert.match(await answer.inputValue(), /^Hello Ada .*because of “The heating in Oak is off”/s);
  await wellMade(page, "support-console-answering");
  await press(page, "Send");
  await page.getByText("Waiting for member").first().waitFor();
  await page.getByText("Staff").waitFor();
  await page.goto("/console/support?queue=mine");
  await page.getByRole("rowheader", { name: /The heating in Oak is off/ }).waitFor();
  await page.getByLabel("Search").fill("pump");
  await press(page, "Show");
  await page.getByRole("rowheader", { name: /The heating in Oak is off/ }).waitFor();
  await wellMade(page, "support-console-queue");
});

test("the member's mail leads to the answer; a reply goes back, and it is solved", async () => {
  const { page } = member;
  const mail = await mailTo(ada, "Answer to your request #1");
  assert.match(mail.text, /we are on our way/);
  await page.goto(linkIn(mail));
  await page.getByText("Waiting for you").waitFor();
  assert.equal(await page.getByText("The pump again").count(), 0, "a note is between operators");
  await wellMade(page, "support-answered");
  await page.getByLabel("Your reply").fill("It is warm again, thank you!");
  await press(page, "Send");
  await page.getByText("It is warm again, thank you!").waitFor();
  await mailTo(boss, "Reply to request #1");
  await operator.page.goto("/console/support");
  await operator.page.getByRole("link", { name: "The heating in Oak is off" }).click();
  await operator.page.getByLabel("State").selectOption({ label: "Solved" });
  await press(operator.page, "Save");
  await operator.page.getByText("Saved.").waitFor();
  await wellMade(operator.page, "support-console-solved");
  const solved = await mailTo(ada, "Your request #1 is solved");
  await page.goto(linkIn(solved));
  await page.getByText(/^Solved\. Until/).waitFor();
  await wellMade(page, "support-solved");
  await page.goto("/support");
  await page.getByRole("link", { name: "The heating in Oak is off" }).waitFor();
  await wellMade(page, "support-list");
});

test("what belongs together is merged, and both sides are led to the one that stays", async () => {
  const { page } = operator;
  const asked = await member.context.request.get("/api/support/options");
  const { departments, locations } = await asked.json();
  const wish = { department_id: departments[0].id, location_id: locations[0].id, subject: "Oak is cold again", text: "Since this morning.", file_ids: [] };
  const made = await member.context.request.post("/api/support/tickets", { data: wish, headers: { origin: portal.url } });
  const { id: gone, number } = await made.json();
  await page.goto("/console/support");
  await page.getByRole("link", { name: "Oak is cold again" }).click();
  await heading(page, "Oak is cold again");
  await page.getByText("Merge into another request").click();
  await page.getByRole("radio", { name: /The heating in Oak is off/ }).waitFor();
  await page.getByLabel("Number of the request that stays").fill(String(number));
  await press(page, "Merge");
  await page.getByText("That is this request itself.").waitFor();
  await page.getByLabel("Number of the request that stays").fill("77");
  await press(page, "Merge");
  await page.locator("[aria-invalid=true]").waitFor();
  await page.getByRole("radio", { name: /The heating in Oak is off/ }).check();
  assert.equal(await page.getByLabel("Number of the request that stays").inputValue(), "1");
  await wellMade(page, "support-console-merging");
  await press(page, "Merge");
  await heading(page, "The heating in Oak is off");
  await page.getByText(`Request #${number} was merged into this one.`).waitFor();
  await page.getByText(`From #${number}: Oak is cold again`).waitFor();
  await wellMade(page, "support-console-merged");
  // Whoever has the old address, or looks for the old number, comes to the one that stays.
  await page.goto(`/console/support/${gone}`);
  await heading(page, "The heating in Oak is off");
  await page.goto(`/console/support?search=${number}`);
  await page.getByRole("rowheader", { name: /The heating in Oak is off/ }).waitFor();
  const mail = await mailTo(ada, `Your request #${number} goes on in #1`);
  await member.page.goto(linkIn(mail));
  await member.page.getByText(`From #${number}: Oak is cold again`).waitFor();
  await member.page.goto(`/support/${gone}`);
  await heading(member.page, "The heating in Oak is off");
  await member.page.getByText(`Request #${number} was merged into this one.`).waitFor();
  await wellMade(member.page, "support-merged");
  await member.page.goto("/support");
  await member.page.getByText("This request goes on in #1.").waitFor();
  await wellMade(member.page, "support-list-merged");
});

test("a reply to a page that is open still goes on in the one that stays", async () => {
  const { page } = member;
  const { departments, locations } = await (await member.context.request.get("/api/support/options")).json();
  const wish = { department_id: departments[0].id, location_id: locations[0].id, subject: "Third time", text: "Cold.", file_ids: [] };
  const made = await member.context.request.post("/api/support/tickets", { data: wish, headers: { origin: portal.url } });
  const { id, number } = await made.json();
  await page.goto(`/support/${id}`);
  await page.getByLabel("Your reply").fill("Please come today.");
  const merged = await operator.context.request.post(`/api/support/all/tickets/${id}/merge?version=1`, { data: { into: 1 }, headers: { origin: portal.url } });
  assert.equal(merged.status(), 200);
  await press(page, "Send");
  await heading(page, "The heating in Oak is off");
  await page.getByText("Please come today.").waitFor();
  await page.getByText(`Request #${number} was merged into this one.`).waitFor();
});

test("nobody else sees the request, and no console says a word", async () => {
  const stranger = await world.visitor();
  await stranger.signIn(bob);
  const { items } = await (await member.context.request.get("/api/support/tickets")).json();
  const answer = await stranger.context.request.get(`/api/support/tickets/${items[0].id}`);
  assert.equal(answer.status(), 404);
  // What is refused is an answer that Chromium notes; nothing else was said.
  const told = [...member.faults, ...operator.faults].filter((fault) => !/status of (415|422)|409 .*faq-entries/.test(fault));
  assert.deepEqual(told, []);
  await stranger.leave();
});
