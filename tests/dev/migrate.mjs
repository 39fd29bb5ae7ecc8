// Applies d1-migrations/ to a local database with wrangler's own bookkeeping, in a tenth of the time:
// `wrangler d1 migrations list --local` agrees with what is done here, and the other way round.
import fs from "node:fs";
import path from "node:path";
import { unstable_splitSqlQuery as statementsOf } from "wrangler";
import { root } from "./options.mjs";

// The text is wrangler's.
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/**
 * Applies what is new, each file as one transaction together with the note that it was applied.
 * @param {D1Database} db
 * @param {string} [folder]
 * @returns {Promise<string[]>} the names of the files applied now
 */
export async function migrate(db, folder = path.join(root, "d1-migrations")) {
  if (!fs.existsSync(folder)) return [];
  await db.prepare(BOOKKEEPING).run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all();
  const applied = new Set(results.map((row) => row.name));
  const fresh = fs.readdirSync(folder).filter((name) => name.endsWith(".sql") && !applied.has(name)).sort();
  for (const name of fresh) {
    const statements = statementsOf(fs.readFileSync(path.join(folder, name), "utf8")).map((sql) => db.prepare(sql));
    const note = db.prepare("INSERT INTO d1_migrations (name) VALUES (?1)").bind(name);
    await db.batch([...statements, note]).catch((error) => {
      throw new Error(`migration ${name} was not applied: ${error.message}`);
    });
  }
  return fresh;
}
