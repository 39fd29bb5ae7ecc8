import { m } from '#lib/paraglide/messages.js';
import type { Viewer } from './api/types.ts';
import type { IconName } from './components/Icon.svelte';
import { paths } from './paths.ts';
import { may, shows } from './session.svelte.ts';

export interface Entry {
	href: string;
	label: string;
	short: string;
	icon: IconName;
	/** Whether this entry is where we are. */
	holds: (pathname: string) => boolean;
}

const under = (path: string) => (pathname: string) => pathname === path || pathname.startsWith(`${path}/`);

/** What the shop's entry leads to, and its neighbours. */
const shop = [paths.products, paths.basket, paths.orders, paths.proposals];

/** The menu: what the server allows this viewer to see, in the order of use. */
export function entriesFor(viewer: Viewer | null): Entry[] {
	const entry = (href: string, label: string, icon: IconName, short = label): Entry => ({ href, label, short, icon, holds: under(href) });
	const entries = [entry(paths.dashboard, m.nav_dashboard(), 'home')];
	if (shows(viewer, 'bookings')) {
		if (may(viewer, 'book')) entries.push(entry(paths.find, m.nav_find(), 'search'));
		entries.push(entry(paths.bookings, m.nav_bookings(), 'calendar', m.nav_bookings_short()));
	}
	if (shows(viewer, 'visitors') && viewer?.customer) entries.push(entry(paths.visitors, m.vis_title(), 'people'));
	if (viewer?.customer) entries.push({ ...entry(paths.checkIn, m.act_check_in(), 'pin'), holds: (pathname) => [paths.checkIn, paths.activity].some((path) => under(path)(pathname)) });
	if (shows(viewer, 'deliveries') && viewer?.customer) entries.push(entry(paths.deliveries, m.dlv_title(), 'box'));
	// What runs on is left by whoever has it, whatever the sections say; where products show it stands in the shop.
	const left = viewer?.has_contracts && may(viewer, 'private_area') && !shows(viewer, 'products');
	if (shows(viewer, 'plans') || left) entries.push(entry(paths.plans, m.nav_plans(), 'layers', m.nav_plans_short()));
	if (shows(viewer, 'billing')) entries.push(entry(paths.billing, m.nav_billing(), 'receipt'));
	if (viewer?.customer) {
		const href = shows(viewer, 'products') ? paths.products : paths.orders;
		entries.push({ ...entry(href, m.nav_shop(), 'basket'), holds: (pathname) => shop.some((path) => under(path)(pathname)) });
	}
	if (viewer?.customer && shows(viewer, 'team')) entries.push(entry(paths.team, m.team_title(), 'people'));
	if (viewer?.customer && (shows(viewer, 'help_desk') || shows(viewer, 'faq'))) {
		const href = shows(viewer, 'help_desk') ? paths.support : paths.faq;
		entries.push({ ...entry(href, m.nav_support(), 'help'), holds: under(paths.support) });
	}
	entries.push(entry(paths.account, m.account_title(), 'person', m.nav_account()));
	if (viewer && (viewer.roles.length > 0 || viewer.roles_rest)) entries.push(entry(paths.console, m.nav_console(), 'tools'));
	return entries;
}
