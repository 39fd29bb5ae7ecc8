// The process behind `cargo xtask dev`, and behind tests that must kill a portal.
//
//   node tests/dev/server.mjs '{"port":8787,"state":".portico/state", …}'
//
// It says what happened in lines that start with "@portico " and hold JSON, takes
// commands as lines of JSON on its standard input, and ends when that is closed:
// whoever started it can die in any way without leaving it behind.
import http from "node:http";
import path from "node:path";
import readline from "node:readline";
import { startScheduler } from "./cron.mjs";
import { startMailPage } from "./mailbox.mjs";
import { startProvider } from "./provider.mjs";
import { claimPort, startRuntime } from "./runtime.mjs";
import { localSecrets, varsFor } from "./secrets.mjs";

const wish = JSON.parse(process.argv[2]);
const say = (event) => process.stdout.write(`@portico ${JSON.stringify(event)}\n`);
const running = { ready: false, since: new Date(), stops: [] };

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("SIGHUP", stop);
process.on("unhandledRejection", (error) => console.error(`portal: ${error?.message ?? error}`));
const commands = readline.createInterface({ input: process.stdin });
commands.on("close", stop);

start().catch((error) => {
  say({ event: "failed", message: error.message });
  stop(1);
});

async function start() {
  await claimPort(wish.port, "--port");
  const smtpPort = wish.smtpPort;
  if (wish.mailPort) {
    await claimPort(wish.mailPort, "--mail-port");
    await claimPort(smtpPort, "--smtp-port");
    const mail = await startMailPage({ smtpPort, webPort: wish.mailPort, folder: path.join(wish.state, "mail") });
    running.stops.push(mail.stop);
  }
  const url = `http://localhost:${wish.port}`;
  const provider = wish.provider ?? await besides(url);
  const secrets = wish.secrets ?? localSecrets(wish.secretsFile);
  const vars = varsFor(secrets, { portalUrl: url, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, provider });
  const runtime = await startRuntime({ ...wish, vars, provider, onLog: wish.quiet ? (entry) => say({ event: "log", ...entry }) : undefined });
  running.runtime = runtime;
  running.stops.unshift(runtime.stop);
  if (wish.crons) running.stops.unshift(startScheduler(runtime.triggers, fire));
  if (wish.adminPort !== undefined) await startAdmin(wish.adminPort);
  running.ready = true;
  say({ event: "ready", url, adminPort: running.adminPort, setupToken: secrets.setupToken, pays: Boolean(provider) });
  commands.on("line", command);
}

/** The payment provider, for people. Without it the portal runs as well, and says so. */
async function besides(portalUrl) {
  if (!wish.stripe) return undefined;
  try {
    const stripe = await startProvider({ portalUrl, settles: true });
    running.stops.push(stripe.stop);
    running.stripe = stripe;
    return stripe.told;
  } catch (error) {
    console.error(`portal: nothing can be paid: ${error.message}`);
    return undefined;
  }
}

/** A cron that fails must not end the dev server: it says so, and the next minute comes. */
function fire(worker, expression, time) {
  running.runtime.cron(worker, expression, time).catch((error) => console.error(`portal: ${error.message}`));
}

async function command(line) {
  const { id, order } = JSON.parse(line);
  try {
    if (order === "migrate") say({ event: "done", id, applied: await running.runtime.migrate() });
    else if (order === "reload") say({ event: "done", id, result: await running.runtime.reload() });
    else throw new Error(`unknown order ${order}`);
  } catch (error) {
    say({ event: "failed", id, message: error.message });
  }
}

/** The side door for people and tests: readiness, crons, reloads, SQL. Loopback only, and never deployed. */
function startAdmin(port) {
  const doors = {
    "GET /ready": async () => ({ ready: running.ready, since: running.since, triggers: running.runtime.triggers() }),
    "POST /cron": async (query) => {
      const worker = query.get("worker") ?? "";
      const expression = query.get("cron") ?? running.runtime.triggers().find((one) => one.name === worker)?.crons[0] ?? "";
      await running.runtime.cron(worker, expression, new Date(Number(query.get("time") ?? Date.now())));
      return { fired: expression };
    },
    "POST /time": async (query) => { running.runtime.setTime(Number(query.get("time"))); return {}; },
    "GET /provider": async () => {
      if (!running.stripe) throw new Error("there is no payment provider beside this portal");
      const { fails, odd } = running.stripe.gate();
      return { taken: await running.stripe.taken(), deliveries: running.stripe.deliveries(), refused: fails, odd };
    },
    "POST /reload": async () => ({ reloaded: true, result: await running.runtime.reload() }),
    "POST /d1": async (_query, { sql, params }) => running.runtime.d1(sql, params),
  };
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, "http://admin");
    const door = doors[`${request.method} ${url.pathname}`];
    try {
      // A web page cannot know that this door is asked for by the name of this machine alone.
      if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? "") || request.headers.origin) throw new Error("this door is for programs on this machine");
      if (!door) return answer(response, 404, { doors: Object.keys(doors) });
      answer(response, 200, await door(url.searchParams, await bodyOf(request)));
    } catch (error) {
      answer(response, 500, { error: error.message });
    }
  });
  running.stops.push(async () => { server.closeAllConnections(); server.close(); });
  return new Promise((resolve, reject) => {
    server.once("error", () => reject(new Error(`port ${port} is taken by another program; choose another with --admin-port`)));
    server.listen(port, "127.0.0.1", () => { running.adminPort = server.address().port; resolve(); });
  });
}

function answer(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body) + "\n");
}

async function bodyOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text === "" ? {} : JSON.parse(text);
}

/** Ends everything once; what hangs is cut off after three seconds. */
async function stop(code) {
  if (running.stopping) return;
  running.stopping = true;
  setTimeout(() => process.exit(1), 3_000).unref();
  for (const end of running.stops) await Promise.resolve(end()).catch(() => {});
  process.exit(code === 1 ? 1 : 0);
}
