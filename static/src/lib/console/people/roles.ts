import { capabilityName, scopeName } from '../../sign-in/scopes.ts';

/** Roles that have nothing to read without writing. */
const writeOnly = ['operators', 'space', 'bookings', 'notices'];

/** The capabilities that an operator can give roles for: those that they hold themselves, and those that are held already. */
export const capabilitiesOf = (roles: string[]): string[] => [...new Set(roles.map((role) => role.split(':')[0] ?? ''))];

export const canBeRead = (capability: string): boolean => !writeOnly.includes(capability);

export { capabilityName, scopeName as roleName };

/** Roles in words: who may write may read, so that is not said twice. */
export const rolesText = (roles: string[]): string =>
	roles
		.filter((role) => !role.endsWith(':read') || !roles.includes(role.replace(/:read$/, ':write')))
		.map(scopeName)
		.join(' · ');

/** The role of a capability among those, as a choice. */
export function heldRole(capability: string, roles: string[]): string {
	return ['write', 'read'].map((act) => `${capability}:${act}`).find((role) => roles.includes(role)) ?? '';
}
