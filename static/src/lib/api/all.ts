import type { Answer, Problem } from './problem.ts';

type Values<T> = { [K in keyof T]: T[K] extends Promise<Answer<infer V>> ? V : never };

/** Several answers as one: all of their values, or the first problem. */
export async function all<T extends Record<string, Promise<Answer<unknown>>>>(asked: T): Promise<Answer<Values<T>>> {
	const entries = await Promise.all(Object.entries(asked).map(async ([name, answer]) => [name, await answer] as const));
	const failed = entries.map(([, answer]) => answer).find((answer): answer is { ok: false; problem: Problem } => !answer.ok);
	if (failed) return failed;
	return { ok: true, value: Object.fromEntries(entries.map(([name, answer]) => [name, answer.ok && answer.value])) as Values<T> };
}
