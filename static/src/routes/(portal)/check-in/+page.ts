import { api } from '#lib/api/client.ts';

/** Where the viewer is and could be; the sign at a door leads here with its code, and the camera looks for it where it is asked to. */
export function load({ url }) {
	const of = (name: string) => url.searchParams.get(name);
	return { at: of('at'), door: of('door'), scan: of('scan') === '1', houses: api.get('/api/activity/houses') };
}
