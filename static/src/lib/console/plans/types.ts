import type { components } from '../../api/generated/plans.ts';
import type { components as identity } from '../../api/generated/identity.ts';

/** The operators' types of plans by the names that the console uses. */
type Plans = components['schemas'];
export type ListedPlan = Plans['ListedPlan'];
export type PlanSetup = Plans['PlanSetup'];
export type ProductSetup = Plans['ProductSetup'];
export type OperatorContract = Plans['OperatorContract'];
export type ContractState = Plans['ContractState'];
export type ContractSetup = Plans['ContractSetup'];
export type OperatorAct = Plans['OperatorAct'];
export type Acted = Plans['Acted'];
export type CustomerGrant = Plans['CustomerGrant'];
export type CustomerGrants = Plans['CustomerGrants'];
export type GiveBenefit = Plans['GiveBenefit'];
export type Customer = identity['schemas']['Customer'];
