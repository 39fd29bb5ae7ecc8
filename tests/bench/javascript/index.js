// The yardstick: list, find and book as a hand-written JavaScript Worker would do them, with the same SQL in the same
// number of round trips, the same check of the token and the same answers' sizes. It leaves out what makes the product
// a product (rights, closures, gaps, prices by rate, alternatives), so it is a floor, not a rival.
const SLOT = 15 * 60_000;

const VIEWER = `SELECT ?1 IS NOT NULL AS signed_in, ?2 IS NOT NULL AS has_customer, levels, rights AS space,
  (SELECT rights FROM v_customers WHERE id = ?2) AS customer,
  (SELECT json_group_array(json(rights)) FROM v_contracts
    WHERE customer_id = ?2 AND starts_at <= ?3 AND (ends_at IS NULL OR ?3 < ends_at)) AS plans,
  (SELECT json_group_array(json(rights)) FROM v_team_members WHERE customer_id = ?2) AS teams,
  (SELECT json_group_array(json(narrowed)) FROM v_team_members WHERE customer_id = ?2) AS narrowed
  FROM v_settings LIMIT 1`;
const HERE = "CASE WHEN ?1 IS NULL THEN (SELECT location_id FROM resources WHERE id = ?2) ELSE ?2 END";
const LOCATION = `SELECT id, name, currency, zone, hours, version FROM v_locations WHERE id = ${HERE} LIMIT 1`;
const CLOSURES = `SELECT starts_on, ends_on, reason FROM v_closures WHERE location_id = ${HERE} AND ?3 <= ends_on AND starts_on <= ?4 LIMIT 100`;
const PLACES = `SELECT resources.*, kinds.name AS kind_name, kinds.category, policies.*, resources.id AS id, resources.name AS name,
  (SELECT json_group_array(json_array(leaf.id, leaf.units)) FROM resource_leaves
    JOIN resources AS leaf ON leaf.id = resource_leaves.leaf_id WHERE resource_leaves.resource_id = resources.id) AS leaves
  FROM resources JOIN kinds ON kinds.id = resources.kind_id JOIN policies ON policies.id = resources.policy_id
  WHERE resources.location_id = ${HERE} AND resources.archived = 0 ORDER BY resources.position, resources.id LIMIT 500`;
const RATES = `SELECT * FROM rates WHERE location_id = ${HERE} ORDER BY id LIMIT 1000`;
const CLAIMED = `SELECT v_claims.* FROM resources CROSS JOIN v_claims ON v_claims.resource_id = resources.id
  AND ?5 <= v_claims.first_slot AND v_claims.first_slot < ?4 AND ?3 < v_claims.after_slot
  WHERE resources.location_id = ${HERE} LIMIT 20000`;
const OWN = `SELECT bookings.id, bookings.resource_id, resources.policy_id, bookings.starts_at, bookings.ends_at
  FROM bookings JOIN resources ON resources.id = bookings.resource_id
  WHERE bookings.customer_id = ?1 AND ?2 < bookings.ends_at AND bookings.status = 'confirmed' LIMIT 1000`;
const MEMBERSHIPS = `SELECT (SELECT json_group_array(plan_id) FROM v_contracts
  WHERE customer_id = ?1 AND starts_at <= ?2 AND (ends_at IS NULL OR ?2 < ends_at)) AS plan_ids,
  (SELECT json_group_array(team_id) FROM v_team_members WHERE customer_id = ?1) AS team_ids`;
const SHOWN = `SELECT bookings.*, resources.name AS resource_name, kinds.name AS kind_name, v_locations.name AS location_name,
  v_locations.zone ->> 'name' AS zone, v_customers.name AS customer_name
  FROM bookings JOIN resources ON resources.id = bookings.resource_id JOIN kinds ON kinds.id = resources.kind_id
  JOIN v_locations ON v_locations.id = bookings.location_id JOIN v_customers ON v_customers.id = bookings.customer_id`;
