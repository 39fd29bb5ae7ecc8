import { m } from '../../paraglide/messages.js';
import { addDays } from '../../time.ts';
import type { FieldSpec, Values } from '../fields.ts';
import type { ListedPlan, OperatorAct, OperatorContract } from './types.ts';

/** What an operator can do to a contract: in words, what it asks, and when it makes sense. The terms of today are a change to the own plan. */
export type ActName = OperatorAct['act'] | 'terms';

export function actText(act: ActName): string {
	const texts = {
		approve: m.act_approve,
		refuse: m.act_refuse,
		price: m.act_price,
		quantity: m.act_quantity,
		plan: m.act_plan,
		terms: m.act_terms,
		payer: m.act_payer,
		start: m.act_start,
		end: m.act_end,
		reopen: m.act_reopen,
		pause: m.act_pause,
		resume: m.act_resume,
		due_days: m.act_due_days
	};
	return texts[act]();
}

/** What stands to reason for a contract; whether it can be done, the server says. */
export function actsFor({ status, starts_on: starts, ends_on: ends, pauses, follows }: OperatorContract, today: string): ActName[] {
	if (status === 'waiting') return ['approve', 'refuse', ...(follows ? [] : (['start'] as const)), 'due_days'];
	if (status !== 'agreed' || (ends && ends <= today)) return [];
	const acts: ActName[] = ['price', 'quantity', 'plan', 'terms', 'payer'];
	if (today < starts && !follows) acts.push('start');
	acts.push('pause');
	if (pauses.some(({ until }) => today < until)) acts.push('resume');
	acts.push('due_days', ends ? 'reopen' : 'end');
	return acts;
}

const day = (name: string, label: string, today: string, hint?: string): FieldSpec => ({ name, label, kind: 'date', initial: today, hint });
const reason = (label: string): FieldSpec => ({ name: 'reason', label, kind: 'area', optional: true, max: 300, initial: '', hint: m.act_reason_hint() });

/** Whether a plan can take the place of a contract's: another one of its sort that is in use, in its currency. */
const takesItsPlace = ({ id, sold_as, archived, currency }: ListedPlan, contract: OperatorContract): boolean =>
	id !== contract.plan.id && sold_as === contract.sold_as && !archived && currency === contract.price.currency;

/** The fields that an act asks. `plans` are those to choose from, where it asks for one. */
export function actSpecs(act: ActName, contract: OperatorContract, today: string, plans: ListedPlan[] = []): FieldSpec[] {
	switch (act) {
		case 'refuse':
			return [reason(m.act_reason())];
		case 'price':
			return [
				day('from', m.act_from(), contract.charged_until && today < contract.charged_until ? contract.charged_until : today, m.act_price_hint()),
				{ name: 'price_minor', label: m.act_new_price(), kind: 'money', initial: contract.price.minor }
			];
		case 'quantity':
			return [day('on', m.act_from(), today), { name: 'quantity', label: m.change_quantity(), kind: 'number', min: 1, max: 1000, initial: contract.quantity }];
		case 'plan':
			return [
				{ name: 'plan_id', label: m.contract_of(), kind: 'select', choices: plans.filter((plan) => takesItsPlace(plan, contract)).map(({ id, name }) => [id, name]), hint: m.act_plan_hint() },
				{ name: 'quantity', label: m.change_quantity(), kind: 'number', min: 1, max: 1000, initial: contract.quantity },
				day('on', m.act_from(), today)
			];
		case 'terms':
			return [day('on', m.act_from(), today), { name: 'term_anew', label: m.act_term_anew(), kind: 'check', hint: m.act_term_anew_hint() }];
		case 'payer':
			return [day('on', m.act_from(), today, m.act_payer_hint())];
		case 'start':
			return [day('on', m.join_start(), contract.starts_on)];
		case 'end':
			return [{ name: 'on', label: m.contract_last_day(), kind: 'last_day', initial: addDays(today, 1) }, reason(m.act_reason())];
		case 'reopen':
			return contract.asks_paid_until ? [day('paid_until', m.act_paid_until(), contract.ends_on ?? today, m.act_paid_until_hint())] : [];
		case 'pause':
			return [day('from', m.pause_from(), contract.charged_until ?? today), { name: 'cycles', label: m.act_cycles(), kind: 'number', min: 1, max: 24, initial: 1 }];
		case 'resume':
			return [{ name: 'from', label: m.act_which_pause(), kind: 'select', choices: contract.pauses.filter(({ until }) => today < until).map(({ from }) => [from, from]) }];
		case 'due_days':
			return [{ name: 'days', label: m.setup_due_days(), kind: 'number', min: 0, max: 365, optional: true, hint: m.contract_due_days_hint(), initial: contract.due_days }];
		default:
			return [];
	}
}

/** The act as the API takes it, out of what its form holds. */
export function wishOf(act: ActName, values: Values, contract: OperatorContract, payer: string): OperatorAct {
	if (act === 'terms') return { ...values, act: 'plan', plan_id: contract.plan.id, quantity: contract.quantity } as unknown as OperatorAct;
	return (act === 'payer' ? { ...values, act, payer_id: payer } : { ...values, act }) as OperatorAct;
}
