// One running portal: every Worker in one local runtime, migrated, with its crons at hand.
import { randomInt } from "node:crypto";
import net from "node:net";
import { once } from "node:events";
import { Miniflare } from "miniflare";
import { makeInstruments } from "./instruments.mjs";
import { migrate } from "./migrate.mjs";
import { runtimeOptions, workers } from "./options.mjs";

// Neither wrangler nor miniflare may call home from a developer's machine or from CI.
process.env.WRANGLER_SEND_METRICS = "false";
process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";

/**
 * Starts the portal. The wish is that of `runtimeOptions`.
 * @returns {Promise<Runtime>}
 */
export async function startRuntime(wish) {
  const instruments = wish.instruments && makeInstruments(wish.instruments);
  const options = () => runtimeOptions({ ...wish, instruments });
  const mf = new Miniflare(options());
  await mf.ready;
  let turn = Promise.resolve();
  // Reloads, migrations and stops wait for one another.
  const inTurn = (work) => (turn = turn.catch(() => {}).then(work));

  const runtime = {
    /** Applies new migrations; gives their names. */
    migrate: () => inTurn(async () => {
      const db = await database(mf);
      return db ? migrate(db) : [];
    }),
    /** Takes over what was built since; storage and open ports stay. */
    reload: () => inTurn(() => mf.setOptions(options())),
    /** Fires a cron trigger now. The worker is named by its folder under functions/. */
    async cron(worker, expression, time = new Date()) {
      const target = await mf.getWorker(nameOf(worker));
      const { outcome } = await target.scheduled({ cron: expression, scheduledTime: time });
      if (outcome !== "ok") throw new Error(`the cron "${expression}" of ${worker} ended with: ${outcome}`);
    },
    /** Hands a mail to a Worker's email handler, as Email Routing would; gives why it was refused, if it was. */
    async email(worker, { from, to, source }) {
      const path = `/cdn-cgi/local/email?${new URLSearchParams({ from, to })}`;
      const answer = await mf.dispatchFetch(`http://localhost${path}`, { method: "POST", body: source, headers: { "MF-Route-Override": nameOf(worker), accept: "application/json" } });
      return { status: answer.status, said: await answer.text() };
    },
    /** Runs one SQL text on the portal's database; gives its rows. */
    async d1(sql, params = []) {
      const db = await database(mf);
      return (await db.prepare(sql).bind(...params).all()).results;
    },
    /** From now on it is that time for every Worker; only with `instruments: { clock: true }`. */
    setTime: (time) => instruments.setTime(time),
    /** How many rows jobs have read since this was last asked; only with `instruments`. */
    takeJobRows: () => instruments.takeJobRows(),
    triggers: () => workers().map(({ folder, config }) => ({ name: folder, crons: config.triggers?.crons ?? [] })),
    stop: () => inTurn(() => mf.dispose()),
  };
  await runtime.migrate().catch(async (error) => { await runtime.stop(); throw error; });
  return runtime;
}

function nameOf(folder) {
  const worker = workers().find((one) => one.folder === folder || one.name === folder);
  if (!worker) throw new Error(`there is no function ${folder}; there are ${workers().map((one) => one.folder).join(", ")}`);
  return worker.name;
}

/** The one D1 database, through the first Worker that binds it. */
async function database(mf) {
  const owner = workers().find(({ config }) => config.d1_databases?.length > 0);
  return owner && mf.getD1Database(owner.config.d1_databases[0].binding, owner.name);
}

/**
 * A port on loopback that nothing listens on. It lies below those that the system gives to outgoing connections
 * (ip_local_port_range; RFC 6335 has them from 49152): between the look and the listening none of those can take it.
 * Which one is chance, so that programs that look at the same time hardly ever find the same.
 */
export async function freePort() {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 32_000);
    const server = net.createServer();
    const free = await new Promise((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
  throw new Error("no free port was found on loopback in 100 tries");
}

/** Fails in words when something listens on a port already. */
export async function claimPort(port, flag) {
  const server = net.createServer().listen(port, "127.0.0.1");
  await once(server, "listening").catch(() => {
    throw new Error(`port ${port} is taken by another program; end it or choose another with ${flag}`);
  });
  await new Promise((done) => server.close(done));
}
