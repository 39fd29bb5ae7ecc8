// Ordering as a guest, in a real browser and with a payment provider: a code from the mail in place of a password, and a password afterwards.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { typeCard } from "./buying.mjs";
import { wellMade } from "./well-made.mjs";
import { boss, PASSWORD, startWorld, vikram } from "./world.mjs";

/** Asks for 3-D Secure. */
const CARD = "4000002500003155";
const gina = "gina@journeys.portico.example";
const DAY_PASS = "/basket?add=product:prd_day";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;
await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "signed_in", sections: { home: "public", products: "public" } })]);

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const field = (page, name) => page.getByLabel(name, { exact: true });
const well = (page, name) => wellMade(page, `guests-${name}`);
const mailTo = (email, subject) => portal.mailbox.waitFor((mail) => mail.envelope.to.includes(email) && subject.test(mail.subject));
/** What the browser itself notes of answers that are part of the journey. */
const wrong = ({ faults }) => faults.filter((fault) => !/status of (401|403|422|409)/.test(fault));

/** Whoever has something in the basket and no account. */
async function visitorWithPass(options = {}) {
  const visitor = await world.visitor(options);
  await visitor.page.goto(DAY_PASS);
  await visitor.page.getByRole("article", { name: "Day pass" }).waitFor();
  return visitor;
}

/** From the form to the question for the code. */
async function askAsGuest(page, { name, email }) {
  await field(page, "E-mail address").fill(email);
  await field(page, "Your name").fill(name);
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, "Send me a code").click();
  await heading(page, "Type your code").waitFor();
}

test("guests are there once an operator has said so, and not where something would stop them", async () => {
  const before = await visitorWithPass();
  await link(before.page, "Create an account").last().waitFor();
  assert.equal(await link(before.page, "Order as a guest").count(), 0);
  await before.page.goto("/basket/guest");
  await before.page.getByText("does not take orders from guests", { exact: false }).waitFor();
  await well(before.page, "1-none");
  assert.deepEqual(wrong(before), []);
  await before.leave();

  const operator = await world.visitor();
  const { page } = operator;
  await operator.signIn(boss);
  await page.goto("/console/settings");
  const guests = page.getByRole("checkbox", { name: /^Visitors can order as guests/ });
  const approval = page.getByRole("checkbox", { name: /^New accounts wait/ });
  await guests.check();
  await approval.check();
  await button(page, "Save").click();
  await page.getByText("A guest could not order before somebody has approved.").waitFor();
  assert.equal(await guests.getAttribute("aria-invalid"), "true");
  await well(page, "2-settings-refused");
  await approval.uncheck();
  await button(page, "Save").click();
  await page.getByText("Saved").first().waitFor();
  assert.deepEqual(await portal.d1("SELECT guest_checkout, sign_up_approval FROM space_settings"), [{ guest_checkout: 1, sign_up_approval: 0 }]);
  assert.deepEqual(wrong(operator), []);
  await operator.leave();
});

test("a visitor orders a day pass as a guest, pays with 3-D Secure, sees order and invoice, chooses a password and comes back with it", async () => {
  const visitor = await visitorWithPass();
  const { page, context } = visitor;
  await link(page, "Order as a guest").waitFor();
  await well(page, "3-basket");
  await link(page, "Order as a guest").click();
  await heading(page, "Order as a guest").waitFor();
  await button(page, "Send me a code").click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  for (const label of ["E-mail address", "Your name"]) assert.equal(await field(page, label).getAttribute("aria-invalid"), "true");
  await well(page, "4-form-empty");
  await askAsGuest(page, { name: "Gina Gast", email: gina });
  const { subject, text } = await mailTo(gina, /is your code for/);
  const code = subject.split(" ")[0];
  assert.match(code, /^[a-z2-7]{4}-[a-z2-7]{4}$/);
  assert.match(text, /wants to order at .* as a guest/);
  await well(page, "5-code");

  // A wrong code; a page that the phone has forgotten meanwhile; another browser.
  await field(page, "Code from the mail").fill("aaaa-aaaa");
  await button(page, "Go on to the checkout").click();
  await page.getByText("This code is not right", { exact: false }).waitFor();
  await well(page, "6-wrong-code");
  await page.reload();
  await heading(page, "Type your code").waitFor();
  const stranger = await world.visitor();
  await stranger.page.goto(page.url());
  await field(stranger.page, "Code from the mail").fill(code);
  await button(stranger.page, "Go on to the checkout").click();
  await link(stranger.page, "Begin again").waitFor();
  await well(stranger.page, "7-another-browser");
  await stranger.leave();

  // By the keyboard alone.
  await field(page, "Code from the mail").focus();
  await page.keyboard.type(code.toUpperCase());
  await page.keyboard.press("Enter");
  await page.getByText("What you had put in before signing in is here").waitFor();
  await well(page, "8-checkout");
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
  await heading(page, "Pay").waitFor();
  await typeCard(page, CARD);
  await button(page, /^Pay €/).click();
  await button(page, "Complete authentication").click();
  await heading(page, "It is all yours", 2).waitFor();
  await heading(page, "Come back whenever you like", 2).waitFor();
  await well(page, "9-order");
  assert.equal((await stripe.taken()).length, 1);
  const [made] = (await (await context.request.get("/api/shop/orders")).json()).items;
  assert.equal(made.status, "fulfilled");
  assert.ok((await mailTo(gina, /order|receipt/i)).text.includes(`/orders/${made.id}`));

  await link(page, `To invoice ${made.invoice.number}`).click();
  await heading(page, made.invoice.number).waitFor();
  await page.getByText("Paid", { exact: true }).first().waitFor();
  await page.goto(`/orders/${made.id}`);
  await link(page, "Choose a password").click();
  await page.getByText("Your account has no password yet", { exact: false }).waitFor();
  await well(page, "10-first-password");
  await field(page, "New password").fill(PASSWORD);
  await button(page, "Set the new password").click();
  await page.getByRole("main").getByText("Your password holds.", { exact: false }).waitFor();
  await well(page, "11-password-holds");
  await page.goto(`/orders/${made.id}`);
  await heading(page, "It is all yours", 2).waitFor();
  await page.waitForLoadState("networkidle");
  assert.equal(await heading(page, "Come back whenever you like", 2).count(), 0);
  assert.deepEqual(wrong(visitor), []);
  await visitor.leave();

  const again = await world.visitor();
  await again.page.goto(`/sign-in?next=/orders/${made.id}`);
  await field(again.page, "E-mail address").fill(gina);
  await field(again.page, "Password").fill(PASSWORD);
  await button(again.page, "Sign in").click();
  await heading(again.page, "It is all yours", 2).waitFor();
  assert.deepEqual(wrong(again), []);
  await again.leave();
});

