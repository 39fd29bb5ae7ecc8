/** By hand, until functions/space has its golden OpenAPI; `npm run generate` then writes this file. */
import type { Op } from './by-hand.ts';

export interface components {
	schemas: {
		SectionDecision: { section: string; allowed: boolean; rule: string | null };
		RightDecision: { right: string; allowed: boolean; rule: string | null };
		LocationName: { id: string; name: string; zone: string; currency: string };
		Hours: { weekday: number; opens: string; closes: string };
		Closure: { id: string; starts_on: string; ends_on: string; reason: string };
		Location: {
			id: string;
			name: string;
			slug: string;
			zone: string;
			currency: string;
			address: string;
			hours: components['schemas']['Hours'][];
			closures: components['schemas']['Closure'][];
		};
		Portal: {
			name: string;
			locales: string[];
			terms: { version: string; url: string | null };
			sign_up_open: boolean;
			locations: components['schemas']['Location'][];
			sections: components['schemas']['SectionDecision'][];
		};
		Viewer: {
			account_id: string;
			email: string;
			name: string;
			locale: string;
			customer: { id: string; name: string; standing: 'member' | 'contact' } | null;
			roles: string[];
			sections: components['schemas']['SectionDecision'][];
			rights: components['schemas']['RightDecision'][];
			locations: components['schemas']['LocationName'][];
		};
		LocationWish: Omit<components['schemas']['Location'], 'id' | 'closures'>;
		NewClosure: { starts_on: string; ends_on: string; reason: string };
	};
}

type S = components['schemas'];

export interface paths {
	'/api/space/portal': { get: Op<unknown, S['Portal']> };
	'/api/space/viewer': { get: Op<unknown, S['Viewer']> };
	'/api/space/locations': { get: Op<unknown, { items: S['Location'][] }>; post: Op<unknown, S['Location'], S['LocationWish']> };
	'/api/space/locations/{id}': { put: Op<{ path: { id: string } }, S['Location'], S['LocationWish']> };
	'/api/space/locations/{id}/closures': {
		post: Op<{ path: { id: string } }, { closure: S['Closure']; affected_bookings: number }, S['NewClosure']>;
	};
	'/api/space/closures/{id}': { delete: Op<{ path: { id: string } }, undefined> };
}
