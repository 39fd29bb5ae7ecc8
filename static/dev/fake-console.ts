import { locations } from './fake-data.ts';
import { no, ok, type Call, type Reply } from './fake-api.ts';

/** The operator's side of the fake API. Null for a path that is not its own. */
export function console_({ method, path }: Call): Reply | null {
	if (path === '/api/space/locations' && method === 'GET') return ok({ items: locations, next_cursor: null });
	return path.startsWith('/api/notices') ? no(404, 'not-found') : null;
}
