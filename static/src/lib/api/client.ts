import { brokenNumbers, invalid, problemOf, unreachable, type Answer } from './problem.ts';
import type { Body, Loose, Options, PathOf, Reply } from './typed.ts';

/**
 * The one door to the API. Same origin, cookies the server sets; nothing here can read a token.
 *
 * The access token lives five minutes. When it has run out a call answers 401; the client then asks for a new one once
 * and repeats the call. The refresh token rotates, so two tabs must not use the same one: a lock lets one tab ask,
 * and a stamp tells the others that it has been done since they were refused.
 */
const stampKey = 'portico.refreshed_at';

let onSignedOut: () => void = () => {};

/** What to do when the session has ended: the root layout goes to sign-in. */
export function whenSignedOut(act: () => void): void {
	onSignedOut = act;
}

let heldAt: string | null = null;
/** Until there is a layout, the way is kept for it: an answer may be faster than the page. */
let onHeld: (way: string) => void = (way) => {
	heldAt = way;
};

/** What to do when somebody is held: the root layout goes where something can be done about it. */
export function whenHeld(act: (way: string) => void): void {
	onHeld = act;
	if (heldAt) setTimeout(act, 0, heldAt);
}

/** Asks for a new access token before the old one has run out: what somebody may do has just changed. */
export const renew = (): Promise<boolean> => refreshed(stamp());

async function send(method: string, url: string, body: unknown, headers: Record<string, string>): Promise<Response | null> {
	const isFile = body instanceof Blob;
	try {
		return await fetch(url, {
			method,
			headers: body === undefined ? headers : { ...headers, 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
			body: isFile ? body : body === undefined ? undefined : JSON.stringify(body)
		});
	} catch {
		return null;
	}
}

function stamp(): number {
	return Number(localStorage.getItem(stampKey) ?? 0);
}

/** True when there is a fresh access token now, whoever fetched it. `refusedAfter` is the stamp seen before the refused call. */
async function refreshed(refusedAfter: number): Promise<boolean> {
	return navigator.locks.request('portico.refresh', async () => {
		if (stamp() > refusedAfter) return true;
		const answer = await send('POST', '/api/identity/sessions/refresh', undefined, {});
		if (!answer?.ok) return false;
		localStorage.setItem(stampKey, String(Math.max(Date.now(), refusedAfter + 1)));
		return true;
	});
}

async function call<T>(method: string, path: string, options: Loose): Promise<Answer<T>> {
	const broken = brokenNumbers(options.body);
	if (broken.length > 0) return { ok: false, problem: invalid(broken) };
	const url = addressOf(path, options);
	const headers = options.key ? { 'idempotency-key': options.key } : ({} as Record<string, string>);
	const before = stamp();
	let response = await send(method, url, options.body, headers);
	if (response?.status === 401) {
		const problem = await problemOf(response);
		if (problem.slug !== 'sign-in-required') return { ok: false, problem };
		if (!(await refreshed(before))) {
			if (!options.guest) onSignedOut();
			return { ok: false, problem };
		}
		response = await send(method, url, options.body, headers);
	}
	if (!response) return { ok: false, problem: unreachable };
	if (!response.ok) {
		const problem = await problemOf(response);
		if (problem.slug === 'second-factor-required' || problem.slug === 'approval-awaited') onHeld(String(problem.more.way));
		return { ok: false, problem };
	}
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	return { ok: true, value: (isJson ? await response.json() : undefined) as T };
}

function addressOf(path: string, { params = {}, query = {} }: Loose): string {
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
	}
	return search.size ? `${filled}?${search}` : filled;
}

export const api = {
	get: <P extends PathOf<'get'>>(path: P, options: Options<P, 'get'> = {}) => call<Reply<P, 'get'>>('GET', path, options as Loose),
	post: <P extends PathOf<'post'>>(path: P, body?: Body<P, 'post'>, options: Options<P, 'post'> = {}) =>
		call<Reply<P, 'post'>>('POST', path, { ...(options as Loose), body }),
	/** Hands a file in, as its bytes. */
	upload: <P extends PathOf<'post'>>(path: P, file: Blob, options: Options<P, 'post'> = {}) =>
		call<Reply<P, 'post'>>('POST', path, { ...(options as Loose), body: file }),
	put: <P extends PathOf<'put'>>(path: P, body?: Body<P, 'put'>, options: Options<P, 'put'> = {}) =>
		call<Reply<P, 'put'>>('PUT', path, { ...(options as Loose), body }),
	delete: <P extends PathOf<'delete'>>(path: P, options: Options<P, 'delete'> = {}) =>
		call<Reply<P, 'delete'>>('DELETE', path, options as Loose)
};
