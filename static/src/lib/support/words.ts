import { m } from '../paraglide/messages.js';
import type { State } from '../shop/words.ts';
import type { Message, Priority, TicketStatus } from './types.ts';

/** That a request goes on in another. */
export const mergedState = (): State => ({ text: m.support_merged(), tone: '' });

/** The number of the request that led here, because it was merged into this one; null if there is no such. */
export function mergedHere(search: Pick<URLSearchParams, 'get'>, messages: Message[]): number | null {
	const number = Number(search.get('merged'));
	return messages.some(({ merged_from }) => merged_from?.number === number) ? number : null;
}

/** Where a request stands, as its member reads it. */
export function ticketState(status: TicketStatus): State {
	switch (status) {
		case 'open':
			return { text: m.support_open(), tone: '' };
		case 'waiting':
			return { text: m.support_waiting(), tone: 'bad' };
		case 'solved':
			return { text: m.support_solved(), tone: 'good' };
		case 'closed':
			return { text: m.support_closed(), tone: '' };
	}
}

/** The same as operators read it: what waits for the member waits for nobody here. */
export function deskState(status: TicketStatus): State {
	return status === 'waiting' ? { text: m.desk_waiting(), tone: '' } : ticketState(status);
}

export function priorityText(priority: Priority): string {
	switch (priority) {
		case 'low':
			return m.desk_low();
		case 'normal':
			return m.desk_normal();
		case 'high':
			return m.desk_high();
		case 'urgent':
			return m.desk_urgent();
	}
}
