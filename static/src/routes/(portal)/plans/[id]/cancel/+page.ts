import { api } from '#lib/api/client.ts';
import { contractOf } from '#lib/money/plans/contract.ts';

/** The day stands in the address; without one it is the earliest, and what that costs is shown at once. */
export function load({ params, url }) {
	const mine = contractOf(params.id);
	const asked = url.searchParams.get('on');
	const leaving = mine.then((answer) => {
		if (!answer.ok) return answer;
		const { contract, today } = answer.value;
		return { ok: true as const, value: { contract, today, ends_on: asked ?? contract.earliest_leave_on } };
	});
	const preview = leaving.then((answer) =>
		answer.ok ? api.post('/api/plans/contracts/{id}/cancellation/preview', { ends_on: answer.value.ends_on }, { params }) : answer
	);
	return { id: params.id, leaving, preview };
}
