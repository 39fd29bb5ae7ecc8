// Looks at every page of the built portal in Chromium: phone and desktop, light and dark. Fails on any accessibility
// finding, any error or policy violation in the console, and on sideways scrolling. With --shots it keeps what it saw in
// tests/seen. Needs `npm run build` first. Names of pages as arguments look at those alone.
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { pages } from './pages.mjs';
import { serve } from './server.mjs';

const origin = 'http://localhost:4199';
const shots = process.argv.includes('--shots');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const seen = new URL('./seen/', import.meta.url).pathname;
if (shots) mkdirSync(seen, { recursive: true });
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 }, tiny: { width: 320, height: 640 } };
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const server = await serve(4199);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const findings = [];

for (const [size, viewport] of Object.entries(sizes)) {
	for (const colorScheme of size === 'tiny' ? ['light'] : ['light', 'dark']) {
		const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB', timezoneId: 'Europe/Madrid', reducedMotion: 'reduce' });
		for (const { name, path, who, state, act } of pages) {
			if (only.length > 0 && !only.includes(name)) continue;
			await context.clearCookies();
			if (who) await context.addCookies([{ name: 'fake_session', value: who, url: origin }]);
			if (state) await context.addCookies([{ name: 'fake', value: state, url: origin }]);
			const page = await context.newPage();
			// The guess of who is here stays in the browser from page to page; the cookie is what counts.
			if (!who) await page.addInitScript(() => localStorage.removeItem('portico.signed_in'));
			const say = (text) => findings.push(`${name} ${size} ${colorScheme}: ${text}`);
			page.on('pageerror', (error) => say(`script error: ${error.message}`));
			page.on('console', (message) => {
				const asked = /Failed to load resource/.test(message.text());
				if (['error', 'warning'].includes(message.type()) && !asked) say(`console: ${message.text()}`);
			});
			await page.goto(origin + path);
			await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 8000 }).catch(() => say('no heading came'));
			if (state !== 'slow') await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
			await act?.(page);
			await page.waitForTimeout(60);
			if (size !== 'tiny') {
				const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
				for (const { id, nodes } of violations) say(`axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
			}
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (over > 0) say(`scrolls sideways by ${over} px`);
			if (shots) await page.screenshot({ path: `${seen}${name}-${size}-${colorScheme}.png`, fullPage: true });
			await page.close();
		}
		await context.close();
	}
}
await browser.close();
server.close();
for (const finding of findings) console.log(finding);
console.log(`${only.length || pages.length} pages seen in 5 ways, ${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
