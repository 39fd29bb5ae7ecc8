// What the portals of a run of tests begin with, made once and copied for each of them: a migrated database, and one with the
// small demo space. To migrate and to fill takes five of the eight seconds in which a portal starts otherwise.
// A test file that is run by itself finds nothing prepared, and its portals begin from nothing.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { newSecrets } from "./secrets.mjs";

/** Where the prepared states are, for the processes that the run starts. */
const VARIABLE = "PORTICO_TEST_STATES";
/** What a portal may wish for as its `seed`, and what the state is called. */
const KINDS = new Map([[undefined, "migrated"], ["small", "small"]]);

/**
 * Makes them, for this process and those that it starts; they are gone when it ends.
 * @param {(wish: object) => Promise<Portal>} startPortal
 */
export async function prepareStates(startPortal) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portico-states-"));
  process.once("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  await Promise.all([...KINDS].map(async ([seed, kind]) => {
    const secrets = newSecrets();
    const portal = await startPortal({ seed, secrets, state: path.join(folder, kind) });
    await portal.stop();
    fs.writeFileSync(path.join(folder, `${kind}.json`), JSON.stringify(secrets));
  }));
  process.env[VARIABLE] = folder;
}

/**
 * Copies what is prepared for a wish into an empty folder.
 * @returns {{ secrets: object } | undefined} the keys that go with it; nothing if nothing is prepared
 */
export function copyPrepared(seed, state) {
  const folder = process.env[VARIABLE];
  const kind = KINDS.get(seed);
  if (!folder || !kind) return undefined;
  fs.cpSync(path.join(folder, kind), state, { recursive: true });
  return { secrets: JSON.parse(fs.readFileSync(path.join(folder, `${kind}.json`), "utf8")) };
}
