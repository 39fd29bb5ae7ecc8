// The pages of the shop in the states that are worth looking at.
const press = (name) => (page) => page.getByRole('button', { name }).first().click();

export const shopPages = [
	{ name: 'basket', path: '/basket', who: 'ada' },
	{ name: 'basket-guest', path: '/basket' },
	{ name: 'basket-empty', path: '/basket', who: 'ada', state: 'empty' },
	{ name: 'basket-loading', path: '/basket', who: 'ada', state: 'slow' },
	{ name: 'basket-problem', path: '/basket', who: 'ada', state: 'problem' },
	{ name: 'products', path: '/products', who: 'ada', act: press(/^Put into the basket/) },
	{ name: 'orders', path: '/orders', who: 'ada' },
	{ name: 'orders-empty', path: '/orders', who: 'ada', state: 'empty' },
	{ name: 'order-waits', path: '/orders/ord_waits', who: 'ada' },
	{ name: 'order-give-up', path: '/orders/ord_waits', who: 'ada', act: press('Give the order up') },
	{ name: 'order-done', path: '/orders/ord_done', who: 'ada' },
	{ name: 'order-asks', path: '/orders/ord_asks', who: 'ada' },
	{ name: 'order-lapsed', path: '/orders/ord_lapsed', who: 'ada' },
	{ name: 'order-paid-back', path: '/orders/ord_back', who: 'ada' },
	{ name: 'order-missing', path: '/orders/ord_none', who: 'ada' },
	{ name: 'proposals', path: '/proposals', who: 'ada' },
	{ name: 'proposals-empty', path: '/proposals', who: 'ada', state: 'empty' },
	{ name: 'proposal', path: '/proposals/pro_open', who: 'ada', act: press('Accept') },
	{ name: 'proposal-over', path: '/proposals/pro_old', who: 'ada' }
];
