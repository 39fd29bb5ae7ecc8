import type { DeliveryKind, Handling, Known, KindRules, Policy, PolicySetup } from '../../deliveries/types.ts';
import { handlings, handlingText, kindText } from '../../deliveries/words.ts';
import { decimal, minorOf, money } from '../../money.ts';
import { m } from '../../paraglide/messages.js';

/** A way to handle something, as the form has it: whether it can be chosen, and its fee as it is typed. */
interface Way {
	on: boolean;
	fee: string;
	name: string;
}

/** What holds for one sort; the empty one is for all others. */
interface RulesDraft {
	kind: DeliveryKind | '';
	days: number | string | null;
	fee: string;
	feeName: string;
	ways: Record<Handling, Way>;
}

export interface Draft {
	plan: string;
	currency: string;
	taxClass: PolicySetup['tax_class'];
	kinds: RulesDraft[];
}

/** Rules that allow nothing but to collect. */
export function newRules(kind: DeliveryKind | ''): RulesDraft {
	const ways = Object.fromEntries(handlings().map(([handling, name]) => [handling, { on: false, fee: '', name }]));
	return { kind, days: '', fee: '', feeName: m.dlv_storage_fee(), ways: ways as Record<Handling, Way> };
}

export function draftOf(policy: Policy | null, known: Known): Draft {
	const currency = policy?.currency ?? known.locations[0]?.currency ?? 'EUR';
	const typed = (minor: number) => decimal({ minor, currency });
	const rules = (of: KindRules): RulesDraft => {
		const draft = newRules(of.kind ?? '');
		for (const { handling, fee } of of.handlings) {
			draft.ways[handling] = { on: true, fee: fee ? typed(fee.minor) : '', name: fee?.name ?? handlingText(handling) };
		}
		return { ...draft, days: of.storage_days ?? '', fee: of.storage_fee ? typed(of.storage_fee.minor) : '', feeName: of.storage_fee?.name ?? draft.feeName };
	};
	return { plan: policy?.plan_id ?? '', currency, taxClass: policy?.tax_class ?? 'standard', kinds: policy && policy.kinds.length > 0 ? policy.kinds.map(rules) : [newRules('')] };
}

export function setupOf({ plan, currency, taxClass, kinds }: Draft): PolicySetup {
	const fee = (typed: string, name: string) => (typed.trim() ? { name: name.trim(), minor: minorOf(typed, currency) } : null);
	const rules = (of: RulesDraft): KindRules => ({
		kind: of.kind || null,
		storage_days: of.days ? Number(of.days) : null,
		storage_fee: fee(of.fee, of.feeName),
		handlings: handlings().flatMap(([handling]) => (of.ways[handling].on ? [{ handling, fee: fee(of.ways[handling].fee, of.ways[handling].name) }] : []))
	});
	return { plan_id: plan || null, currency, tax_class: taxClass, kinds: kinds.map(rules) };
}

/** What a policy says of a sort, in a line. */
export function rulesText({ storage_days: days, storage_fee: fee, handlings: ways }: KindRules, currency: string): string {
	const priced = ({ handling, fee }: KindRules['handlings'][number]) => (fee ? `${handlingText(handling)} (${money({ minor: fee.minor, currency })})` : handlingText(handling));
	return [days ? m.dlv_days_count({ count: days }) : '', fee ? m.dlv_storage_fee_day({ amount: money({ minor: fee.minor, currency }) }) : '', ...ways.map(priced)].filter(Boolean).join(' · ') || m.dlv_only_collect();
}

export const kindName = (kind: DeliveryKind | null | undefined): string => (kind ? kindText(kind) : m.dlv_all_kinds());
