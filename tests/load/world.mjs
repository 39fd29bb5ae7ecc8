// A portal full of rooms and members for load: written straight into the database, signed in without the 27 ms that
// each password costs.
import crypto from "node:crypto";
import { rowsOf } from "../dev/instruments.mjs";

const HOUR = 3_600_000;

/** 09:00 UTC on the day after tomorrow: far enough for any lead time, whenever a test runs. */
export function firstHour(now = Date.now()) {
  return Math.floor(now / (24 * HOUR)) * 24 * HOUR + 2 * 24 * HOUR + 9 * HOUR;
}

/**
 * Members `cus_load_0 …` and rooms `res_load_0 …` at a location that never closes.
 * @param {{ d1(sql: string, params?: unknown[]): Promise<object[]> }} portal
 */
export async function fillWorld(portal, { members, rooms }) {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "00:00", closes: "24:00" }));
  const zone = { name: "Etc/UTC", first_offset_seconds: 0, transitions: [] };
  const numbers = (count) => JSON.stringify(Array.from({ length: count }, (_, i) => i));
  await portal.d1("INSERT INTO locations (id, slug, name, address, currency, zone, hours, version) VALUES ('loc_load', 'load', 'Load', '', 'EUR', ?1, ?2, 1)",
    [JSON.stringify(zone), JSON.stringify(week)]);
  await portal.d1("INSERT INTO kinds (id, name, category) VALUES ('knd_load', 'Room', 'meeting_room')");
  await portal.d1(`INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days,
    open_bookings_max, return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes)
    VALUES ('pol_load', 'Load', 30, 480, 30, 0, 60, NULL, 0, 0, 0, 0, 0)`);
  await portal.d1(`INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version)
    SELECT 'res_load_' || value, 'loc_load', 'knd_load', 'pol_load', 'Room ' || value, '', 8, 1, '["screen"]', 'everyone', '[]', '[]', value, 0, 1 FROM json_each(?1)`, [numbers(rooms)]);
  await portal.d1("INSERT INTO resource_leaves (resource_id, leaf_id) SELECT 'res_load_' || value, 'res_load_' || value FROM json_each(?1)", [numbers(rooms)]);
  await portal.d1(`INSERT INTO rates (id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, amount_minor)
    VALUES ('rat_load', 'loc_load', 'knd_load', 'Hourly', 'everyone', '[1,2,3,4,5,6,7]', 0, 1440, 15, 46080, 'hour', 2000)`);
  await portal.d1("INSERT INTO plans (id, name) VALUES ('pln_load', 'Load')");
  await portal.d1(`INSERT INTO accounts (id, email, name, locale, email_verified_at, created_at)
    SELECT 'acc_load_' || value, 'load' || value || '@example.org', 'Member ' || value, 'en', 1, 1 FROM json_each(?1)`, [numbers(members)]);
  await portal.d1("INSERT INTO customers (id, name, email, created_at) SELECT 'cus_load_' || value, 'Member ' || value, 'load' || value || '@example.org', 1 FROM json_each(?1)", [numbers(members)]);
  await portal.d1("INSERT INTO account_customers (account_id, customer_id) SELECT 'acc_load_' || value, 'cus_load_' || value FROM json_each(?1)", [numbers(members)]);
  await portal.d1(`INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
    SELECT 'con_load_' || value, 'cus_load_' || value, 'cus_load_' || value, 'pln_load', '1970-01-01', 1, '2100-01-01', '2100-01-01', 'EUR', 0, '{}', 1 FROM json_each(?1)`, [numbers(members)]);
}

/** The cookie of member `n`, with an operator's roles if they are given, as `identity` would have signed it. */
export function cookieOf(portal, n, roles = []) {
  return cookieFor(portal, { sub: `acc_load_${n}`, cus: `cus_load_${n}`, sid: `ses_load_${n}`, rol: roles });
}

/** The cookie of whoever the claims name, good for an hour from `time` on. */
export function cookieFor(portal, claims, time = Date.now()) {
  const { accessTokenPublicKey: x, accessTokenSecretKey: d } = portal.secrets;
  const key = crypto.createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x }, format: "jwk" });
  const now = Math.floor(time / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "EdDSA", typ: "JWT" })}.${part({ ...claims, iat: now, exp: now + 3600 })}`;
  return `__Host-portico_access=${signed}.${crypto.sign(null, Buffer.from(signed), key).toString("base64url")}`;
}

/** Asks to book room `room` for the hour `hour` after `firstHour`. `rows` is what was read, where the portal has instruments. */
export async function tryToBook(portal, cookie, { room, hour, first = firstHour(), key }) {
  const iso = (time) => new Date(time).toISOString().replace(".000Z", "Z");
  const starts = first + hour * HOUR;
  const response = await fetch(`${portal.url}/api/bookings`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", ...(key && { "idempotency-key": key }) },
    body: JSON.stringify({ resource_id: `res_load_${room}`, starts_at: iso(starts), ends_at: iso(starts + HOUR) }),
  });
  return { status: response.status, body: await response.json(), rows: rowsOf(response).rows };
}

/** What must never be true; each query counts the places where it is. */
export const NEVER = {
  "claims without a booking": "SELECT count(*) AS n FROM claims WHERE holder NOT IN (SELECT id FROM bookings WHERE status = 'confirmed')",
  "bookings without a claim": "SELECT count(*) AS n FROM bookings WHERE status = 'confirmed' AND id NOT IN (SELECT holder FROM claims)",
  "slots that differ from claims": "SELECT abs((SELECT count(*) FROM slot_claims) - (SELECT coalesce(sum(after_slot - first_slot), 0) FROM claims)) AS n",
  // In the order of their beginnings, one that begins before an earlier one ends.
  "overlapping bookings": `SELECT count(*) AS n FROM (
    SELECT starts_at < max(ends_at) OVER (PARTITION BY resource_id ORDER BY starts_at, bookings.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS overlaps
    FROM bookings JOIN resources ON resources.id = resource_id AND units = 1 WHERE status = 'confirmed') WHERE overlaps`,
  "guards that were kept": "SELECT count(*) AS n FROM booking_guards",
};

/** The invariants that are broken, by name; empty when all hold. */
export async function broken(portal) {
  const found = [];
  for (const [name, sql] of Object.entries(NEVER)) {
    const [{ n }] = await portal.d1(sql);
    if (n > 0) found.push(`${name}: ${n}`);
  }
  return found;
}
