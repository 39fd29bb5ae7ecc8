// What whoever buys something does on several journeys.
import { PASSWORD } from "./world.mjs";

/** Types a card into the provider's form. */
export async function typeCard(page, number) {
  for (const [label, text] of [["number", number], ["exp_month", "12"], ["exp_year", "34"], ["cvc", "123"], ["postal_code", "10115"]]) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
}

/** From the basket to the basket, with an account of one's own: signs up, proves the address by the link in the mail, and signs in. */
export async function signUpFromBasket({ portal }, page, { name, email }) {
  const button = (label) => page.getByRole("button", { name: label, exact: true });
  const heading = (text) => page.getByRole("heading", { name: text, level: 1, exact: true });
  const field = (label) => page.getByLabel(label, { exact: true });
  await page.getByRole("link", { name: "Create an account", exact: true }).last().click();
  await heading("Create your account").waitFor();
  await field("Your name").fill(name);
  await field("E-mail address").fill(email);
  await field("Password").fill(PASSWORD);
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button("Create an account").click();
  await heading("Check your mail").waitFor();
  const { text } = await portal.mailbox.waitFor((mail) => mail.envelope.to.includes(email) && /^Confirm your e-mail address/.test(mail.subject));
  await page.goto(text.match(new RegExp(`${portal.url}/verify-email\\?token=[\\w.~-]+`))[0]);
  await button("Confirm").click();
  await heading("Confirmed").waitFor();
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await field("E-mail address").fill(email);
  await field("Password").fill(PASSWORD);
  await button("Sign in").click();
  await heading("Basket").waitFor();
}
