// Many clients race for the same slots.
import { cookieOf, firstHour, tryToBook } from "./world.mjs";

/**
 * `clients` at once make `attempts` in all for `attempts / 20` slots of five rooms, each client one after another.
 * @returns what happened: how often each status, how many winners each slot has, losers without alternatives, seconds
 */
export async function race(portal, { clients, attempts, rooms = 5 }) {
  const slots = Math.max(1, Math.floor(attempts / 20));
  const first = firstHour();
  const cookies = Array.from({ length: clients }, (_, n) => cookieOf(portal, n));
  const statuses = {};
  const winners = new Map(Array.from({ length: slots }, (_, slot) => [slot, 0]));
  const losersWithout = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(cookies.map(async (cookie) => {
    for (let turn = next++; turn < attempts; turn = next++) {
      const slot = turn % slots;
      const { status, body } = await tryToBook(portal, cookie, { room: slot % rooms, hour: Math.floor(slot / rooms), first });
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 201) winners.set(slot, winners.get(slot) + 1);
      if (status === 409 && !(body.type === "/problems/slot-taken" && body.alternatives?.length > 0)) losersWithout.push(body);
    }
  }));
  return { statuses, slots, winners: [...winners.values()], losersWithout, seconds: (performance.now() - began) / 1000 };
}
