/** What the server said no to, as the pages see it. */
export interface Problem {
	/** Stable name of the rule: the last part of the problem's `type`. */
	slug: string;
	/** HTTP status; 0 when no answer came. */
	status: number;
	title: string;
	detail?: string;
	errors: FieldError[];
	/** Whatever else the problem carried, such as `alternatives`. */
	more: Record<string, unknown>;
}

export interface FieldError {
	/** JSON pointer into what was sent, "/email". */
	pointer: string;
	rule: string;
	detail: string;
}

/** Every call ends in one of these two. Nothing throws, so a page cannot forget the second. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const unreachable: Problem = { slug: 'unreachable', status: 0, title: 'No connection', errors: [], more: {} };

/** Something that is looked for in a list, and is not there. */
export const notFound: Answer<never> = { ok: false, problem: { slug: 'not-found', status: 404, title: 'Not found', errors: [], more: {} } };

/** Reads a problem+json answer; an answer that is none (a proxy's page, say) becomes a problem by its status. */
export async function problemOf(response: Response): Promise<Problem> {
	const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
	const body: Record<string, unknown> = isProblem ? await response.json().catch(() => ({})) : {};
	const { type, title, detail, errors, status: _, ...more } = body;
	const retryAfter = response.headers.get('retry-after');
	if (retryAfter && more.retry_after_seconds === undefined) more.retry_after_seconds = Number(retryAfter);
	return {
		slug: typeof type === 'string' ? (type.split('/').at(-1) ?? '') : slugOfStatus(response.status),
		status: response.status,
		title: typeof title === 'string' ? title : response.statusText,
		detail: typeof detail === 'string' ? detail : undefined,
		errors: Array.isArray(errors) ? errors : [],
		more
	};
}

function slugOfStatus(status: number): string {
	if (status === 401) return 'sign-in-required';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'not-found';
	return status >= 500 ? 'internal' : 'bad-request';
}
