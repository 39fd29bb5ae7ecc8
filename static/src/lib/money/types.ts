import type { Money } from '../money.ts';
import type { components as billing } from '../api/schema/billing.ts';
import type { components as plans } from '../api/schema/plans.ts';
import type { components as shop } from '../api/schema/shop.ts';

/** The types of money by the names that the pages use. */
type Plans = plans['schemas'];
export type Step = Plans['Step'];
export type Cycle = Plans['Cycle'];
export type Benefit = Plans['Benefit'];
export type Decision = Plans['Decision'];
export type Scope = Plans['Scope'];
export type Contract = Plans['Contract'];
export type BenefitBalance = Plans['BenefitBalance'];
export type BenefitKind = BenefitBalance['kind'];
export type MyPlans = Plans['Mine'];
export type PlanOffer = Plans['PlanOffer'];
export type Preview = Plans['Preview'];
export type Draft = Plans['Draft'];
export type InvoiceLine = Plans['InvoiceLine'];
export type Advice = Plans['Advice'];
type Billing = billing['schemas'];
export type BillingOverview = Billing['Overview'];
export type InvoiceRow = Billing['InvoiceRow'];
export type Invoice = Billing['Invoice'];
export type Statement = Billing['Statement'];
export type Method = Billing['Method'];
export type MethodKind = Method['method'];
export type Payment = Billing['Payment'];
export type Party = Billing['Party'];
export type BillingAccount = Billing['Account'];
type Shop = shop['schemas'];
export type Basket = Shop['Basket'];
export type BasketItem = Shop['Item'];
export type Totals = Shop['Totals'];
export type Order = Shop['Order'];
export type OrderLine = Shop['OrderLine'];
export type Proposal = Shop['Proposal'];
/** What an invoice or a basket has of one category and rate. */
export interface TaxSum {
	tax_category: InvoiceLine['tax_category'];
	tax_rate_ppm: number;
	tax_reason?: string | null;
	net: Money;
	tax: Money;
}
