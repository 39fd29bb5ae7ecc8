import { m } from '../../paraglide/messages.js';
import { rights } from '../../rights.ts';
import type { TeamDetails } from '../../teams/types.ts';
import { sharedKinds } from '../../teams/words.ts';
import { named } from '../choices.ts';
import type { FieldSpec, Values } from '../fields.ts';
import PayerField from './PayerField.svelte';

const said = (): [string, string][] => [
	['', m.right_unsaid()],
	['true', m.right_granted()],
	['false', m.right_withheld()]
];

const sharing = (): [string, string][] => [
	['none', m.team_shares_none()],
	['after_own', m.team_shares_after_own()],
	['pooled', m.team_shares_pooled()]
];

/** Whether a team's people spend what the payer has, in words. */
export const sharingText = (shares: TeamDetails['shares']): string => sharing().find(([value]) => value === shares)?.[1] ?? '';

const customer = (name: string, label: string, hint: string, from: string, optional?: boolean): FieldSpec => ({
	name,
	label,
	hint,
	optional,
	kind: 'own',
	own: { field: PayerField, from, read: (data) => String(data.get(name) ?? '') || null, words: String }
});

/** What a team is, as operators set it up. `payer` is the name of who pays now. */
export const teamSpecs = (plans: { id: string; name: string }[], payer = ''): FieldSpec[] => [
	{ name: 'name', label: m.console_name(), kind: 'text' },
	customer('paying_customer_id', m.team_payer(), m.team_payer_hint(), payer),
	{ name: 'seats_max', label: m.team_seats_max(), kind: 'number', min: 1, max: 999, optional: true, hint: m.team_seats_max_hint() },
	{ name: 'default_plan_id', label: m.team_default_plan(), kind: 'select', optional: true, choices: named(plans), hint: m.team_default_plan_hint() },
	{ name: 'shares', label: m.team_shares(), kind: 'select', choices: sharing(), initial: 'none', hint: m.team_shares_hint() },
	{ name: 'shared_kinds', label: m.team_shared_kinds(), kind: 'several', choices: sharedKinds(), initial: ['time_credit', 'money_credit', 'day_pass', 'time_pass'] },
	{ name: 'description', label: m.console_description(), kind: 'area', optional: true, max: 1000, initial: '' },
	{ name: 'website', label: m.team_website(), kind: 'text', optional: true, max: 500, hint: m.rule_https() },
	{ name: 'public', label: m.team_public(), kind: 'check' },
	...rights().map(([right, label]): FieldSpec => ({ name: `rights/${right}`, label, kind: 'tristate', choices: said(), group: m.team_rights() }))
];

/** The same for a new one, with who runs it first. */
export const newTeamSpecs = (plans: { id: string; name: string }[]): FieldSpec[] => [
	...teamSpecs(plans),
	customer('administrator_id', m.team_first_administrator(), m.team_first_administrator_hint(), '', true)
];

/** What the form holds as the API takes it: an empty website is none, and what is said of no right is an empty object. */
export function detailsOf({ administrator_id: _, ...body }: Values): TeamDetails {
	return { ...body, website: body.website || null, rights: body.rights ?? {} } as unknown as TeamDetails;
}
