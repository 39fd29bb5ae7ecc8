// Stands around a function in a test that hands it the time, or asks how many rows its statements read; never deployed.
// `instruments.mjs` is its other half, outside of the Worker.
import Wrapped from "./index.js";

const RealDate = Date;
/** How far the Worker's clock is ahead of the machine's, in milliseconds. */
let ahead = 0;

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    super(...(args.length > 0 ? args : [RealDate.now() + ahead]));
  }
  static now() {
    return RealDate.now() + ahead;
  }
};

/** The database, which notes how many rows each statement read: the batches of one event, each a list of numbers. */
function counted(env, batches) {
  if (!env.DB) return env;
  const batch = async (statements) => {
    const results = await env.DB.batch(statements);
    batches.push(results.map(({ meta }) => meta.rows_read));
    return results;
  };
  // Its class is asked for by name, and its own methods know it alone.
  const database = Object.create(env.DB, { prepare: { value: (sql) => env.DB.prepare(sql) }, batch: { value: batch } });
  return Object.create(env, { DB: { value: database } });
}

const sum = (batches) => batches.flat().reduce((all, rows) => all + rows, 0);

/** The wrapped function for one event, at the time that was told. */
async function at(env, context, batches) {
  if (env.HAS_CLOCK) ahead = Number(await (await env.INSTRUMENTS.fetch("http://instruments/ahead")).text());
  return new Wrapped(context, counted(env, batches));
}

export default {
  /** Answers as the function does, and says what it read: "1 1 52;3" is two batches. */
  async fetch(request, env, context) {
    const batches = [];
    const response = await (await at(env, context, batches)).fetch(request);
    const told = new Response(response.body, response);
    told.headers.set("x-rows-read", batches.map((rows) => rows.join(" ")).join(";"));
    return told;
  },
  async scheduled(event, env, context) {
    const batches = [];
    await (await at(env, context, batches)).scheduled(event);
    await env.INSTRUMENTS.fetch("http://instruments/rows", { method: "POST", body: String(sum(batches)) });
  },
  async email(message, env, context) {
    await (await at(env, context, [])).email(message);
  },
  async queue(batch, env, context) {
    await (await at(env, context, [])).queue(batch);
  },
};
