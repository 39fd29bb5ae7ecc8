// The pages of money in the states that are worth looking at.
const code = async (page) => {
	await page.getByLabel('Discount code').fill('SPENT');
	await page.getByRole('button', { name: 'Use' }).click();
	await page.getByRole('alert').waitFor();
};
const open = (name) => (page) => page.getByText(name, { exact: true }).first().click();

export const moneyPages = [
	{ name: 'plans', path: '/plans', who: 'ada', act: open('4 periods') },
	{ name: 'plans-empty', path: '/plans', who: 'ada', state: 'empty' },
	{ name: 'plans-problem', path: '/plans', who: 'ada', state: 'problem' },
	{ name: 'plans-join', path: '/plans/join', who: 'ada' },
	{ name: 'plan-change', path: '/plans/con_flex/change', who: 'ada' },
	{ name: 'plan-change-preview', path: '/plans/con_flex/change?plan=pln_day&when=period_end&quantity=1', who: 'ada', act: (page) => page.locator('summary').first().click() },
	{ name: 'plan-pause', path: '/plans/con_flex/pause', who: 'ada' },
	{ name: 'plan-cancel', path: '/plans/con_flex/cancel', who: 'ada' },
	{ name: 'plan-withdraw', path: '/plans/con_flex/withdraw', who: 'ada' },
	{ name: 'plan-advice', path: '/plans/advice', who: 'ada', act: open('Month by month') },
	{ name: 'menu', path: '/menu', who: 'ada' },
	{ name: 'billing', path: '/billing', who: 'ada' },
	{ name: 'billing-empty', path: '/billing', who: 'ada', state: 'empty' },
	{ name: 'invoices', path: '/billing/invoices', who: 'ada' },
	{ name: 'invoices-none-such', path: '/billing/invoices?state=overdue&year=2020', who: 'ada' },
	{ name: 'invoice', path: '/billing/invoices/inv_41', who: 'ada', act: open('Pay a part') },
	{ name: 'invoice-missing', path: '/billing/invoices/inv_none', who: 'ada' },
	{ name: 'upcoming', path: '/billing/upcoming', who: 'ada' },
	{ name: 'statement', path: '/billing/statement', who: 'ada' },
	{ name: 'methods', path: '/billing/methods', who: 'ada' },
	{ name: 'methods-empty', path: '/billing/methods', who: 'ada', state: 'empty' },
	{ name: 'billing-details', path: '/billing/details', who: 'ada' },
	{ name: 'method-sepa', path: '/pay/method?method=sepa_debit', who: 'ada', act: (page) => page.getByRole('button', { name: 'Give the mandate' }).click() },
	{ name: 'method-bacs', path: '/pay/method?method=bacs_debit', who: 'ada' },
	{ name: 'method-prove', path: '/pay/method?prove=pmt_sepa', who: 'ada' },
	{ name: 'pay', path: '/pay/pay_1', who: 'ada' },
	{ name: 'pay-unreachable', path: '/pay/pay_new', who: 'ada' },
	{ name: 'pay-done', path: '/pay/pay_done', who: 'ada' },
	{ name: 'pay-bank', path: '/pay/pay_bank', who: 'ada' },
	{ name: 'pay-failed', path: '/pay/pay_no', who: 'ada' },
	{ name: 'pay-act', path: '/pay/pay_act', who: 'ada' },
	{ name: 'plan-joining', path: `/plans/join/pln_day?from=${new Date().toISOString().slice(0, 10)}`, who: 'ada' },
	{ name: 'basket', path: '/basket', who: 'ada' },
	{ name: 'basket-guest', path: '/basket' },
	{ name: 'basket-empty', path: '/basket', state: 'empty' },
	{ name: 'basket-problem', path: '/basket', state: 'problem' },
	{ name: 'basket-code', path: '/basket', who: 'ada', act: code },
	{ name: 'orders', path: '/orders', who: 'ada' },
	{ name: 'order', path: '/orders/ord_done', who: 'ada' },
	{ name: 'order-waits', path: '/orders/ord_wait', who: 'ada' },
	{ name: 'order-refunded', path: '/orders/ord_back', who: 'ada' },
	{ name: 'proposals', path: '/proposals', who: 'ada' },
	{ name: 'proposal', path: '/proposals/ppl_1', who: 'ada' }
];
