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
	/** What the rule's text names, where the page knows it: a currency, the least, the most. */
	values?: Record<string, string>;
}

/** Every call ends in one of these two. Nothing throws, so a page cannot forget the second. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What a page says no to before the server does: fields, each with the rule that it breaks. */
export const invalid = (errors: FieldError[]): Problem => ({ slug: 'invalid', status: 422, title: '', errors, more: {} });

/** Where `body` holds a number that is none. JSON would write it as null, which often means something else: nothing at all. */
export function brokenNumbers(body: unknown, at = ''): FieldError[] {
	if (typeof body === 'number') return Number.isFinite(body) ? [] : [{ pointer: at, rule: 'number', detail: '' }];
	if (typeof body !== 'object' || body === null || body instanceof Blob) return [];
	return Object.entries(body).flatMap(([name, value]) => brokenNumbers(value, `${at}/${name}`));
}

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
