import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { billing } from './fake-billing.ts';
import { iso } from './fake-clock.ts';
import { console_ } from './fake-console.ts';
import { dashboardMoney, dashboardVisitors } from './fake-dashboard.ts';
import { locationName, locations, portal, resources } from './fake-data.ts';
import { day, find, offer, options, someBookings, today } from './fake-find.ts';
import { plans } from './fake-plans.ts';
import { shop } from './fake-shop.ts';

/**
 * A stand-in for the functions, for building and looking at pages without them. Development and tests only; no page
 * imports it, so no build contains it. It keeps what it is told until it is restarted.
 *
 * Sentinels. Sign in as ada@… (member), boss@… (operator); wrong@… does not match, new@… is not verified, many@… has to
 * wait. A token "bad" is no longer valid. The room Mirador is always taken when booked. A cookie `fake=empty`,
 * `fake=problem` or `fake=slow` shows those states; `fake=expired` is an access token that has run out.
 */
interface State {
	bookings: ReturnType<typeof someBookings>;
	account: { name: string; locale: string };
	replies: Map<string, unknown>;
}
const state: State = { bookings: someBookings(), account: { name: 'Ada Byron', locale: 'en' }, replies: new Map() };

export interface Call {
	method: string;
	path: string;
	query: URLSearchParams;
	body: Record<string, string>;
	cookie: (name: string) => string | undefined;
	key?: string;
}
export type Reply = { status: number; body?: unknown; headers?: Record<string, string> };

export const ok = (body?: unknown, status = body === undefined ? 204 : 200, headers?: Record<string, string>): Reply => ({ status, body, headers });
export const no = (status: number, slug: string, more: object = {}, headers?: Record<string, string>): Reply => ({
	status, body: { type: `/problems/${slug}`, title: slug.replaceAll('-', ' '), status, ...more }, headers
});

const ended = 'fake_session=; Path=/; Max-Age=0';

function viewer(who: string) {
	const operator = who === 'boss';
	return {
		account_id: `acc_${who}`, email: `${who}@example.org`, name: operator ? 'Bo Boss' : state.account.name, locale: state.account.locale,
		customer: { id: `cus_${who}`, name: state.account.name, standing: 'member' }, roles: operator ? ['space:write', 'bookings:write', 'notices:write'] : [],
		sections: ['bookings', 'plans', 'products', 'billing'].map((section) => ({ section, allowed: true, rule: null })),
		rights: ['book', 'change_plan', 'cancel_plan', 'buy_products', 'see_invoices', 'pay_invoices'].map((right) => ({ right, allowed: true, rule: null })),
		locations: locations.map(locationName)
	};
}

function identity({ method, path, body, cookie }: Call): Reply {
	const at = `${method} ${path.replace('/api/identity', '')}`;
	const account = { id: 'acc_ada', email: `${cookie('fake_session')}@example.org`, ...state.account, email_verified: true };
	if (at === 'POST /sessions') {
		if (body.email?.startsWith('wrong')) return no(401, 'wrong-credentials');
		if (body.email?.startsWith('new')) return no(403, 'email-not-verified');
		if (body.email?.startsWith('many')) return no(429, 'too-many-attempts', { retry_after_seconds: 180 }, { 'retry-after': '180' });
		const who = body.email?.startsWith('boss') ? 'boss' : 'ada';
		return ok({ account_id: `acc_${who}`, access_expires_at: iso(Date.now() + 300_000) }, 201, { 'set-cookie': `fake_session=${who}; Path=/` });
	}
	if (at === 'POST /sessions/refresh') {
		return cookie('fake_session') ? ok({ account_id: 'acc_ada' }, 200, { 'set-cookie': 'fake=; Path=/; Max-Age=0' }) : no(401, 'session-ended');
	}
	if (at === 'DELETE /sessions/current') return ok(undefined, 204, { 'set-cookie': ended });
	if (at === 'POST /accounts') {
		if (body.email?.startsWith('wrong')) return no(422, 'invalid', { errors: [{ pointer: '/email', rule: 'email', detail: 'not an e-mail address' }] });
		return ok({ email: body.email }, 202);
	}
	if (at === 'POST /email-verifications' || at === 'POST /password-resets/complete') return body.token === 'bad' ? no(422, 'link-not-valid') : ok();
	if (at === 'POST /email-verifications/resend' || at === 'POST /password-resets') return ok(undefined, 202);
	if (!cookie('fake_session')) return no(401, 'sign-in-required');
	if (at === 'PUT /password') {
		return body.current_password?.startsWith('wrong') ? no(422, 'invalid', { errors: [{ pointer: '/current_password', rule: 'wrong', detail: 'This is not your current password.' }] }) : ok();
	}
	if (at === 'GET /account') return ok(account);
	if (at === 'PUT /account') {
		Object.assign(state.account, { name: body.name, locale: body.locale });
		return ok({ ...account, ...state.account });
	}
	if (at === 'GET /sessions') return ok({ items: fakeSessions, next_cursor: null });
	if (method === 'DELETE') return ok();
	return no(404, 'not-found');
}

