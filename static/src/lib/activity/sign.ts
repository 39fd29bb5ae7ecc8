/** What a code that was scanned says: which door it is the sign of, or why it is none. */
export type Sign = { at: string; door: string } | { no: 'no-sign' | 'unknown' } | { no: 'elsewhere'; host: string };

/**
 * Reads what is on a sign: the address of the page to check in on, with the location and the code of its door. `origin` is this
 * portal's, `known` are the locations where one checks in. Whether the code is the one that counts, the server says.
 */
export function readSign(text: string, origin: string, known: string[]): Sign {
	let url: URL;
	try {
		url = new URL(text.trim());
	} catch {
		return { no: 'no-sign' };
	}
	const [at, door] = [url.searchParams.get('at'), url.searchParams.get('door')];
	if (!/^https?:$/.test(url.protocol) || url.pathname !== '/check-in' || !at || !door) return { no: 'no-sign' };
	if (url.origin !== origin) return { no: 'elsewhere', host: url.host };
	return known.includes(at) ? { at, door } : { no: 'unknown' };
}