const UPCOMING = `${SHOWN} WHERE bookings.customer_id = ?1 AND bookings.status = 'confirmed'
  AND ?2 < bookings.ends_at AND (?3 < bookings.ends_at OR (bookings.ends_at = ?3 AND ?4 < bookings.id))
  ORDER BY bookings.ends_at, bookings.id LIMIT ?5`;
const BY_KEY = `${SHOWN} WHERE bookings.customer_id = ?1 AND bookings.idempotency_key = ?2 LIMIT 1`;
const PERSON = "SELECT name, email, locale FROM v_accounts WHERE id = ?1 LIMIT 1";
const GUARD_SETUP = `INSERT INTO booking_guards (guard) SELECT 'setup_changed' WHERE NOT EXISTS (
  SELECT 1 FROM resources JOIN v_locations ON v_locations.id = resources.location_id
  WHERE resources.id = ?1 AND resources.version = ?2 AND v_locations.version = ?3 AND resources.archived = 0)`;
const INSERT = `INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title,
  people, price_minor, currency, price_why, cancel_until, idempotency_key, created_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'confirmed', ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)`;
const TAKE_UNIT = `INSERT INTO claims (resource_id, first_slot, unit, after_slot, holder) SELECT ?1, ?2, (
  SELECT unit.key FROM json_each(?4) AS unit WHERE NOT EXISTS (SELECT 1 FROM slot_claims AS taken
    WHERE taken.resource_id = ?1 AND taken.unit = unit.key AND ?2 <= taken.slot AND taken.slot < ?3) ORDER BY unit.key LIMIT 1), ?3, ?5`;
const TAKE_SLOTS = `INSERT INTO slot_claims (resource_id, unit, slot)
  SELECT claims.resource_id, claims.unit, slot.value FROM claims, json_each(?2) AS slot WHERE claims.holder = ?1`;
const OWE = "INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";

let key;
async function claimsOf(request, env) {
  const token = /__Host-portico_access=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
  const [head, body, signature] = token.split(".");
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  key ??= await crypto.subtle.importKey("raw", bytes(env.ACCESS_TOKEN_PUBLIC_KEY), { name: "Ed25519" }, false, ["verify"]);
  const good = await crypto.subtle.verify("Ed25519", key, bytes(signature), new TextEncoder().encode(`${head}.${body}`));
  const claims = JSON.parse(new TextDecoder().decode(bytes(body)));
  if (!good || claims.exp * 1000 < Date.now()) throw new Response(null, { status: 401 });
  return claims;
}

const statement = (env, sql, ...params) => env.DB.prepare(sql).bind(...params);

function facts(env, claims, mode, id, from, until) {
  const now = Date.now();
  const slot = (time) => Math.floor(time / SLOT);
  const day = (time) => new Date(time).toISOString().slice(0, 10);
  return [
    statement(env, VIEWER, claims.sub, claims.cus, now), statement(env, LOCATION, mode, id),
    statement(env, CLOSURES, mode, id, day(from), day(until)), statement(env, PLACES, mode, id), statement(env, RATES, mode, id),
    statement(env, CLAIMED, mode, id, slot(from), slot(until), slot(from) - 3072),
    statement(env, OWN, claims.cus, now), statement(env, MEMBERSHIPS, claims.cus, now),
  ];
}

async function list(request, env, claims) {
  const [, rows] = await env.DB.batch([statement(env, VIEWER, claims.sub, claims.cus, Date.now()), statement(env, UPCOMING, claims.cus, Date.now(), 0, "", 21)]);
  return Response.json({ items: rows.results.slice(0, 20).map(show), next_cursor: null });
}

function show(row) {
  return {
    id: row.id, status: row.status, title: row.title, people: row.people,
    resource: { id: row.resource_id, name: row.resource_name, kind_name: row.kind_name },
    location: { id: row.location_id, name: row.location_name, zone: row.zone, currency: row.currency },
    starts_at: new Date(row.starts_at).toISOString(), ends_at: new Date(row.ends_at).toISOString(),
    price: { minor: row.price_minor, currency: row.currency }, price_why: JSON.parse(row.price_why),
    created_at: new Date(row.created_at).toISOString(), cancelled_at: null, cancellable: { allowed: true, rule: null, until: row.cancel_until },
  };
}

