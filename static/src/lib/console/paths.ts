import { paths, withQuery, type Query } from '../paths.ts';

/** Addresses that only the console leads to: they stand apart, so that nobody's first page carries them. */
export const consolePaths = {
	console: paths.console,
	visitors: (query: Query = {}) => withQuery('/console/visitors', query),
	/** A visit, or one of the pages beside it: `new`, `present`, `kiosks`, `settings`. */
	visit: (id: string, query: Query = {}) => withQuery(`/console/visitors/${encodeURIComponent(id)}`, query),
	/** The server makes this file; the link leaves the app. */
	visitsFile: (query: Query) => withQuery('/api/visitors/all/export', query)
} as const;
