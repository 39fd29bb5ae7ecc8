// What the pages do, in Chromium against the built portal and the fake API. `npm run build` first, then `npm run flows`.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const origin = 'http://localhost:4201';
let server, browser, context;

before(async () => {
	server = await serve(4201, '');
	browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
afterEach(() => context?.close());
after(async () => {
	await browser.close();
	server.close();
});

/** A page of someone, and the API calls it makes. */
async function open(path, { who = 'ada', state, ...options } = {}) {
	context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Madrid', ...options });
	if (who) await context.addCookies([{ name: 'fake_session', value: who, url: origin }]);
	if (state) await context.addCookies([{ name: 'fake', value: state, url: origin }]);
	const page = await context.newPage();
	const calls = [];
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (pathname.startsWith('/api/')) calls.push(`${request.method()} ${pathname}`);
	});
	await page.goto(origin + path);
	return { page, calls };
}

const settled = (page) => page.waitForFunction(() => !document.querySelector('[aria-busy="true"]') && document.querySelector('h1'));

/** Tomorrow, or Monday after it when the house is closed. */
function workday() {
	const day = new Date(Date.now() + 86_400_000);
	while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
	return day.toISOString().slice(0, 10);
}
const confirm = (resource) => `/book/confirm?location=loc_harbour&resource=${resource}&starts_at=${workday()}T11:00:00Z&ends_at=${workday()}T12:00:00Z&people=2`;

test('the dashboard makes exactly one call', async () => {
	const { page, calls } = await open('/dashboard');
	await settled(page);
	await page.waitForTimeout(300);
	assert.deepEqual(calls, ['GET /api/dashboard']);
});

test('another page asks for the viewer beside its own call, once', async () => {
	const { page, calls } = await open('/bookings');
	await settled(page);
	await page.getByRole('link', { name: 'Past' }).click();
	await settled(page);
	assert.equal(calls.filter((call) => call === 'GET /api/space/viewer').length, 1);
});

test('an access token that has run out is renewed once and the call repeated', async () => {
	const { page, calls } = await open('/bookings', { state: 'expired' });
	await page.getByRole('heading', { name: 'Team retro' }).waitFor();
	assert.equal(calls.filter((call) => call === 'POST /api/identity/sessions/refresh').length, 1);
});

