// What every journey stands on: a portal of its own with the small demo space, and a browser to walk through it.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { startPortal } from "../dev/portal.mjs";

/** The password of everybody in the demo space. */
export const PASSWORD = "spare key under the fern";
export const ada = "ada@demo.portico.example";
export const bob = "bob@demo.portico.example";
export const boss = "boss@demo.portico.example";
/** Two more members. */
export const vikram = "vikram.bergholt@demo.portico.example";
export const wilma = "wilma.okonjo@demo.portico.example";

/** How long a page is waited for before it counts as never come: a machine that is busy with other work is slow, not wrong. */
const PATIENCE_MS = 30_000;

/** The zone of the small space's one location; the visitors live there too. */
export const ZONE = "Europe/Berlin";

export const looks = [
  { name: "phone-light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "desktop-light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
];

/** Starts both; the wish is that of `startPortal`. `stop` ends both. */
export async function startWorld(wish = {}) {
  const portal = await startPortal({ seed: "small", ...wish });
  const executablePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";
  const launch = (args = []) => chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage", ...args] });
  const browsers = [await launch().catch(async (error) => { await portal.stop(); throw error; })];
  return {
    portal,
    /** Somebody with a browser of their own, who notes down what goes wrong in it. */
    visitor: (options = {}) => arrive(browsers[0], portal, options),
    /** The same at a machine that is made otherwise, such as one with a camera. */
    async machine(args) {
      const other = await launch(args);
      browsers.push(other);
      return (options = {}) => arrive(other, portal, options);
    },
    async stop() {
      for (const browser of browsers) await browser.close();
      await portal.stop();
    },
  };
}

async function arrive(browser, portal, options) {
  const context = await browser.newContext({
    baseURL: portal.url, locale: "en-GB", timezoneId: ZONE, reducedMotion: "reduce", viewport: { width: 1280, height: 900 }, ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = [];
  context.on("weberror", (error) => faults.push(`script error: ${error.error().message}`));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  return {
    context,
    page,
    /** Errors, warnings and violations of the policy in this browser's console so far. */
    faults,
    /** Signs in without the form, as a means and not as the thing tested. */
    async signIn(email) {
      const answer = await context.request.post("/api/identity/sessions", { data: { email, password: PASSWORD }, headers: { origin: portal.url } });
      if (answer.status() !== 201) throw new Error(`${email} was not signed in: ${answer.status()} ${await answer.text()}`);
    },
    leave: () => context.close(),
  };
}

/** With SHOTS=1, keeps how a page looks, in every look, in the folder `journeys` among the temporary files. */
export async function shoot(page, name) {
  if (!process.env.SHOTS) return;
  const before = page.viewportSize();
  for (const { name: look, viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(shots(), `${name}-${look}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
}

function shots() {
  const folder = path.join(os.tmpdir(), "journeys");
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** A day some days from today in the location's zone, "2026-11-24". */
export function dayFromNow(days) {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date());
  return new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A day as the pages write it: "Tuesday 24 November". */
export function inWords(date) {
  const options = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  if (date.slice(0, 4) !== dayFromNow(0).slice(0, 4)) options.year = "numeric";
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(`${date}T12:00:00Z`));
}
