import { givesTexts } from '../../money/words.ts';
import { m } from '../../paraglide/messages.js';
import { differences, type Difference } from '../differences.ts';
import { planSpecs } from './specs.ts';
import type { ListedPlan, OperatorContract } from './types.ts';

/** A minimum term is begun anew only where that is wished, and benefits are told by what they give. */
const TOLD_APART = ['terms/cycles_min', 'terms/benefits'];

/** What a contract says otherwise than its plan does today, in words. */
export function termsDiffer(contract: OperatorContract, plan: ListedPlan): Difference[] {
	const compared = planSpecs({ locations: [], kinds: [] }).filter(({ name }) => (['price_minor', 'deposit_minor'].includes(name) || name.startsWith('terms/')) && !TOLD_APART.includes(name));
	const agreed = { price_minor: contract.price.minor, deposit_minor: contract.deposit.minor, terms: contract.terms };
	const differ = differences(compared, agreed, plan, () => plan.currency);
	const [before, after] = [contract.terms, plan.terms].map(({ benefits, cycle }) => givesTexts(benefits, cycle).map((text, index) => `${benefits[index]?.name}: ${text}`).join(', '));
	const same = JSON.stringify(contract.terms.benefits) === JSON.stringify(plan.terms.benefits);
	return same ? differ : [...differ, { label: m.benefits_title(), before: before || m.console_none(), after: after || m.console_none() }];
}
