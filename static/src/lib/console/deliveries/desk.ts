import type { Viewer } from '../../api/types.ts';
import type { Queue } from '../../deliveries/types.ts';
import { m } from '../../paraglide/messages.js';
import { holds } from '../../session.svelte.ts';

/** Whether an operator may act, and not only read. */
export const actsOnDeliveries = (viewer: Viewer): boolean => holds(viewer, 'deliveries:write');

/** The queues in the order of use, by name. */
export const queues = (): [Queue, string][] => [
	['here', m.dlv_queue_here()],
	['to_do', m.dlv_queue_to_do()],
	['unassigned', m.dlv_queue_unassigned()],
	['overdue', m.dlv_queue_overdue()],
	['all', m.dlv_queue_all()]
];

/** What an address asks for; a queue that there is none of is the first. */
export function askedOf(search: URLSearchParams) {
	const of = (name: string) => (search.get(name) ?? '').trim();
	const queue = queues().find(([one]) => one === of('queue'))?.[0] ?? 'here';
	const day = /^\d{4}-\d\d-\d\d$/.test(of('day')) ? of('day') : '';
	return { queue, search: of('search'), location: of('location'), day, customer: of('customer') };
}

export type Asked = ReturnType<typeof askedOf>;

/** The same as the API takes it: what is empty is left out, and a day or a customer is asked of all. */
export function filterOf({ queue, search, location, day, customer }: Asked) {
	const narrowed = Boolean(day || customer);
	return { queue: narrowed ? ('all' as const) : queue, search: search || undefined, location: location || undefined, day: day || undefined, customer: customer || undefined };
}
