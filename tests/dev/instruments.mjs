// What a test hangs around the functions: a clock that it sets, and a count of the rows that their statements read. The
// functions stay as they are built; `instrumented.mjs` is the module that is entered in their place.
import fs from "node:fs";
import path from "node:path";

const MODULE = path.join(import.meta.dirname, "instrumented.mjs");

/** The instruments of one portal. With `clock`, every event of every Worker begins by asking for the time. */
export function makeInstruments({ clock = false }) {
  let ahead = 0;
  let jobRows = 0;
  return {
    clock,
    /** From now on it is `time`, and time passes from there as ever. */
    setTime(time) { ahead = Number(time) - Date.now(); },
    /** How many rows jobs have read since this was last asked. A request says its own in the header `x-rows-read`. */
    takeJobRows() { const rows = jobRows; jobRows = 0; return rows; },
    /** What the Workers ask. */
    async answer(request) {
      if (request.method === "POST") jobRows += Number(await request.text());
      return new Response(String(ahead));
    },
  };
}

/** The options of a built function with the instruments around it. */
export function instrumented(options, instruments) {
  const { answer, clock } = instruments;
  const entered = { type: "ESModule", path: path.join(options.modulesRoot, "instrumented.mjs"), contents: fs.readFileSync(MODULE, "utf8") };
  return {
    ...options,
    bindings: { ...options.bindings, ...(clock && { HAS_CLOCK: "1" }) },
    serviceBindings: { ...options.serviceBindings, INSTRUMENTS: answer },
    modules: [entered, ...options.modules],
  };
}

/** How many rows an answer says that it read; how many of them each statement, batch by batch. */
export function rowsOf(response) {
  const batches = (response.headers.get("x-rows-read") ?? "").split(";").filter(Boolean).map((rows) => rows.split(" ").map(Number));
  return { rows: batches.flat().reduce((all, rows) => all + rows, 0), batches };
}
