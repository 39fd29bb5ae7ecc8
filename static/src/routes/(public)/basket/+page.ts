import { addItem, readBasket, wanted } from '#lib/money/shop/basket.ts';
import { arrived } from '#lib/onward.ts';
import { session } from '#lib/session.svelte.ts';

/** `?add=plan:<id>` puts something in; the page then drops it from the address, so that reading it again adds nothing. */
export function load({ url }) {
	arrived();
	if (session.likely) void session.ask();
	const add = wanted(url.searchParams.get('add'));
	return { added: add !== null, basket: add ? addItem(add.kind, add.id) : readBasket() };
}
