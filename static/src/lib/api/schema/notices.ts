/** By hand, until functions/notices has its golden OpenAPI; `npm run generate` then writes this file. */
import type { Op } from './by-hand.ts';

export interface components {
	schemas: {
		Notice: {
			id: string;
			topic: string;
			recipient: string;
			state: 'waiting' | 'sent' | 'dead';
			attempts: number;
			created_at: string;
			sent_at: string | null;
			last_error: string | null;
		};
	};
}

export interface paths {
	'/api/notices': {
		get: Op<
			{ query?: { state?: 'waiting' | 'sent' | 'dead'; cursor?: string } },
			{ items: components['schemas']['Notice'][]; next_cursor: string | null }
		>;
	};
	'/api/notices/{id}/replay': { post: Op<{ path: { id: string } }, undefined> };
}