test('whoever is not signed in comes to sign-in, and back', async () => {
	const { page } = await open('/bookings?when=past', { who: null });
	await page.waitForURL('**/sign-in?next=*');
	await page.getByLabel('E-mail address').fill('ada@example.org');
	await page.getByLabel('Password', { exact: true }).fill('a long password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL('**/bookings?when=past');
});

test('a stranger’s address as the next page is not followed', async () => {
	const { page } = await open('/sign-in?next=https%3A%2F%2Fexample.org', { who: null });
	await page.getByLabel('E-mail address').fill('ada@example.org');
	await page.getByLabel('Password', { exact: true }).fill('a long password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL('**/dashboard');
});

test('a refused form keeps what was typed, marks the field and takes the focus there', async () => {
	const { page } = await open('/sign-up', { who: null });
	await page.getByLabel('Your name').fill('Ada');
	await page.getByLabel('E-mail address').fill('wrong@example.org');
	await page.getByLabel('Password', { exact: true }).fill('a long password');
	await page.getByLabel(/I accept the terms/).check();
	await page.getByRole('button', { name: 'Create an account' }).click();
	const email = page.getByLabel('E-mail address');
	await page.locator('[aria-invalid="true"]').waitFor();
	assert.equal(await email.inputValue(), 'wrong@example.org');
	assert.equal(await page.getByLabel('Your name').inputValue(), 'Ada');
	assert.equal(await email.evaluate((element) => element === document.activeElement), true);
	assert.match(await email.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')).textContent), /e-mail address/);
});

test('the focus goes to the heading of a new page', async () => {
	const { page } = await open('/dashboard');
	await settled(page);
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My bookings' }).click();
	await page.getByRole('heading', { level: 1, name: 'My bookings' }).waitFor();
	await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
});

test('a search stands in the address and keeps the focus in the form', async () => {
	const { page } = await open(`/book?location=loc_harbour&date=${workday()}&length_minutes=60&people=2`);
	await settled(page);
	await page.getByLabel('People').fill('6');
	await page.getByLabel('People').press('Enter');
	await page.waitForURL('**people=6**');
	await settled(page);
	assert.equal(await page.getByLabel('People').evaluate((element) => element === document.activeElement), true);
	await page.getByRole('heading', { name: 'Atlas' }).waitFor();
	assert.equal(await page.getByRole('heading', { name: 'Lagoon' }).count(), 0);
});

test('from find to a booking', async () => {
	const { page } = await open(`/book?location=loc_harbour&date=${workday()}&time=12%3A00&length_minutes=60&people=2`);
	await page.getByRole('link', { name: /^Book 12:00–13:00, Atlas/ }).click();
	await page.getByLabel(/^Title/).fill('Planning');
	await page.getByRole('button', { name: 'Book for €25.00' }).click();
	await page.getByRole('heading', { level: 1, name: 'Planning' }).waitFor();
	await page.getByText('Booked. A confirmation is on its way').waitFor();
});

test('pressing twice sends one key, so that one booking is made', async () => {
	const { page } = await open(confirm('res_lagoon'));
	const keys = [];
	await page.route('**/api/bookings', async (route) => {
		keys.push(route.request().headers()['idempotency-key']);
		await (keys.length === 1 ? route.abort() : route.continue());
	});
	const button = page.getByRole('button', { name: /^Book for/ });
	await button.click();
	await page.getByRole('alert').waitFor();
	await button.click();
	await page.waitForURL('**/bookings/bkg_*');
	assert.equal(keys.length, 2);
	assert.match(keys[0], /^[0-9a-f-]{36}$/);
	assert.equal(keys[0], keys[1]);
});

test('when the time is gone, an alternative is taken with one click', async () => {
	const { page } = await open(confirm('res_taken'));
	await page.getByRole('button', { name: /^Book for/ }).click();
	await page.getByRole('heading', { name: 'That time is not available' }).waitFor();
	await page.getByRole('button', { name: /^Book this: Atlas/ }).click();
	await page.waitForURL('**/bookings/bkg_*');
});

test('a booking is cancelled in place, after a question', async () => {
	const { page } = await open('/dashboard');
	await settled(page);
	await page.getByRole('button', { name: /^Cancel Window desks/ }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel booking' }).click();
	await page.getByRole('heading', { name: 'Window desks' }).waitFor({ state: 'detached' });
	await page.getByText('Booking cancelled.').waitFor({ state: 'attached' });
});

test('a press on a free place of the day plan leads to its confirmation', async () => {
	const { page } = await open(`/book?location=loc_harbour&date=${workday()}&length_minutes=60&people=1&view=day`, { viewport: { width: 1280, height: 900 } });
	await page.locator('.ec-event').first().waitFor();
	const hour = await page.locator('.ec-header .ec-slot', { hasText: '18:00' }).boundingBox();
	const row = await page.locator('.ec-row-head', { hasText: 'Lagoon' }).boundingBox();
	await page.mouse.click(hour.x + 8, row.y + row.height / 2);
	await page.waitForURL(/resource=res_lagoon/);
});

test('both clocks are shown where the location lives in another zone', async () => {
	const { page } = await open('/bookings/bkg_2');
	await page.getByText(/\(Melbourne\) · .*23:30–01:00 your time/).waitFor();
});

test('the language changes in place', async () => {
	const { page } = await open('/sign-in', { who: null });
	await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
	await page.getByRole('heading', { name: 'Willkommen zurück' }).waitFor();
	assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
});

test('a chosen theme is there before the first paint', async () => {
	const { page } = await open('/sign-in', { who: null, colorScheme: 'light' });
	await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
	await page.addInitScript(() => {
		new MutationObserver((_, observer) => {
			if (!document.body) return;
			window.themeAtBody = document.documentElement.dataset.theme;
			observer.disconnect();
		}).observe(document, { childList: true, subtree: true });
	});
	await page.reload();
	assert.equal(await page.evaluate(() => window.themeAtBody), 'dark');
});

test('an operator sets up a kind, and a wrong one is told at its field', async () => {
	const { page } = await open('/console/kinds?edit=new', { who: 'boss' });
	await page.getByLabel('Name').fill('wrong');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByText('Another one has that name.').waitFor();
	await page.getByLabel('Name').fill('Studio');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('rowheader', { name: 'Studio' }).waitFor();
});

test('a member finds no console', async () => {
	const { page } = await open('/dashboard');
	await settled(page);
	assert.equal(await page.getByRole('link', { name: 'Console' }).count(), 0);
});
