import { m } from '#lib/paraglide/messages.js';
import type { Area, Channel } from './types.ts';

const areas: Record<Area, () => string> = {
	security: m.nset_security,
	bookings: m.nav_bookings_short,
	invoices: m.nset_invoices,
	payments: m.nset_payments,
	plans: m.nav_plans_short,
	shop: m.nset_shop,
	visitors: m.vis_title,
	deliveries: m.nset_deliveries,
	support: m.nset_support,
	staff: m.nset_staff
};

/** What an area is called. */
export const areaName = (area: Area): string => areas[area]();

const channels: Record<Channel, () => string> = { mail: m.nset_mail, in_app: m.nset_in_app, push: m.nset_push };

/** What a channel is called. */
export const channelName = (channel: Channel): string => channels[channel]();
