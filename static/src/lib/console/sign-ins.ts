import { m } from '#lib/paraglide/messages.js';
import type { Provider } from '../api/types.ts';
import type { FieldSpec, Values } from './fields.ts';

/** A provider as its form shows it: its domains a line each, and one tick for all of them. */
export interface ProviderSetup extends Omit<Provider, 'domains'> {
	domains: string[];
	is_required: boolean;
}

export const setupOf = (provider: Provider): ProviderSetup => ({
	...provider,
	domains: provider.domains.map(({ domain }) => domain),
	is_required: provider.domains.some(({ is_required }) => is_required)
});

/** What the form holds of the domains, in the API's shape. */
export function domainsOf({ domains, is_required }: Values): Provider['domains'] {
	return (domains as string[]).map((domain) => ({ domain, is_required: is_required === true }));
}

export const kinds = (): [Provider['kind'], string][] => [
	['corporate', m.consign_corporate()],
	['google', 'Google'],
	['facebook', 'Facebook']
];

/** What a provider's form asks; what it is and its issuer are chosen once. */
export function providerSpecs(isNew: boolean): FieldSpec[] {
	const once: FieldSpec[] = [
		{ name: 'kind', label: m.consign_kind(), kind: 'select', choices: kinds() },
		{ name: 'issuer', label: m.consign_issuer(), kind: 'text', max: 300, hint: m.consign_issuer_hint() }
	];
	const state: FieldSpec[] = [{ name: 'is_on', label: m.consign_on(), kind: 'check', hint: m.consign_on_hint() }];
	return [
		...(isNew ? once : []),
		{ name: 'name', label: m.console_name(), kind: 'text', hint: m.consign_name_hint() },
		{ name: 'client_id', label: m.consign_client_id(), kind: 'text', max: 300 },
		{ name: 'client_secret', label: m.consign_client_secret(), kind: 'text', max: 500, optional: !isNew, hint: isNew ? m.consign_secret_hint() : m.consign_secret_keep() },
		{ name: 'domains', label: m.consign_domains(), kind: 'lines', hint: m.consign_domains_hint() },
		{ name: 'is_required', label: m.consign_required(), kind: 'check', hint: m.consign_required_hint() },
		...(isNew ? [] : state)
	];
}

export const domainText = ({ domains }: Provider): string =>
	domains.map(({ domain, is_required }) => (is_required ? `${domain} (${m.consign_required_short()})` : domain)).join(', ');

export const stateText = ({ is_on }: Provider): string => (is_on ? m.consign_state_on() : m.ways_off());
