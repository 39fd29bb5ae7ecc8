// What a question costs: its time, and the rows that D1 reads for it, batch by batch.
import { rowsOf } from "../dev/instruments.mjs";

const TURNS = 15;

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Asks the same again and again, and says what it cost. */
export async function list(portal, cookie, target) {
  const times = [];
  let answer;
  let text;
  for (let turn = 0; turn < TURNS; turn++) {
    const began = performance.now();
    answer = await fetch(portal.url + target, { headers: { cookie } });
    text = await answer.text();
    times.push(performance.now() - began);
  }
  const body = answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {};
  const shown = body.items?.length ?? body.accounts?.[0]?.lines.length;
  const { rows, batches } = rowsOf(answer);
  console.log(`  ${target}: ${answer.status}, p50 ${median(times).toFixed(1)} ms, ${rows} rows read${shown === undefined ? "" : ` for ${shown} shown`} (${batches.flat().join(" + ")})`);
}
