/** Every address of the portal, in one place. Pages link with these; nothing else spells a path. */

export type Query = Record<string, string | number | undefined | null>;

/** `path` with the parts of `query` that say something. */
export function withQuery(path: string, query: Query): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
	}
	const text = search.toString();
	return text ? `${path}?${text}` : path;
}

export const paths = {
	home: '/',
	/** The server renders this page; the link leaves the app. */
	prices: (lang: string) => withQuery('/prices', { lang }),
	signIn: (next?: string) => withQuery('/sign-in', { next }),
	signUp: '/sign-up',
	checkYourMail: (email: string, why: 'sign-up' | 'reset') => withQuery('/check-your-mail', { email, why }),
	forgotPassword: '/forgot-password',
	dashboard: '/dashboard',
	find: '/book',
	findWith: (query: Query) => withQuery('/book', query),
	confirm: (query: Query) => withQuery('/book/confirm', query),
	bookings: '/bookings',
	pastBookings: '/bookings?when=past',
	booking: (id: string) => `/bookings/${encodeURIComponent(id)}`,
	/** The server makes this file; the link leaves the app. */
	bookingCalendar: (id: string) => `/api/bookings/${encodeURIComponent(id)}/calendar.ics`,
	account: '/account',
	password: '/account/password',
	sessions: '/account/sessions',
	console: '/console',
	consoleLocations: '/console/locations',
	consoleLocation: (id: string) => `/console/locations/${encodeURIComponent(id)}`,
	consoleKinds: '/console/kinds',
	consoleResources: '/console/resources',
	consoleRates: '/console/rates',
	consolePolicies: '/console/policies',
	consoleNotices: '/console/notices'
} as const;

/** Where to go after signing in. Only a path of this portal: anything else could lead a member to a stranger's page. */
export function safeNext(next: string | null): string {
	return next && /^\/(?![/\\])/.test(next) ? next : paths.dashboard;
}
