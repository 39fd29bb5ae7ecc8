import { api } from '../api/client.ts';
import type { Answer, Problem } from '../api/problem.ts';
import type { ProviderButton } from '../api/types.ts';

/** Who speaks for the domain of an address; whether it has an account is not asked. */
export const findWay = (email: string) => api.post('/api/identity/ways-in', { email });

/** Sends the browser to a provider; comes back only with why it cannot. */
export async function goAway(provider: string, returnTo: string): Promise<Problem | null> {
	return leave(await api.post('/api/identity/provider-sign-ins', { provider_id: provider, return_to: returnTo }));
}

/** The same, to link the account that is signed in. */
export async function goToLink(provider: string, returnTo: string): Promise<Problem | null> {
	return leave(await api.post('/api/identity/identities', { provider_id: provider, return_to: returnTo }));
}

function leave(answer: Answer<{ location: string }>): Problem | null {
	if (!answer.ok) return answer.problem;
	location.assign(answer.value.location);
	return null;
}

/** The company that a refusal points to, if it is that. */
export function companyOf(problem: Problem | null): ProviderButton | null {
	return problem?.slug === 'provider-required' ? (problem.more.provider as ProviderButton) : null;
}
