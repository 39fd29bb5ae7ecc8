import { no, ok, type Call, type Reply } from './fake-api.ts';
import { kinds, locations, ratePerHour, resources } from './fake-data.ts';

/** The operator's side of the fake API: lists that can be added to and changed, until it is restarted. */

type Row = { id: string } & Record<string, unknown>;

const policies: Row[] = [
	{
		id: 'pol_rooms', name: 'Rooms', length_minutes_min: 30, length_minutes_max: 480, grain_minutes: 30, lead_time_minutes: 0, horizon_days: 90, open_bookings_max: 10,
		return_gap_same_resource_minutes: 0, return_gap_any_resource_minutes: 0, buffer_before_minutes: 0, buffer_after_minutes: 15, cancel_until_minutes: 120
	}
];

const lists: Record<string, Row[]> = {
	'/api/bookings/kinds': kinds,
	'/api/bookings/policies': policies,
	'/api/bookings/resources': resources.map(({ kind, ...room }, position) => ({
		...room, kind_id: kind.id, policy_id: 'pol_rooms', audience: 'everyone', plan_ids: [], team_ids: [], part_ids: [], position, archived: false
	})),
	'/api/bookings/rates': resources.slice(0, 3).map((room, index) => ({
		id: `rat_${index}`, name: `${room.name}, weekdays`, location_id: room.location_id, kind_id: room.kind.id, audience: 'members', weekdays: [1, 2, 3, 4, 5],
		from: '08:00', until: '20:00', length_minutes_min: 0, length_minutes_max: 480, unit: 'hour', amount_minor: ratePerHour[room.id], cap_minor: null
	})),
	'/api/space/locations': locations.map((location) => ({ ...location, version: 1 }))
};

const notices = [
	{ id: 'ntc_1', topic: 'bookings.confirmed', recipient: 'ada@example.org', state: 'sent', attempts: 1, created_at: '2026-11-22T10:00:00Z', due_at: null, sent_at: '2026-11-22T10:00:02Z', last_error: null },
	{ id: 'ntc_2', topic: 'bookings.cancelled', recipient: 'bob@example.org', state: 'dead', attempts: 8, created_at: '2026-11-21T10:00:00Z', due_at: null, sent_at: null, last_error: '550 no such mailbox' }
];

/** Null for a path that is not the operator's. */
export function console_({ method, path, body, query, cookie }: Call): Reply | null {
	const found = Object.keys(lists).find((one) => path === one || path.startsWith(`${one}/`));
	if (path === '/api/notices/unread') return ok({ unread: 2 });
	const isOperators = found || path.startsWith('/api/notices') || path.startsWith('/api/space/closures');
	if (!isOperators) return null;
	if (cookie('fake_session') !== 'boss') return no(403, 'forbidden');
	if (path === '/api/notices/summary') return ok({ waiting: 3, due_since: null, dead: 1, sent_today: 41, bounced: 0 });
	if (path.startsWith('/api/notices')) {
		return method === 'POST' ? ok() : ok({ items: notices.filter(({ state }) => state === (query.get('state') ?? 'waiting')), next_cursor: null });
	}
	if (!found) return ok();
	const list = lists[found]!;
	if (method === 'GET') return ok({ items: cookie('fake') === 'empty' ? [] : list, next_cursor: null });
	if (path.endsWith('/closures')) {
		const closure = { id: `clo_${Date.now()}`, ...body };
		const location = list.find(({ id }) => path.includes(id));
		(location?.closures as unknown[]).push(closure);
		return ok({ closure, affected_bookings: 2 }, 201);
	}
	if (body.name === 'wrong') return no(422, 'invalid-fields', { errors: [{ pointer: '/name', rule: 'setup', detail: 'Another one has that name.' }] });
	if (method === 'POST') {
		list.push({ id: `new_${list.length}`, closures: [], version: 1, ...body });
		return ok(list.at(-1), 201);
	}
	const row = list.find(({ id }) => path.endsWith(id));
	return row ? ok(Object.assign(row, body)) : no(404, 'not-found');
}
