import { m } from '../../paraglide/messages.js';
import type { Proposal } from '../types.ts';

/** Where a proposal stands, in a word. */
export function proposalState({ status }: Pick<Proposal, 'status'>): string {
	const states: Record<Proposal['status'], () => string> = { sent: m.proposal_sent, accepted: m.proposal_accepted, refused: m.proposal_refused, withdrawn: m.proposal_withdrawn, expired: m.proposal_expired };
	return states[status]();
}
