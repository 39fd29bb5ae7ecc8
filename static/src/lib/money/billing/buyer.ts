import type { BillingAccount } from '../types.ts';

/** What a customer may say of themselves, out of all that an invoice can name. */
export function buyerOf({ name, trading_name, street, street_more, postcode, city, country, vat_number, registration, email, reference }: BillingAccount['party']) {
	return { name, trading_name, street, street_more, postcode, city, country, vat_number, registration, email, reference };
}
