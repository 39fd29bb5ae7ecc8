import type { DeliveryKind, Label, NewDelivery } from '../../deliveries/types.ts';

/** Something that has come, as the form has it. */
export interface Row {
	/** For the list alone. */
	key: number;
	kind: DeliveryKind;
	carrier: string;
	tracking: string;
	sender: string;
	shelf: string;
	note: string;
	recipient: string;
	customer: { id: string; name: string } | null;
	remember: boolean;
	photo: string | null;
	/** What is known of its number: that it lies here, or was here. */
	known: string;
}

/** The next thing of a cart: what is the same for most of them is as it was on the one before. */
export const rowAfter = (key: number, before?: Row): Row => ({
	key,
	kind: before?.kind ?? 'parcel',
	carrier: before?.carrier ?? '',
	tracking: '',
	sender: '',
	shelf: before?.shelf ?? '',
	note: '',
	recipient: '',
	customer: null,
	remember: false,
	photo: null,
	known: ''
});

/** What is known of it, as the API takes it. */
export const labelOf = (row: Omit<Row, 'key' | 'photo' | 'known'>): Label => ({
	kind: row.kind,
	carrier: row.carrier.trim(),
	tracking: row.tracking.trim(),
	sender: row.sender.trim(),
	shelf: row.shelf.trim(),
	note: row.note.trim(),
	recipient: row.recipient.trim(),
	customer_id: row.customer?.id ?? null,
	remember: row.remember && row.customer !== null && row.recipient.trim() !== ''
});

export const deliveryOf = (row: Row): NewDelivery => ({ label: labelOf(row), photo_id: row.photo });
