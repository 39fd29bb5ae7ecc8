import { m } from '../paraglide/messages.js';

/** Why money goes back: as an operator wrote it, or what the shop says of an order that came to nothing. */
export const refundReason = ({ reason }: { reason: string }): string => (reason === 'order' ? m.bill_refund_of_order() : reason);
