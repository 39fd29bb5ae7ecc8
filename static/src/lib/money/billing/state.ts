import type { Money } from '../../money.ts';
import { m } from '../../paraglide/messages.js';
import type { InvoiceRow } from '../types.ts';

/** Where an invoice stands, in a word; `tone` colours it. */
export function stateOf({ state, kind }: Pick<InvoiceRow, 'state' | 'kind'>): { text: string; tone: 'good' | 'bad' | '' } {
	if (kind === 'credit_note') return { text: m.invoice_credit_note(), tone: '' };
	switch (state) {
		case 'overdue':
			return { text: m.invoice_overdue(), tone: 'bad' };
		case 'processing':
			return { text: m.invoice_processing(), tone: '' };
		case 'paid':
			return { text: m.invoice_paid(), tone: 'good' };
		case 'written_off':
			return { text: m.invoice_written_off(), tone: '' };
		case 'credited':
			return { text: m.invoice_credited(), tone: '' };
		default:
			return { text: m.invoice_open(), tone: '' };
	}
}

/** What of an invoice is left beyond what is on its way through the banks. */
export const stillToPay = ({ left, under_way: away }: Pick<InvoiceRow, 'left' | 'under_way'>): Money => ({ ...left, minor: left.minor - away.minor });
