// How a page is for everybody, wherever a journey has come to.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { looks, shoot } from "./world.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Nothing wrong for anybody, on a dark phone, on a light desk and on the narrowest; keeps how it looks where shots are wanted. */
export async function wellMade(page, name) {
  const findings = [];
  for (const { name: look, viewport, colorScheme } of [looks[1], looks[2]]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
    for (const { id, nodes } of violations) findings.push(`${look}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    findings.push(...await sideways(page, look));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  findings.push(...await sideways(page, "320 wide"));
  await page.setViewportSize(looks[2].viewport);
  await shoot(page, name);
  assert.deepEqual(findings, []);
}

async function sideways(page, look) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`${look}: scrolls sideways by ${over} px`] : [];
}
