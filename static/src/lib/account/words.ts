import { m } from '#lib/paraglide/messages.js';
import type { FileKind, ProfileField, Visibility } from './types.ts';

/** What a kind of file is called. */
export const kindText = (kind: FileKind): string =>
	({ contract: m.own_kind_contract, house_rules: m.own_kind_house_rules, access: m.own_kind_access, other: m.own_kind_other })[kind]();

export const kinds: FileKind[] = ['contract', 'house_rules', 'access', 'other'];

/** What a part of a profile is called. */
export const fieldText = (field: ProfileField): string =>
	({
		photo: m.own_pictures,
		about: m.own_about,
		phone: m.own_phone,
		position: m.own_position,
		company: m.own_company,
		links: m.own_links,
		skills: m.own_skills
	})[field]();

export const fields: ProfileField[] = ['photo', 'about', 'phone', 'position', 'company', 'links', 'skills'];

/** Who finds somebody. */
export const visibilityOptions = (): [Visibility, string][] => [
	['nobody', m.own_seen_by_nobody()],
	['members', m.own_seen_by_members()],
	['public', m.own_seen_by_all()]
];
