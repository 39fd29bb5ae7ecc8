// How a page is for everybody, wherever a journey has come to.
import assert from "node:assert/strict";
import axe from "axe-core";
import { looks, shoot } from "./world.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const narrowest = { width: 320, height: 640 };

/**
 * Nothing wrong for anybody, on a dark phone, on a light desk and on the narrowest; keeps how it looks where shots are wanted.
 * Colours do not depend on the width, nor the layout on the colours: two looks hold each of both.
 */
export async function wellMade(page, name) {
  // What a program draws is not there at once: a page is judged when it has come, and has stopped loading.
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector('[aria-busy="true"]'));
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

/** What is wrong with what stands on the page. The rules are put into a document once: that takes longer than they do. */
export async function violations(page) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe.source);
  // Only what is wrong leaves the page: what is right is many times as much. Nothing is loaded beforehand: of these rules only the one on
  // sound that plays by itself would, and no page plays any.
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, tags);
}

async function wrong(page, { name, viewport, colorScheme }) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  const found = await violations(page);
  return [...found.map((one) => `${name}: ${one}`), ...await sideways(page, name)];
}

async function sideways(page, look) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`${look}: scrolls sideways by ${over} px`] : [];
}