const fakeSessions = [
	{ id: 'ses_1', created_at: '2026-11-20T08:00:00Z', last_used_at: iso(Date.now()), user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0 Safari/537.36', current: true },
	{ id: 'ses_2', created_at: '2026-11-02T18:30:00Z', last_used_at: '2026-11-22T19:05:00Z', user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1', current: false },
	{ id: 'ses_3', created_at: '2026-10-12T07:10:00Z', last_used_at: '2026-10-30T10:00:00Z', user_agent: 'curl/8.9', current: false }
];

function bookings({ method, path, query, body, key, cookie }: Call): Reply {
	const empty = cookie('fake') === 'empty';
	const rest = path.replace('/api/bookings', '');
	if (rest === '/options') return ok(options);
	if (rest === '/find') return ok(empty ? { ...find(query), rooms: [], alternatives: [] } : find(query));
	if (rest === '/day') return ok(day(query));
	if (rest === '' && method === 'GET') {
		const past = query.get('when') === 'past';
		const now = new Date().toISOString();
		const all = empty ? [] : state.bookings.filter(({ ends_at, status }) => (past ? ends_at < now : ends_at >= now && status === 'confirmed'));
		const from = Number(query.get('cursor') ?? 0);
		return ok({ items: all.slice(from, from + 5), next_cursor: from + 5 < all.length ? String(from + 5) : null });
	}
	if (rest === '' && method === 'POST') {
		const known = key && state.replies.get(key);
		return known ? ok(known, 201) : book(body, key);
	}
	const [, id, action] = rest.split('/');
	const booking = state.bookings.find((one) => one.id === id);
	if (!booking) return no(404, 'not-found');
	if (action === 'cancellation') {
		Object.assign(booking, { status: 'cancelled', cancelled_at: iso(Date.now()), cancellable: { allowed: false, rule: 'already-cancelled', until: booking.cancellable.until } });
	}
	return ok(booking);
}

function book(body: Record<string, string>, key?: string): Reply {
	const room = resources.find(({ id }) => id === body.resource_id)!;
	const [starts, ends] = [Date.parse(body.starts_at!), Date.parse(body.ends_at!)];
	if (room.id === 'res_taken') {
		const alternatives = [offer(room, starts + 3_600_000, ends + 3_600_000, 'shift'), offer(resources[0]!, starts, ends, 'other_room')];
		return no(409, 'slot-taken', { alternatives: alternatives.map((one) => ({ ...one, resource_id: 'res_atlas' })) });
	}
	const { price, price_why, cost } = offer(room, starts, ends);
	const location = locations.find(({ id }) => id === room.location_id)!;
	const booking = {
		...state.bookings[0]!, id: `bkg_${state.bookings.length + 1}`, title: body.title ?? '', people: Number(body.people), price, price_why, cost,
		resource: { id: room.id, name: room.name, kind_name: room.kind.name }, location: locationName(location), starts_at: body.starts_at!, ends_at: body.ends_at!,
		created_at: iso(Date.now()), cancellable: { allowed: true, rule: null, until: iso(starts - 7_200_000) }
	};
	state.bookings.push(booking);
	if (key) state.replies.set(key, booking);
	return ok(booking, 201);
}

const nextBooking = ({ id, title, resource, location, starts_at, ends_at, price, cancellable }: State['bookings'][number]) => ({
	id, title, resource_name: resource.name, kind_name: resource.kind_name, location, starts_at, ends_at, price, can_cancel: cancellable.allowed
});

/** Answers one call. */
export function answer(call: Call): Reply {
	const { path, cookie } = call;
	const who = cookie('fake_session');
	if (cookie('fake') === 'problem' && path !== '/api/space/viewer') return no(503, 'internal');
	if (path.startsWith('/api/identity')) return identity(call);
	if (path === '/api/space/portal') return ok(cookie('fake') === 'empty' ? { ...portal, locations: [], sign_up_open: false } : portal);
	if (path.startsWith('/api/shop/basket')) return shop(call)!;
	if (!who || cookie('fake') === 'expired') return no(401, 'sign-in-required');
	if (path === '/api/space/viewer') return ok(viewer(who));
	if (path === '/api/dashboard') {
		const next = cookie('fake') === 'empty' ? [] : state.bookings.filter(({ starts_at, status }) => starts_at > new Date().toISOString() && status === 'confirmed').slice(0, 5);
		const shown = viewer(who);
		if (cookie('fake') === 'suspended') for (const right of shown.rights) if (right.right === 'book') Object.assign(right, { allowed: false, rule: 'suspended' });
		return ok({ viewer: shown, next_bookings: next.map(nextBooking), open_bookings: next.length, today: today(), ...dashboardMoney(cookie('fake')), ...dashboardVisitors(cookie('fake')) });
	}
	return billing(call) ?? plans(call) ?? shop(call) ?? console_(call) ?? (path.startsWith('/api/bookings') ? bookings(call) : no(404, 'not-found'));
}

/** The same as a middleware, for Vite and for the tests' server. */
export async function serve(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://localhost');
	if (!url.pathname.startsWith('/api/')) return next();
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const cookies = new URLSearchParams((request.headers.cookie ?? '').replaceAll('; ', '&'));
	const cookie = (name: string) => cookies.get(name) || undefined;
	if (cookie('fake') === 'slow') await new Promise((done) => setTimeout(done, 4000));
	const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
	const reply = answer({ method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body, cookie, key: request.headers['idempotency-key'] as string });
	const type = reply.status < 400 ? 'application/json' : 'application/problem+json';
	response.writeHead(reply.status, { ...(reply.body === undefined ? {} : { 'content-type': type }), ...reply.headers });
	response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
}

export function fakeApi(): Plugin {
	return {
		name: 'portico-fake-api',
		apply: 'serve',
		configureServer: (server) => void server.middlewares.use((request, response, next) => void serve(request, response, next))
	};
}
