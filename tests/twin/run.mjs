// Runs the twin suite's scenarios on D1 in workerd and holds the answers against transcript.txt, which the same
// scenarios on SQLite are held against by `cargo test -p twin`.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions as bindingsOf } from "wrangler";
import { migrate } from "../dev/migrate.mjs";
import { freePort } from "../dev/runtime.mjs";

const here = import.meta.dirname;
const state = fs.mkdtempSync(path.join(os.tmpdir(), "portico-twin-"));
const { workerOptions } = bindingsOf(path.join(here, "wrangler.toml"));
const mf = new Miniflare(convertV4MiniflareOptions({
  host: "127.0.0.1", port: await freePort(), cf: false, telemetry: { enabled: false }, resourcePersistencePath: state,
  workers: [{
    ...workerOptions, name: "portico-twin", modulesRoot: path.join(here, "build"),
    modules: [{ type: "ESModule", path: path.join(here, "build/index.js") }, { type: "CompiledWasm", path: path.join(here, "build/index_bg.wasm") }],
  }],
}));
try {
  const url = await mf.ready;
  await migrate(await mf.getD1Database("DB", "portico-twin"));
  const said = await (await fetch(url)).text();
  assert.equal(said, fs.readFileSync(path.join(here, "transcript.txt"), "utf8"), "D1 and SQLite differ");
  const answers = said.split("\n").filter((line) => line && !line.startsWith("#")).length;
  console.log(`${answers} passed, 0 failed`);
} finally {
  await mf.dispose();
  fs.rmSync(state, { recursive: true, force: true });
}
