import { m } from '../../paraglide/messages.js';
import { addDays, plainDate } from '../../time.ts';
import type { Contract } from '../types.ts';

/** Where a contract stands today, in a word or two; `tone` colours it. */
export function stateOf({ status, starts_on, ends_on, pauses }: Pick<Contract, 'status' | 'starts_on' | 'ends_on' | 'pauses'>, today: string): { text: string; tone: 'good' | 'bad' | '' } {
	if (status === 'waiting') return { text: m.contract_waiting(), tone: '' };
	if (status === 'withdrawn') return { text: m.contract_withdrawn(), tone: '' };
	if (status === 'refused') return { text: m.contract_refused(), tone: 'bad' };
	if (today < starts_on) return { text: m.contract_starts({ date: plainDate(starts_on) }), tone: '' };
	if (ends_on && ends_on <= today) return { text: m.contract_ended(), tone: '' };
	const pause = pauses.find(({ from, until }) => from <= today && today < until);
	if (pause) return { text: m.contract_paused({ date: plainDate(pause.until) }), tone: '' };
	if (ends_on) return { text: m.contract_ends({ date: plainDate(addDays(ends_on, -1)) }), tone: 'bad' };
	return { text: m.contract_running(), tone: 'good' };
}
