/** By hand, until functions/identity has its golden OpenAPI; `npm run generate` then writes this file. */
import type { Op } from './by-hand.ts';

export interface components {
	schemas: {
		Account: { id: string; email: string; name: string; locale: string; email_verified: boolean };
		Session: { id: string; created_at: string; last_used_at: string; user_agent: string; current: boolean };
	};
}

type S = components['schemas'];
interface Opened {
	account_id: string;
	access_expires_at: string;
}

export interface paths {
	'/api/identity/accounts': {
		post: Op<
			unknown,
			{ email: string },
			{ email: string; password: string; name: string; locale: string; accepted_terms_version: string }
		>;
	};
	'/api/identity/email-verifications': { post: Op<unknown, undefined, { token: string }> };
	'/api/identity/email-verifications/resend': { post: Op<unknown, undefined, { email: string }> };
	'/api/identity/sessions': {
		get: Op<{ query?: { cursor?: string } }, { items: S['Session'][]; next_cursor: string | null }>;
		post: Op<unknown, Opened, { email: string; password: string }>;
	};
	'/api/identity/sessions/current': { delete: Op<unknown, undefined> };
	'/api/identity/sessions/{id}': { delete: Op<{ path: { id: string } }, undefined> };
	'/api/identity/password-resets': { post: Op<unknown, undefined, { email: string }> };
	'/api/identity/password-resets/complete': { post: Op<unknown, undefined, { token: string; password: string }> };
	'/api/identity/password': { put: Op<unknown, undefined, { current_password: string; new_password: string }> };
	'/api/identity/account': { get: Op<unknown, S['Account']>; put: Op<unknown, S['Account'], { name: string; locale: string }> };
}