test("whoever has an account is told so by mail alone, and goes on from there with the same basket", async () => {
  const visitor = await visitorWithPass();
  const { page } = visitor;
  await link(page, "Order as a guest").click();
  await askAsGuest(page, { name: "Whoever", email: vikram });
  await field(page, "Code from the mail").fill("aaaa-aaaa");
  await button(page, "Go on to the checkout").click();
  await page.getByText("This code is not right", { exact: false }).waitFor();
  const { text } = await mailTo(vikram, /You already have an account/);
  await page.goto(text.match(new RegExp(`${portal.url}/sign-in\\?next=\\S+`))[0]);
  await field(page, "E-mail address").fill(vikram);
  await field(page, "Password").fill(PASSWORD);
  await button(page, "Sign in").click();
  await page.getByText("What you had put in before signing in is here").waitFor();
  await page.getByRole("article", { name: "Day pass" }).waitFor();
  assert.deepEqual(wrong(visitor), []);
  await visitor.leave();
});

test("a guest who comes too late for a first password chooses it by a mail; terms that change meanwhile are read again", async () => {
  const visitor = await visitorWithPass();
  const { page } = visitor;
  const hans = "hans@journeys.portico.example";
  await link(page, "Order as a guest").click();
  await askAsGuest(page, { name: "Hans Gast", email: hans });
  const first = await mailTo(hans, /is your code for/);
  const [{ terms_version: terms }] = await portal.d1("SELECT terms_version FROM space_settings");
  await portal.d1("UPDATE space_settings SET terms_version = 'newer'");
  await field(page, "Code from the mail").fill(first.subject.split(" ")[0]);
  await button(page, "Go on to the checkout").click();
  await page.getByText("The terms have changed", { exact: false }).waitFor();
  await well(page, "12-other-terms");
  await link(page, "Begin again").click();
  await page.getByText("I accept the terms (version newer)").waitFor();
  await askAsGuest(page, { name: "Hans Gast", email: hans });
  const second = await portal.mailbox.waitFor((mail) => mail.envelope.to.includes(hans) && /is your code for/.test(mail.subject) && mail.subject !== first.subject);
  await field(page, "Code from the mail").fill(second.subject.split(" ")[0]);
  await button(page, "Go on to the checkout").click();
  await page.getByText("What you had put in before signing in is here").waitFor();
  await portal.d1("UPDATE space_settings SET terms_version = ?1", [terms]);

  await portal.d1("UPDATE sessions SET created_at = created_at - 1200000 WHERE account_id = (SELECT id FROM accounts WHERE email = ?1)", [hans]);
  await page.goto("/account/sign-ins");
  await link(page, "Choose one").click();
  await field(page, "New password").fill(PASSWORD);
  await button(page, "Set the new password").click();
  await button(page, "Mail me a link").waitFor();
  await well(page, "13-by-mail");
  await button(page, "Mail me a link").click();
  await heading(page, "Check your mail").waitFor();
  await mailTo(hans, /Choose a new password/);
  assert.deepEqual(wrong(visitor), []);
  await visitor.leave();
});

test("the way of a guest is there in German and in Spanish", async () => {
  for (const [locale, go, title] of [["de-DE", "Als Gast bestellen", "Gib deinen Code ein"], ["es-ES", "Pedir como invitado", "Escribe tu código"]]) {
    const visitor = await visitorWithPass({ locale });
    const { page } = visitor;
    await link(page, go).click();
    await heading(page, go).waitFor();
    await well(page, `14-form-${locale}`);
    await page.goto("/basket/guest?email=who@journeys.portico.example");
    await heading(page, title).waitFor();
    await well(page, `15-code-${locale}`);
    assert.deepEqual(wrong(visitor), []);
    await visitor.leave();
  }
});
