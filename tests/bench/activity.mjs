// What a year costs to look at among a million rows: a member's own and a team's of thirty, in time and in rows that D1
// reads, and the pages beside them.
import { startPortal } from "../dev/portal.mjs";
import { cookieOf, fillWorld } from "../load/world.mjs";
import { list } from "./list.mjs";

/** So many members, each with so many stays and bookings in the last year: a million rows. */
const MEMBERS = 2_000;
const EACH = 250;
const TEAM = 30;

export async function activity() {
  const portal = await startPortal({ instruments: {} });
  try {
    await fillWorld(portal, { members: MEMBERS, rooms: 20 });
    await fillYear(portal);
    const [{ stays, bookings }] = await portal.d1("SELECT (SELECT count(*) FROM check_ins) AS stays, (SELECT count(*) FROM bookings) AS bookings");
    console.log(`\nactivity: ${stays} stays and ${bookings} bookings of ${MEMBERS} members`);
    const day = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
    const [member, operator] = [cookieOf(portal, 0), cookieOf(portal, 0, ["activity:read"])];
    const asked = [
      [member, "/api/activity/year"], [member, "/api/activity/teams/tea_load/year"], [member, "/api/activity/year/export"],
      [member, "/api/activity/check-ins"], [member, "/api/activity/houses"],
      [operator, "/api/activity/all/present?location=loc_load"], [operator, `/api/activity/all/check-ins?location=loc_load&day=${day}`],
    ];
    for (const [cookie, target] of asked) await list(portal, cookie, target);
  } finally {
    await portal.stop();
  }
}

/** Stays and bookings spread over a year, written straight into the tables. */
async function fillYear(portal) {
  const day = 86_400_000;
  const first = Math.floor(Date.now() / day) * day - 364 * day;
  await portal.d1("INSERT INTO teams (id, name, paying_customer_id) VALUES ('tea_load', 'Load', 'cus_load_0')");
  const members = (from, until) => JSON.stringify(Array.from({ length: until - from }, (_, n) => from + n));
  await portal.d1("INSERT INTO team_members (team_id, customer_id, is_administrator) SELECT 'tea_load', 'cus_load_' || value, value = 0 FROM json_each(?1)", [members(0, TEAM)]);
  await portal.d1(`INSERT INTO check_in_settings (location_id, self_check_in, plan_ids, tax_class, door_code, version)
    VALUES ('loc_load', 'anywhere', '["pln_load"]', 'standard', 'door', 1)`);
  const days = JSON.stringify(Array.from({ length: EACH }, (_, n) => Math.floor((n * 363) / EACH)));
  for (let from = 0; from < MEMBERS; from += 100) {
    const some = members(from, from + 100);
    await portal.d1(`INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, cover_name, counts)
      SELECT 'chk_' || member.value || '_' || days.key, 'cus_load_' || member.value, 'loc_load', date((?3 + days.value * 86400000) / 1000, 'unixepoch'),
        CAST(?3 AS INTEGER) + days.value * 86400000 + 32400000, 'member', CAST(?3 AS INTEGER) + days.value * 86400000 + 61200000, 'member', 'plan', 'Load', 1
      FROM json_each(?1) AS member CROSS JOIN json_each(?2) AS days`, [some, days, first]);
    await portal.d1(`INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
        price_minor, currency, price_why, cancel_until, created_at)
      SELECT 'bkg_' || member.value || '_' || days.key, 'res_load_' || (member.value % 20), 'loc_load', 'cus_load_' || member.value,
        CAST(?3 AS INTEGER) + days.value * 86400000 + 36000000, CAST(?3 AS INTEGER) + days.value * 86400000 + 39600000, 1, 5, 'confirmed', '', 1, 2000, 'EUR', '[]', 0, 1
      FROM json_each(?1) AS member CROSS JOIN json_each(?2) AS days`, [some, days, first]);
  }
}
