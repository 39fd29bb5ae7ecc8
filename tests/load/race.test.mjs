// A double booking cannot be written, however many try at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startPortal } from "../dev/portal.mjs";
import { race } from "./race.mjs";
import { broken, fillWorld } from "./world.mjs";

test("of 60 clients who race for 15 slots each slot has one winner, and every loser hears what is left", async () => {
  const portal = await startPortal({ directRoutes: false });
  try {
    await fillWorld(portal, { members: 60, rooms: 5 });
    const outcome = await race(portal, { clients: 60, attempts: 300 });
    assert.deepEqual(outcome.statuses, { 201: 15, 409: 285 });
    assert.ok(outcome.winners.every((winners) => winners === 1), `winners: ${outcome.winners}`);
    assert.deepEqual(outcome.losersWithout, []);
    assert.deepEqual(await broken(portal), []);
    assert.equal((await portal.d1("SELECT count(*) AS n FROM outbox"))[0].n, 15);
  } finally {
    await portal.stop();
  }
});