async function find(request, env, claims) {
  const query = new URL(request.url).searchParams;
  const midnight = Date.parse(query.get("date"));
  const length = Number(query.get("length_minutes"));
  const answers = await env.DB.batch(facts(env, claims, "location", query.get("location"), midnight - 2 * 86_400_000, midnight + 3 * 86_400_000));
  const [, , , places, rates, claimed] = answers.map((answer) => answer.results);
  const rate = rates[0];
  const rooms = places.map((place) => {
    const taken = claimed.filter((claim) => claim.resource_id === place.id);
    const starts = [];
    for (let at = midnight; at < midnight + 86_400_000; at += place.grain_minutes * 60_000) {
      const [first, after] = [at / SLOT, (at + length * 60_000) / SLOT];
      if (at < Date.now() || taken.some((claim) => claim.first_slot < after && first < claim.after_slot)) continue;
      const price = { minor: Math.round((rate.amount_minor * length) / 60), currency: "EUR" };
      const why = [{ rate: rate.name, unit: rate.unit, minutes: length, quantity_hundredths: (length / 60) * 100, unit_price: { minor: rate.amount_minor, currency: "EUR" }, amount: price, capped: false }];
      starts.push({ resource_id: place.id, resource_name: place.name, starts_at: new Date(at).toISOString(), ends_at: new Date(at + length * 60_000).toISOString(), price, price_why: why, change: "none" });
    }
    return { resource: { id: place.id, name: place.name, kind: { id: place.kind_id, name: place.kind_name }, capacity: place.capacity, amenities: JSON.parse(place.amenities) }, offer: null, refusal: null, starts };
  });
  return Response.json({ location: answers[1].results[0].name, rooms, alternatives: [] });
}

async function book(request, env, claims) {
  const wish = await request.json();
  const [starts, ends] = [Date.parse(wish.starts_at), Date.parse(wish.ends_at)];
  const asked = [...facts(env, claims, null, wish.resource_id, starts - 2 * 86_400_000, ends + 2 * 86_400_000),
    statement(env, BY_KEY, claims.cus, null), statement(env, PERSON, claims.sub)];
  const answers = await env.DB.batch(asked);
  const [location] = answers[1].results;
  const place = answers[3].results.find((one) => one.id === wish.resource_id);
  const [first, after] = [starts / SLOT, ends / SLOT];
  if (answers[5].results.some((claim) => claim.resource_id === place.id && claim.first_slot < after && first < claim.after_slot)) {
    return Response.json({ type: "/problems/slot-taken" }, { status: 409 });
  }
  const [person] = answers[9].results;
  const id = `bkg_${crypto.randomUUID().replaceAll("-", "")}`;
  const slots = Array.from({ length: after - first }, (_, i) => first + i);
  const now = Date.now();
  try {
    await env.DB.batch([
      statement(env, GUARD_SETUP, place.id, place.version, location.version),
      statement(env, INSERT, id, place.id, location.id, claims.cus, starts, ends, first, after, "", 1, 2000, "EUR", "[]", starts, null, now),
      statement(env, TAKE_UNIT, place.id, first, after, "[0]", id),
      statement(env, TAKE_SLOTS, id, JSON.stringify(slots)),
      statement(env, OWE, `out_${crypto.randomUUID()}`, "bookings.confirmed", person.email, person.locale, JSON.stringify({ booking_id: id }), now),
    ]);
  } catch {
    return Response.json({ type: "/problems/slot-taken" }, { status: 409 });
  }
  return Response.json({ id, status: "confirmed", starts_at: wish.starts_at, ends_at: wish.ends_at }, { status: 201 });
}

export default {
  async fetch(request, env) {
    try {
      const claims = await claimsOf(request, env);
      const { pathname } = new URL(request.url);
      if (request.method === "POST") return await book(request, env, claims);
      return await (pathname.endsWith("/find") ? find : list)(request, env, claims);
    } catch (error) {
      return error instanceof Response ? error : new Response(String(error), { status: 500 });
    }
  },
};
