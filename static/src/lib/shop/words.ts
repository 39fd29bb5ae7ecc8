import { m } from '../paraglide/messages.js';
import type { Order, Proposal } from './types.ts';

/** Where something stands, in a word or two; `tone` colours it. */
export interface State {
	text: string;
	tone: 'good' | 'bad' | '';
}

export function orderState({ status, with_bank }: Pick<Order, 'status' | 'with_bank'>): State {
	switch (status) {
		case 'awaiting_payment':
			return { text: with_bank ? m.shop_order_with_bank() : m.shop_order_awaiting(), tone: '' };
		case 'fulfilled':
			return { text: m.shop_order_fulfilled(), tone: 'good' };
		case 'lapsed':
			return { text: m.shop_order_lapsed(), tone: '' };
		case 'refunded':
			return { text: m.shop_order_refunded(), tone: 'bad' };
	}
}

export function proposalState(status: Proposal['status']): State {
	switch (status) {
		case 'sent':
			return { text: m.shop_proposal_sent(), tone: 'good' };
		case 'accepted':
			return { text: m.shop_proposal_accepted(), tone: '' };
		case 'refused':
			return { text: m.shop_proposal_refused(), tone: '' };
		case 'withdrawn':
			return { text: m.shop_proposal_withdrawn(), tone: '' };
		case 'expired':
			return { text: m.shop_proposal_expired(), tone: '' };
	}
}
