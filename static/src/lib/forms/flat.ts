import type { Answer } from '../api/problem.ts';

/** An answer whose errors point at fields by their last name alone, "/party/iban" as "/iban": for a form that sends what is nested. */
export async function flat<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
	const answer = await asked;
	if (answer.ok) return answer;
	const errors = answer.problem.errors.map((error) => ({ ...error, pointer: `/${error.pointer.split('/').at(-1)}` }));
	return { ok: false, problem: { ...answer.problem, errors } };
}
