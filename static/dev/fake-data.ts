/** Plausible facts for the fake API: two locations in two zones, seven places, a few bookings. Development and tests only. */

export const locations = [
	{
		id: 'loc_harbour', name: 'Harbour House', slug: 'harbour', zone: 'Europe/Madrid', currency: 'EUR', address: 'Moll de la Fusta 12, Barcelona',
		hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' })).concat({ weekday: 6, opens: '09:00', closes: '14:00' }),
		closures: [{ id: 'clo_1', starts_on: '2026-12-24', ends_on: '2026-12-26', reason: 'Christmas' }]
	},
	{
		id: 'loc_lane', name: 'Lantern Lane', slug: 'lane', zone: 'Australia/Melbourne', currency: 'AUD', address: '8 Lantern Lane, Melbourne',
		hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:30', closes: '19:00' })), closures: []
	}
];

export const kinds = [
	{ id: 'knd_meeting', name: 'Meeting room', category: 'meeting_room' },
	{ id: 'knd_booth', name: 'Phone booth', category: 'phone_booth' },
	{ id: 'knd_desk', name: 'Hot desk', category: 'hot_desk' }
];

const resource = (id: string, name: string, kind: number, location_id: string, capacity: number, amenities: string[], description = '', units = 1) => ({
	id, name, kind: kinds[kind]!, location_id, capacity, units, amenities, description
});

export const resources = [
	resource('res_atlas', 'Atlas', 0, 'loc_harbour', 8, ['screen', 'whiteboard', 'video call'], 'Long table, daylight from two sides.'),
	resource('res_lagoon', 'Lagoon', 0, 'loc_harbour', 4, ['screen'], 'Quiet room at the back of the house.'),
	resource('res_taken', 'Mirador', 0, 'loc_harbour', 12, ['screen', 'whiteboard', 'terrace'], 'The big one under the roof.'),
	resource('res_booth', 'Booth 1', 1, 'loc_harbour', 1, ['ventilation']),
	resource('res_desks', 'Window desks', 2, 'loc_harbour', 1, ['monitor'], '', 6),
	resource('res_kelp', 'Kelp', 0, 'loc_lane', 6, ['screen', 'whiteboard'], 'Ground floor, step-free.'),
	resource('res_wattle', 'Wattle', 0, 'loc_lane', 3, ['screen'])
];

export type Resource = (typeof resources)[number];

/** Minor units an hour. */
export const ratePerHour: Record<string, number> = { res_atlas: 2500, res_lagoon: 1400, res_taken: 4200, res_booth: 0, res_desks: 450, res_kelp: 3200, res_wattle: 1800 };

/** Taken hours of every day by the location's wall clock, and which of them are Ada's. */
export const taken: Record<string, { from: string; to: string; mine?: boolean }[]> = {
	res_atlas: [{ from: '09:00', to: '10:30' }, { from: '10:30', to: '10:45' }, { from: '15:00', to: '16:00', mine: true }],
	res_lagoon: [{ from: '10:00', to: '11:00' }, { from: '13:00', to: '14:30' }],
	res_taken: [{ from: '09:00', to: '10:30' }],
	res_kelp: [{ from: '10:00', to: '12:00' }]
};

export const portal = {
	name: 'Harbour & Lane',
	locales: ['en', 'es', 'de'],
	terms: { version: '2026-09', url: 'https://example.org/terms' },
	sign_up_open: true,
	locations,
	sections: [{ section: 'bookings', allowed: true, rule: null }]
};

export const locationName = ({ id, name, zone, currency }: (typeof locations)[number]) => ({ id, name, zone, currency });
