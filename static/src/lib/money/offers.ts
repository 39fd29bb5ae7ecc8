import { m } from '../paraglide/messages.js';
import type { PlanOffer, ProductOffer } from './types.ts';

/** For whom something is that the viewer cannot have because it is for others; null where another rule is against it, or none. */
export function forWhom(offer: Pick<PlanOffer, 'audience' | 'join'> | Pick<ProductOffer, 'audience' | 'buy'>): string | null {
	const { rule } = 'join' in offer ? offer.join : offer.buy;
	if (rule !== 'not-your-plan' && rule !== 'not-your-product') return null;
	return offer.audience === 'members' ? m.offer_for_members() : m.offer_for_contacts();
}
