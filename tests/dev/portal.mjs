// A whole portal for a test, on a free port, with its own database and mailbox.
//
//   const portal = await startPortal({ seed: "small" });
//   const answer = await fetch(`${portal.url}/api/space/locations`);
//   const mail = await portal.mailbox.waitFor((one) => one.subject.startsWith("Booked"));
//   await portal.stop();
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { startMailSink } from "./mailbox.mjs";
import { root } from "./options.mjs";
import { startProvider } from "./provider.mjs";
import { freePort, startRuntime } from "./runtime.mjs";
import { newSecrets, varsFor } from "./secrets.mjs";
import { copyPrepared } from "./states.mjs";

/**
 * Starts the functions as they are built now.
 * @param {object} [wish]
 * @param {boolean | "small"} [wish.seed] load the demo space, or a small one
 * @param {string} [wish.state] where the database lives; a temporary folder that `stop` removes when left out
 * @param {boolean} [wish.directRoutes] functions by their routes (true, as in a zone) or through the front door (false)
 * @param {"child"} [wish.process] a process of its own, which `kill` can end as a power cut would
 * @param {{ accessTokenPublicKey: string, accessTokenSecretKey: string, setupToken: string, sealingKey: string }} [wish.secrets]
 * @param {boolean | Provider} [wish.stripe] a payment provider beside it: `portal.stripe` is the rig of tests/counterparts/stripe;
 *   one that was started before outlives this portal, and a power cut
 * @param {{ clock?: boolean }} [wish.instruments] a clock to set (`setTime`), and answers that say how many rows they read
 * @param {number} [wish.port]
 * @returns {Promise<Portal>}
 */
export async function startPortal(wish = {}) {
  const state = wish.state ?? fs.mkdtempSync(path.join(os.tmpdir(), "portico-"));
  const prepared = wish.state || wish.secrets ? undefined : copyPrepared(wish.seed, state);
  const port = wish.port ?? await freePort();
  const url = `http://localhost:${port}`;
  const secrets = wish.secrets ?? prepared?.secrets ?? newSecrets();
  const [mailbox, stripe] = await Promise.all([startMailSink(), wish.stripe === true ? startProvider({ portalUrl: url }) : wish.stripe]);
  const endBeside = async () => { if (wish.stripe === true) await stripe.stop(); await mailbox.stop(); };
  const logs = [];
  const options = { port, state, directRoutes: wish.directRoutes ?? true, offline: true, secrets, smtpPort: mailbox.port, provider: stripe?.told, instruments: wish.instruments };
  const start = wish.process === "child" ? startChild : startHere;
  const running = await start(options, url, logs).catch(async (error) => { await endBeside(); throw error; });

  const portal = {
    url, port, state, secrets, logs, mailbox, stripe,
    cron: running.cron,
    d1: running.d1,
    /** Hands a mail to a Worker, as Email Routing would; not with `process: "child"`. */
    email: running.email,
    setTime: running.setTime,
    takeJobRows: running.takeJobRows,
    /** Takes over functions that were built since. */
    reload: running.reload,
    /** Ends it in good order and removes its temporary state. */
    async stop() {
      await running.stop();
      await endBeside();
      if (!wish.state) fs.rmSync(state, { recursive: true, force: true });
    },
    /** Ends it as a power cut would; only with `process: "child"`. Start again with the same `state`. */
    async kill() {
      if (!running.kill) throw new Error('kill() needs startPortal({ process: "child" })');
      await running.kill();
      await endBeside();
    },
  };
  if (wish.seed && !prepared) await seed(portal, wish.seed).catch(async (error) => { await portal.stop(); throw error; });
  return portal;
}

async function startHere(options, url, logs) {
  const { secrets, smtpPort, provider } = options;
  const vars = varsFor(secrets, { portalUrl: url, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, provider });
  return startRuntime({ ...options, vars, onLog: (entry) => logs.push(entry) });
}

async function startChild(options, _url, logs) {
  const server = path.join(import.meta.dirname, "server.mjs");
  const wish = JSON.stringify({ ...options, adminPort: 0, quiet: true });
  // A group of its own: the runtime's own process ends with it.
  const child = spawn(process.execPath, [server, wish], { cwd: root, detached: true, stdio: ["pipe", "pipe", "inherit"] });
  const gone = new Promise((done) => child.once("exit", done));
  const cut = () => { try { process.kill(-child.pid, "SIGKILL"); } catch { /* It has ended already. */ } };
  process.once("exit", cut);
  const ready = await new Promise((resolve, reject) => {
    gone.then((code) => reject(new Error(`the portal ended with ${code} before it was ready`)));
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("@portico ")) return;
      const said = JSON.parse(line.slice("@portico ".length));
      if (said.event === "ready") resolve(said);
      if (said.event === "failed") reject(new Error(said.message));
      if (said.event === "log") logs.push(said);
    });
  });
  const ask = async (door, body) => {
    const response = await fetch(`http://127.0.0.1:${ready.adminPort}${door}`, { method: "POST", body: body && JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  const ended = () => process.off("exit", cut);
  return {
    cron: (worker, cron, time = new Date()) => ask(`/cron?${new URLSearchParams({ worker, cron, time: time.getTime() })}`),
    d1: (sql, params = []) => ask("/d1", { sql, params }),
    setTime: (time) => ask(`/time?time=${Number(time)}`),
    reload: () => ask("/reload"),
    stop: async () => { child.kill("SIGTERM"); await gone; cut(); ended(); },
    kill: async () => { cut(); await gone; ended(); },
  };
}

/** Loads the demo space with the same program as `cargo xtask seed`. */
async function seed(portal, size) {
  const program = process.env.PORTICO_XTASK;
  const [command, first] = program ? [program, []] : ["cargo", ["xtask"]];
  const args = [...first, "seed", "--url", portal.url, "--setup-token", portal.secrets.setupToken];
  if (size === "small") args.push("--small");
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Error(`the demo space was not loaded:\n${said}`);
}
