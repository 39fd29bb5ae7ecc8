/**
 * Every address of the portal, in one place; beside it those of the console, in console/paths.ts, because nobody but operators
 * needs to load them, and those of files, in file-paths.ts, because few pages link to any. Pages link with these; nothing else spells a path.
 */

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
	/** After the password or the provider: the code of an app. */
	secondStep: (next: string) => withQuery('/sign-in/code', { next }),
	/** Where a second factor is shown or set up that the space wants. */
	secondFactor: (next: string) => withQuery('/second-factor', { next }),
	/** How far an account is that waits until an operator approves. */
	waiting: '/waiting',
	signUp: (next?: string) => withQuery('/sign-up', { next }),
	checkYourMail: (email: string, why: 'sign-up' | 'reset') => withQuery('/check-your-mail', { email, why }),
	forgotPassword: '/forgot-password',
	dashboard: '/dashboard',
	find: '/book',
	findWith: (query: Query) => withQuery('/book', query),
	confirm: (query: Query) => withQuery('/book/confirm', query),
	bookings: '/bookings',
	pastBookings: '/bookings?when=past',
	booking: (id: string) => `/bookings/${encodeURIComponent(id)}`,
	plans: '/plans',
	joinPlan: '/plans/join',
	joining: (plan: string) => `/plans/join/${encodeURIComponent(plan)}`,
	planAdvice: '/plans/advice',
	planAct: (id: string, act: 'change' | 'pause' | 'cancel' | 'withdraw') => `/plans/${encodeURIComponent(id)}/${act}`,
	planResume: (id: string, pause: string) => withQuery(`/plans/${encodeURIComponent(id)}/resume`, { from: pause }),
	billing: '/billing',
	invoices: '/billing/invoices',
	invoicesWith: (query: Query) => withQuery('/billing/invoices', query),
	invoice: (id: string) => `/billing/invoices/${encodeURIComponent(id)}`,
	upcoming: '/billing/upcoming',
	statement: '/billing/statement',
	statementOf: (from: string, until: string) => withQuery('/billing/statement', { from, until }),
	paymentMethods: '/billing/methods',
	billingDetails: '/billing/details',
	proveMethod: (id: string) => withQuery('/pay/method', { prove: id }),
	/** Paying has pages of its own: they alone may load the provider's script, so they are entered by a full load. */
	pay: (payment: string) => `/pay/${encodeURIComponent(payment)}`,
	addMethod: (method: string) => withQuery('/pay/method', { method }),
	basket: '/basket',
	/** Ordering without signing up first; with an address it asks for the code that was mailed there. */
	guest: (email?: string) => withQuery('/basket/guest', { email }),
	products: '/products',
	orders: '/orders',
	order: (id: string) => `/orders/${encodeURIComponent(id)}`,
	proposals: '/proposals',
	proposal: (id: string) => `/proposals/${encodeURIComponent(id)}`,
	visitors: '/visitors',
	visit: (id: string) => `/visitors/${encodeURIComponent(id)}`,
	checkIn: '/check-in',
	/** With the camera looking for the sign at a door; it is allowed only where this page itself was loaded. */
	checkInScan: '/check-in?scan=1',
	checkInBy: (at: string, door: string) => withQuery('/check-in', { at, door }),
	activity: '/activity',
	teamActivity: (team: string) => withQuery('/activity', { team }),
	support: '/support',
	newTicket: '/support/new',
	faq: '/support/faq',
	/** A request; `merged` is the number of one that led there, because it goes on in it. */
	ticket: (id: string, merged?: number) => withQuery(`/support/${encodeURIComponent(id)}`, { merged }),
	deliveries: '/deliveries',
	deliveriesGone: '/deliveries?when=gone',
	delivery: (id: string) => `/deliveries/${encodeURIComponent(id)}`,
	inbox: '/inbox',
	noticeSettings: '/account/notices',
	team: '/team',
	teamOf: (team: string) => withQuery('/team', { team }),
	teams: '/teams',
	publicTeam: (team: string) => `/teams/${encodeURIComponent(team)}`,
	leaveTeam: (team: string, member: string) => withQuery('/team/leave', { team, member }),
	menu: '/menu',
	account: '/account',
	password: '/account/password',
	signIns: '/account/sign-ins',
	tokens: '/account/tokens',
	sessions: '/account/sessions',
	accountFiles: '/account/files',
	accountData: '/account/data',
	console: '/console'
} as const;

/** Where to go after signing in. Only a path of this portal: anything else could lead a member to a stranger's page. */
export function safeNext(next: string | null): string {
	return next && /^\/(?![/\\])/.test(next) ? next : paths.dashboard;
}
