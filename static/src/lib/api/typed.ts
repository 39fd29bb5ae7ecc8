import type { paths as Activity } from './generated/activity.ts';
import type { paths as Account } from './generated/account.ts';
import type { paths as Billing } from './generated/billing.ts';
import type { paths as Bookings } from './generated/bookings.ts';
import type { paths as Dashboard } from './generated/dashboard.ts';
import type { paths as Deliveries } from './generated/deliveries.ts';
import type { paths as Documents } from './generated/documents.ts';
import type { paths as Identity } from './generated/identity.ts';
import type { paths as Notices } from './generated/notices.ts';
import type { paths as Plans } from './generated/plans.ts';
import type { paths as Shop } from './generated/shop.ts';
import type { paths as Space } from './generated/space.ts';
import type { paths as Support } from './generated/support.ts';
import type { paths as Teams } from './generated/teams.ts';
import type { paths as Visitors } from './generated/visitors.ts';

/** What the generated schemas say about a path and a method, in the three words that the client needs. */

type Paths = Account & Activity & Billing & Bookings & Dashboard & Deliveries & Documents & Identity & Notices & Plans & Shop & Space & Support & Teams & Visitors;
type Operation<P extends keyof Paths, M> = M extends keyof Paths[P] ? Paths[P][M] : never;
type Json<T> = T extends { content: { 'application/json': infer J } } ? J : undefined;

/** The paths that know a method. */
export type PathOf<M> = { [P in keyof Paths]: M extends keyof Paths[P] ? (Paths[P][M] extends undefined ? never : P) : never }[keyof Paths];

/** What is sent. */
export type Body<P extends keyof Paths, M> = Operation<P, M> extends { requestBody?: infer B } ? Json<B> : undefined;

/** What comes back when it went well. */
export type Reply<P extends keyof Paths, M> =
	Operation<P, M> extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202 | 204)]> : undefined;

type Params<P extends keyof Paths, M> = Operation<P, M> extends { parameters: infer R } ? R : object;

export interface Options<P extends keyof Paths, M> {
	params?: Params<P, M> extends { path?: infer T } ? T : undefined;
	query?: Params<P, M> extends { query?: infer T } ? T : undefined;
	/** Idempotency-Key: sent twice with the same key, the server acts once. */
	key?: string;
	/** Asked for a page that strangers see too: that nobody is signed in is an answer, and leads nowhere else. */
	guest?: boolean;
}

/** The same when the types have done their work. */
export interface Loose {
	params?: Record<string, unknown>;
	query?: Record<string, unknown>;
	key?: string;
	guest?: boolean;
	body?: unknown;
}
