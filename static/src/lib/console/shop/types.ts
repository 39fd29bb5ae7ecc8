import type { components } from '../../api/generated/shop.ts';

/** The operators' types of the shop by the names that the console uses. */
type Shop = components['schemas'];
export type DiscountCode = Shop['DiscountCode'];
export type CodeSetup = Shop['CodeSetup'];
export type CodeUse = Shop['CodeUse'];
export type Off = Shop['Off'];
export type CodeScope = Shop['CodeScope'];
export type Known = Shop['Known'];
export type CustomerName = Shop['CustomerName'];
export type OperatorOrder = Shop['OperatorOrder'];
export type OperatorProposal = Shop['OperatorProposal'];
export type ProposalLine = Shop['ProposalLine'];
export type NewProposal = Shop['NewProposal'];
