import { countries } from '../../money/billing/countries.ts';
import { m } from '../../paraglide/messages.js';
import type { FieldSpec, Values } from '../fields.ts';
import type { CustomerSetup } from './types.ts';
import { treatments } from './words.ts';

/** The fields of those whom invoices name. Empty ones are nothing, not an empty text. */
export const buyerSpecs = (): FieldSpec[] => [
	{ name: 'party/name', label: m.party_name(), kind: 'text', hint: m.party_name_hint() },
	{ name: 'party/trading_name', label: m.party_attention(), kind: 'text', optional: true },
	{ name: 'party/street', label: m.party_street(), kind: 'text', optional: true },
	{ name: 'party/street_more', label: m.party_street_more(), kind: 'text', optional: true },
	{ name: 'party/postcode', label: m.party_postcode(), kind: 'text', max: 20, optional: true },
	{ name: 'party/city', label: m.party_city(), kind: 'text', optional: true },
	{ name: 'party/country', label: m.party_country(), kind: 'select', choices: countries() },
	{ name: 'party/vat_number', label: m.party_vat_number(), kind: 'text', max: 20, optional: true, hint: m.party_vat_hint() },
	{ name: 'party/registration', label: m.party_registration(), kind: 'text', max: 60, optional: true },
	{ name: 'party/email', label: m.party_email(), kind: 'text', max: 254, optional: true, hint: m.bill_party_email_hint() },
	{ name: 'party/reference', label: m.bill_party_reference(), kind: 'text', max: 60, optional: true, hint: m.party_reference_hint() }
];

/** What an operator may change of a customer's account. */
export const accountSpecs = (): FieldSpec[] => [
	...buyerSpecs().map((spec) => ({ ...spec, group: m.bill_group_invoice() })),
	{ name: 'tax_treatment', label: m.bill_treatment(), kind: 'select', choices: treatments(), group: m.bill_group_terms(), hint: m.bill_treatment_hint() },
	{ name: 'due_days', label: m.setup_due_days(), kind: 'number', min: 0, max: 365, optional: true, group: m.bill_group_terms(), hint: m.bill_due_days_hint() },
	{ name: 'collects', label: m.collection_on(), kind: 'check', group: m.bill_group_terms(), hint: m.bill_collects_hint() }
];

/** Texts that were left empty are nothing to the API. */
export const orNothing = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]));

/** What the form holds, as the API takes it. */
export const accountSetup = ({ party, ...terms }: Values): CustomerSetup => ({ ...terms, party: orNothing(party as Values) }) as unknown as CustomerSetup;
