// How a page is for everybody, wherever a journey has come to.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { looks, shoot } from "./world.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const narrowest = { width: 320, height: 640 };
/** What of it the colours decide, and so the scheme. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Nothing wrong for anybody, on a dark phone, on a light desk and on the narrowest; keeps how it looks where shots are wanted. */
export async function wellMade(page, name) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  const before = page.viewportSize();
  const findings = [];
  for (const look of [looks[1], looks[2]]) findings.push(...await wrong(page, look));
  await page.setViewportSize(narrowest);
  findings.push(...await sideways(page, "320 wide"));
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, name);
  assert.deepEqual(findings, []);
}

/** The same in every look there is: what the scheme does not change is looked at once for each width. */
export async function wellMadeInAll(page, name) {
  const findings = [];
  for (const look of looks) findings.push(...await wrong(page, look, look.colorScheme === "dark" ? ofColours : null));
  await page.setViewportSize(narrowest);
  findings.push(...await sideways(page, "320 wide"));
  await shoot(page, name);
  assert.deepEqual(findings, []);
}

/** What is wrong with what stands on the page, by those rules or by all. */
export async function violations(page, rules = null) {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(tags)).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

async function wrong(page, { name, viewport, colorScheme }, rules = null) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  const found = await violations(page, rules);
  return [...found.map((one) => `${name}: ${one}`), ...await sideways(page, name)];
}

async function sideways(page, look) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`${look}: scrolls sideways by ${over} px`] : [];
}
