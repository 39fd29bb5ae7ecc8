import type { components as billing } from '../api/generated/billing.ts';
import type { components as plans } from '../api/generated/plans.ts';
import type { components as shop } from '../api/generated/shop.ts';

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
export type ProductOffer = Plans['ProductOffer'];
export type Preview = Plans['Preview'];
export type Draft = Plans['Draft'];
export type InvoiceLine = Pick<Billing['InvoiceLine'], 'name' | 'source' | 'period' | 'quantity_thousandths' | 'net' | 'tax' | 'gross' | 'tax_category' | 'tax_rate_ppm' | 'why'> & Partial<Pick<Billing['InvoiceLine'], 'is_late_fee' | 'is_rounding'>>;
export type Advice = Plans['Advice'];
type Billing = billing['schemas'];
export type BillingOverview = Billing['Overview'];
export type InvoiceRow = Billing['InvoiceRow'];
export type Invoice = Billing['Invoice'];
export type TaxAccounted = NonNullable<Invoice['tax_accounted']>;
export type Statement = Billing['AccountStatement'];
export type UpcomingInvoice = Billing['UpcomingInvoice'];
export type Method = Billing['SavedMethod'];
export type PayMethod = Method['method'];
/** What a mandate is given for. */
export type BankMethod = Extract<PayMethod, 'sepa_debit' | 'bacs_debit' | 'us_bank_account'>;
export type Payment = Billing['PaymentPage'];
export type Provider = Billing['ProviderFront'];
export type Party = Billing['Party'];
export type BillingAccount = Billing['BillingAccount'];
/** What an invoice has of one category and rate. */
export type TaxSum = Billing['TaxTotal'];
/** What evens out the rounding of one rate. */
export type Rounding = shop['schemas']['Rounding'];
