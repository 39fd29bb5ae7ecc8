// From the functions' own wrangler.toml files to one local runtime.
// The dev server and the tests both build their options here, and nowhere else.
import fs from "node:fs";
import path from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel } from "miniflare";
import { unstable_getMiniflareWorkerOptions as bindingsOf, unstable_readConfig as readConfig } from "wrangler";
import { instrumented } from "./instruments.mjs";
import { pagesFor } from "./provider.mjs";

export const root = path.resolve(import.meta.dirname, "../..");

/**
 * The portal's Workers, the front door first: it answers what no route takes.
 * @returns {{ folder: string, name: string, file: string, config: object, main: string }[]}
 */
export function workers() {
  const folder = path.join(root, "functions");
  const found = fs.readdirSync(folder).sort()
    .map((name) => [name, path.join(folder, name, "wrangler.toml")])
    .filter(([, file]) => fs.existsSync(file));
  const front = path.join(root, "wrangler.toml");
  if (fs.existsSync(front)) found.unshift(["front", front]);
  return found.map(([name, file]) => {
    const config = readConfig({ config: file }, { hideWarnings: true });
    return { folder: name, name: config.name, file, config, main: path.join(root, "functions", name, "build/index.js") };
  });
}

/**
 * Options for `new Miniflare(…)` and `setOptions(…)`.
 * @param {object} wish
 * @param {number} wish.port where the portal listens, on 127.0.0.1 alone
 * @param {string} wish.state the folder that keeps D1, KV, R2 and queues
 * @param {(folder: string) => Record<string, string>} wish.vars what each Worker gets in its environment
 * @param {boolean} wish.directRoutes whether a request reaches its function by route, as in a zone, or through the front door
 * @param {{ jsUrl: string }} [wish.provider] whose script the pages may load that take money
 * @param {Instruments} [wish.instruments] what a test hangs around the functions (instruments.mjs)
 * @param {object[]} [wish.extra] Workers beside the portal's own, such as the yardstick of the benchmark
 * @param {boolean} [wish.offline] refuse requests that would leave this machine
 * @param {(entry: { level: string, message: string }) => void} [wish.onLog] takes the Workers' console lines
 */
export function runtimeOptions(wish) {
  const all = workers();
  if (all.length === 0) throw new Error("no wrangler.toml was found at the top or in functions/*/");
  const built = all.map((worker) => workerOptions(worker, wish));
  return convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: wish.port,
    cf: false,
    telemetry: { enabled: false },
    // Tests hand mails to the functions as Email Routing would.
    unsafeTriggerHandlers: Boolean(wish.offline),
    log: new Log(wish.onLog ? LogLevel.ERROR : LogLevel.INFO, { prefix: "portal" }),
    logRequests: !wish.onLog,
    handleStructuredLogs: wish.onLog,
    // The same layout as `wrangler --persist-to <state>`, so that wrangler's d1 commands see this database.
    resourcePersistencePath: path.join(wish.state, "v3"),
    workers: [...built, ...missing(built), ...(wish.extra ?? [])],
  });
}

/** One refusing Worker for each function that is bound but has no wrangler.toml yet. */
function missing(built) {
  const bound = built.flatMap((options) => Object.values(options.serviceBindings ?? {})).map((to) => to?.name ?? to);
  const absent = new Set(bound.filter((name) => typeof name === "string" && !built.some((one) => one.name === name)));
  return [...absent].map((name) => ({ name, modules: true, script: refuse(`The function ${name} has no wrangler.toml`) }));
}

function workerOptions(worker, wish) {
  const { workerOptions: options } = bindingsOf(worker.file);
  const built = fs.existsSync(worker.main);
  if (options.assets && !fs.existsSync(options.assets.directory)) fs.mkdirSync(options.assets.directory, { recursive: true });
  if (options.assets) options.assets.directory = pagesFor(wish.provider, options.assets.directory, wish.state);
  const whole = {
    ...options,
    name: worker.name,
    bindings: { ...options.bindings, ...wish.vars(worker.folder) },
    routes: wish.directRoutes && worker.folder !== "front" ? routes(worker) : [],
    modulesRoot: path.dirname(worker.main),
    modules: built ? builtModules(worker) : [{ type: "ESModule", path: path.join(path.dirname(worker.main), "missing.mjs"), contents: notBuilt(worker) }],
    ...(wish.offline && { outboundService: loopbackOnly }),
  };
  return built && wish.instruments ? instrumented(whole, wish.instruments) : whole;
}

function builtModules({ main }) {
  return [{ type: "ESModule", path: main }, { type: "CompiledWasm", path: path.join(path.dirname(main), "index_bg.wasm") }];
}

/** Stands in for a function that has not been built, so that the others can be worked on. */
function notBuilt({ folder }) {
  return refuse(`The function ${folder} is not built; run: cargo xtask build ${folder}`);
}

function refuse(title) {
  const body = JSON.stringify({ title, status: 503 });
  return `const answer = () => new Response(${JSON.stringify(body)}, { status: 503, headers: { "content-type": "application/problem+json" } });
export default { fetch: answer, scheduled() {}, queue(batch) { batch.retryAll(); } };`;
}

/** The paths of a function's routes, on any host; wrangler's own conversion drops routes. */
function routes({ folder, config, file }) {
  const listed = config.routes ?? [config.route].filter(Boolean);
  const chosen = listed.length > 0 ? listed : productionRoutes(file);
  const paths = chosen.map((route) => "*/" + (route.pattern ?? route).replace(/^https?:\/\//, "").split("/").slice(1).join("/"));
  return paths.length > 0 ? paths : [`*/api/${folder}/*`];
}

function productionRoutes(file) {
  if (!/^\[env\.production/m.test(fs.readFileSync(file, "utf8"))) return [];
  return readConfig({ config: file, env: "production" }, { hideWarnings: true }).routes ?? [];
}

/** Passes requests to this machine on and refuses all others, so that no test depends on the internet. */
async function loopbackOnly(request) {
  const { hostname } = new URL(request.url);
  if (!["localhost", "127.0.0.1", "[::1]"].includes(hostname)) {
    return new Response(`Tests do not reach the internet: ${hostname}`, { status: 599 });
  }
  const hasBody = !["GET", "HEAD"].includes(request.method);
  return fetch(request.url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: hasBody ? await request.arrayBuffer() : undefined,
    redirect: "manual",
  });
}
