import { withQuery, type Query } from './paths.ts';

/** The files that the server makes or gives out; links to them leave the app. */
export const filePaths = {
	picture: (id: string, size: 'full' | 'medium' | 'small') => withQuery(`/api/account/pictures/${encodeURIComponent(id)}`, { size }),
	teamLogo: (id: string, size: 'full' | 'small') => withQuery(`/api/teams/logos/${encodeURIComponent(id)}`, { size }),
	bookingCalendar: (id: string) => `/api/bookings/${encodeURIComponent(id)}/calendar.ics`,
	invoiceFile: (id: string, as: 'pdf' | 'ubl') => `/api/documents/invoices/${encodeURIComponent(id)}/${as}`,
	statementFile: (from: string, until: string, format: 'pdf' | 'csv', customer?: string) =>
		withQuery('/api/documents/statement', { from, until, format, customer }),
	invoicesFile: (query: Query) => withQuery('/api/documents/invoices', query),
	activityFile: (until?: string) => withQuery('/api/activity/year/export', { until }),
	teamActivityFile: (team: string, until?: string) => withQuery(`/api/activity/teams/${encodeURIComponent(team)}/year/export`, { until }),
	supportFile: (id: string, size: 'full' | 'small', all = false) => withQuery(`/api/support/${all ? 'all/' : ''}files/${encodeURIComponent(id)}`, { size }),
	deliveryFile: (id: string, size: 'full' | 'small', desk = false) => withQuery(`/api/deliveries/${desk ? 'desk/' : ''}files/${encodeURIComponent(id)}`, { size }),
	accountFile: (id: string, all = false) => `/api/account/${all ? 'all/' : ''}files/${encodeURIComponent(id)}`,
	exportFile: (id: string, part: number) => withQuery(`/api/account/exports/${encodeURIComponent(id)}/zip`, { part })
} as const;
