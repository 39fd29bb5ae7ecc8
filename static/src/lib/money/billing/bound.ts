import type { Money } from '../../money.ts';
import type { BillingOverview } from '../types.ts';

/**
 * What of a customer's money settles nothing any more, though it is theirs still: refunds on their way, and what is paid for orders that
 * are not carried out yet. The balance counts it, the credit does not.
 */
export const boundOf = ({ balance, open, credit }: Omit<BillingOverview['balances'][number], 'overdue'>): Money => ({ ...balance, minor: open.minor - credit.minor - balance.minor });
