import type { Viewer } from '../api/types.ts';
import { m } from '../paraglide/messages.js';
import type { FieldSpec } from './fields.ts';

/** What the operator's form about the whole space asks. */
export const settingsSpecs = (viewer: Viewer): FieldSpec[] => [
	{ name: 'name', label: m.console_name(), kind: 'text' },
	{ name: 'terms_version', label: m.spc_terms_version(), kind: 'text', hint: m.spc_terms_version_hint() },
	{ name: 'terms_url', label: m.spc_terms_url(), kind: 'text', optional: true },
	{ name: 'sign_up_open', label: m.spc_sign_up_open(), kind: 'check', group: m.spc_sign_up() },
	{ name: 'sign_up_approval', label: m.spc_approval(), kind: 'check', group: m.spc_sign_up() },
	{ name: 'guest_checkout', label: m.spc_guests(), kind: 'check', group: m.spc_sign_up(), hint: m.spc_guests_hint() },
	{
		name: 'second_factor_of',
		label: m.spc_factor_of(),
		kind: 'select',
		group: m.second_step(),
		hint: m.spc_factor_of_hint(),
		choices: [['nobody', m.spc_factor_nobody()], ['operators', m.spc_factor_operators()], ['everybody', m.spc_factor_everybody()]]
	},
	{ name: 'second_factor_from', label: m.spc_factor_from(), kind: 'instant', optional: true, group: m.second_step(), hint: m.spc_factor_from_hint(), zone: viewer.locations[0]?.zone }
];
