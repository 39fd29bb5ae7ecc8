import { m } from './paraglide/messages.js';

/** Every right that somebody can have or lack, in words, in the order of the forms. */
export const rights = () =>
	[
		['private_area', m.right_private_area()],
		['book', m.right_book()],
		['edit_bookings', m.right_edit_bookings()],
		['buy_products', m.right_buy_products()],
		['buy_tickets', m.right_buy_tickets()],
		['use_boards', m.right_use_boards()],
		['use_directory', m.right_use_directory()],
		['change_plan', m.right_change_plan()],
		['cancel_plan', m.right_cancel_plan()],
		['see_invoices', m.right_see_invoices()],
		['pay_invoices', m.right_pay_invoices()],
		['register_visitors', m.right_register_visitors()]
	] satisfies [string, string][];
