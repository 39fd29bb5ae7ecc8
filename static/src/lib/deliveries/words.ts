import { m } from '../paraglide/messages.js';
import type { State } from '../shop/words.ts';
import { plainDate } from '../time.ts';
import type { DeliveryKind, DeliveryLine, DeliveryStatus, Handling, Past } from './types.ts';

export const kinds = (): [DeliveryKind, string][] => [
	['parcel', m.dlv_parcel()],
	['mail', m.dlv_mail()],
	['cheque', m.dlv_cheque()],
	['publicity', m.dlv_publicity()],
	['other', m.dlv_other()]
];

export const kindText = (kind: DeliveryKind): string => kinds().find(([one]) => one === kind)?.[1] ?? kind;

export const handlings = (): [Handling, string][] => [
	['store', m.dlv_store()],
	['forward', m.dlv_forward()],
	['open_and_scan', m.dlv_open_and_scan()],
	['return', m.dlv_return()],
	['recycle', m.dlv_recycle()],
	['shred', m.dlv_shred()]
];

export const handlingText = (handling: Handling): string => handlings().find(([one]) => one === handling)?.[1] ?? handling;

/** Where it stands; what lies here for too long says so. */
export function deliveryState({ status, handling, days_left }: Pick<DeliveryLine, 'status' | 'handling' | 'days_left'>): State {
	if (status === 'waiting' && days_left !== null && days_left < 0) return { text: m.dlv_overdue(), tone: 'bad' };
	if (status === 'chosen' && handling) return { text: handlingText(handling), tone: '' };
	const tones: Partial<Record<DeliveryStatus, string>> = { waiting: 'good', unassigned: 'bad' };
	return { text: statusText(status), tone: (tones[status] ?? '') as State['tone'] };
}

function statusText(status: DeliveryStatus): string {
	const texts: Record<DeliveryStatus, () => string> = {
		unassigned: m.dlv_unassigned,
		waiting: m.dlv_waiting,
		chosen: m.dlv_chosen,
		collected: m.dlv_collected,
		forwarded: m.dlv_forwarded,
		returned: m.dlv_returned,
		recycled: m.dlv_recycled,
		shredded: m.dlv_shredded,
		mistake: m.dlv_mistake
	};
	return texts[status]();
}

/** How long it lies here for nothing; empty where that is for as long as it takes. */
export function freeText({ free_until: until, days_left: left }: Pick<DeliveryLine, 'free_until' | 'days_left'>): string {
	if (!until || left === null || left === undefined) return '';
	if (left < 0) return m.dlv_free_past({ date: plainDate(until) });
	return left === 0 ? m.dlv_free_today() : m.dlv_free_until({ date: plainDate(until), days: left });
}

/** What it is, and who it is from. */
export const titleOf = ({ kind, sender }: { kind: DeliveryKind; sender: string }): string => (sender ? m.dlv_from({ what: kindText(kind), sender }) : kindText(kind));

/** What became of it, in a sentence. */
export function pastText({ act, detail }: Past): string {
	const [handling, ...address] = detail.split(':');
	const named = detail !== '';
	switch (act) {
		case 'registered':
			return m.dlv_past_registered();
		case 'assigned':
			return m.dlv_past_assigned({ name: detail });
		case 'changed':
			return m.dlv_past_changed();
		case 'chosen':
			return address.length > 0 ? m.dlv_past_chosen_to({ what: handlingText(handling as Handling), address: address.join(':') }) : m.dlv_past_chosen({ what: handlingText(handling as Handling) });
		case 'withdrawn':
			return m.dlv_past_withdrawn();
		case 'stored':
			return m.dlv_past_stored({ date: plainDate(detail) });
		case 'scanned':
			return m.dlv_past_scanned();
		case 'reminded':
			return m.dlv_past_reminded();
		case 'charged':
			return m.dlv_past_charged({ date: plainDate(detail) });
		case 'collected':
			return m.dlv_past_collected({ name: detail });
		case 'forwarded':
			return named ? m.dlv_past_forwarded_as({ tracking: detail }) : m.dlv_forwarded();
		case 'returned':
			return m.dlv_returned();
		case 'recycled':
			return m.dlv_recycled();
		case 'shredded':
			return m.dlv_shredded();
		case 'mistake':
			return m.dlv_mistake();
	}
}
