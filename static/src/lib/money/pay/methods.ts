import { m } from '../../paraglide/messages.js';
import { monthName } from '../../money/periods.ts';
import type { PayMethod } from '../types.ts';

/** What ways of paying are called. */
export function kindText(kind: PayMethod): string {
	const names: Record<PayMethod, () => string> = {
		card: m.method_card, sepa_debit: m.method_sepa, bacs_debit: m.method_bacs, us_bank_account: m.method_ach, bank_transfer: m.method_transfer, cash: m.method_cash
	};
	return names[kind]();
}

/** "Visa 4242, until Mar 2028", "SEPA Direct Debit, DE 3000". */
export function methodText({ method, label, expires_on }: { method: PayMethod; label: string; expires_on?: string | null }): string {
	const named = label ? label[0]!.toUpperCase() + label.slice(1) : '';
	if (!named) return kindText(method);
	if (method !== 'card') return m.method_named({ kind: kindText(method), label: named });
	return expires_on ? m.method_until({ label: named, month: monthName(expires_on.slice(0, 7)) }) : named;
}
