import { quote } from '#lib/quote.ts';
import { minutesBetween } from '#lib/time.ts';

/** The offer again, fresh from the server: its price and whether it still stands. Null when the address is incomplete. */
export function load({ url }) {
	const of = (name: string) => url.searchParams.get(name) ?? '';
	const asked = {
		location: of('location'),
		resource: of('resource'),
		starts_at: of('starts_at'),
		ends_at: of('ends_at'),
		people: Number(of('people')) || 1
	};
	const complete = asked.location && asked.resource && !Number.isNaN(minutesBetween(asked.starts_at, asked.ends_at));
	return { quote: complete ? quote(asked) : null };
}
