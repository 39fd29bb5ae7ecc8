import { lengthText } from '../length.ts';
import { money } from '../money.ts';
import { m } from '../paraglide/messages.js';
import { clock } from '../time.ts';
import type { CheckIn, CheckInOffer, CoveredBy } from './types.ts';

/** What let somebody in, in words: "Flex plan", "Day pass: Ten days"; with whose it is, where a team shares it. */
export function coverText(by: CoveredBy, name: string, of: string | null = null): string {
	const text = byText(by, name);
	return of ? `${text}, ${m.credit_of({ name: of })}` : text;
}

function byText(by: CoveredBy, name: string): string {
	switch (by) {
		case 'plan':
			return m.act_by_plan({ name });
		case 'booking':
			return m.act_by_booking();
		case 'day_pass':
			return m.act_by_day_pass({ name });
		case 'time_pass':
			return m.act_by_time_pass({ name });
		case 'day_price':
			return m.act_by_day_price();
		case 'courtesy':
			return m.act_by_courtesy();
	}
}

/** What would let the viewer in, with what is left of it or what it costs. */
export function offerText({ covered_by: by, name, of, left, price }: CheckInOffer): string {
	const parts = [coverText(by, name, of)];
	if (left?.kind === 'day_pass') parts.push(m.act_passes_left({ count: left.amount }));
	if (left?.kind === 'time_pass') parts.push(m.act_minutes_left({ time: lengthText(left.amount) }));
	if (price) parts.push(m.act_costs({ price: money(price) }));
	return parts.join(' · ');
}

/** "09:02–11:15", "since 09:02", and how it ended where that was not the member's doing. */
export function stayText({ in_at, out_at, out_by, location: { zone } }: CheckIn): string {
	if (!out_at) return m.act_since({ time: clock(in_at, zone) });
	const span = `${clock(in_at, zone)}–${clock(out_at, zone)}`;
	if (out_by === 'closing') return m.act_until_closing({ span });
	return out_by === 'elsewhere' ? m.act_until_elsewhere({ span }) : span;
}
