import type { components } from '../../api/generated/plans.ts';
import type { Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';

/** The operators' types of plans by the names that the console uses. */
type Plans = components['schemas'];
export type ListedPlan = Plans['ListedPlan'];
export type PlanSetup = Plans['PlanSetup'];
export type ProductSetup = Plans['ProductSetup'];
export type OperatorContract = Plans['OperatorContract'];
/** Plans as they are set up, with who looks and the kinds that benefits are for. */
export type CycleSetup = Promise<Answer<{ viewer: Viewer; kinds: { items: { id: string; name: string }[] }; plans: { items: ListedPlan[] } }>>;
export type SoldAs = Plans['SoldAs'];
export type ContractState = Plans['ContractState'];
export type ContractSetup = Plans['ContractSetup'];
export type OperatorAct = Plans['OperatorAct'];
export type Acted = Plans['Acted'];
export type PlanPrices = Plans['PlanPrices'];
export type PriceForAll = Plans['PriceForAll'];
export type PricePreview = Plans['PricePreview'];
export type CustomerGrant = Plans['CustomerGrant'];
export type CustomerGrants = Plans['CustomerGrants'];
export type GiveBenefit = Plans['GiveBenefit'];
export type Customer = Plans['CustomerName'];
