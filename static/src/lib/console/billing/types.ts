import type { components } from '../../api/generated/billing.ts';

/** The operators' types of billing by the names that the console uses. */
type Billing = components['schemas'];
export type Debtor = Billing['Debtor'];
export type CustomerName = Billing['CustomerName'];
export type CustomerAccount = Billing['CustomerAccount'];
export type CustomerSetup = Billing['CustomerSetup'];
export type CreateCharge = Billing['CreateCharge'];
export type ChargePreview = Billing['ChargePreview'];
export type IssuePreview = Billing['IssuePreview'];
export type Issued = Billing['Issued'];
export type RecordPayment = Billing['RecordPayment'];
export type OperatorInvoice = Billing['InvoiceWithDunning'];
export type CreditInvoice = Billing['CreditInvoice'];
export type CreditPreview = Billing['CreditPreview'];
export type DunningStep = Billing['DunningStep'];
export type PaymentRow = Billing['PaymentView'];
export type PaymentDetail = Billing['PaymentDetail'];
export type Refund = Billing['RefundView'];
export type Dispute = Billing['DisputeView'];
export type UnheardEvent = Billing['UnheardEvent'];
export type Settings = Billing['Settings'];
export type SettingsSetup = Billing['SettingsSetup'];
export type TaxRate = Billing['TaxRate'];
export type TaxRateSetup = Billing['TaxRateSetup'];
export type DayRate = Billing['DayRate'];
export type DayRateSetup = Billing['DayRateSetup'];
