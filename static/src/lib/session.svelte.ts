import { api } from './api/client.ts';
import type { Answer } from './api/problem.ts';
import type { Viewer } from './api/types.ts';
import { speak } from './locale.svelte.ts';
import { liveIn } from './zone.svelte.ts';

/**
 * Who is here, kept in memory while the page lives. The server decides what they may do; this only remembers its answer.
 * Whether someone is likely signed in is a hint in storage (the cookies cannot be read), used for nothing but where `/` leads.
 */
const hintKey = 'portico.signed_in';
const nameKey = 'portico.space';

class Session {
	viewer = $state.raw<Viewer | null>(null);
	/** What the space is called, as the last answer that named it said, so that pages and titles bear its name at once; empty before the first. */
	space = $state(localStorage.getItem(nameKey) ?? '');
	/** How many things wait in the basket, as far as an answer has said so; nothing is asked for it. */
	basket = $state(0);
	/** How many notices were not read, as far as an answer has said so. */
	unread = $state(0);
	/** When that was asked, in milliseconds since the epoch; 0 for never. */
	unreadAsked = 0;
	#asked: Promise<Answer<Viewer>> | null = null;

	/** Who is here, for a page that strangers see too; null for nobody. */
	async guest(): Promise<Answer<Viewer | null>> {
		const answer = await this.ask(true);
		return !answer.ok && answer.problem.status === 401 ? { ok: true, value: null } : answer;
	}

	/** The viewer, asked of the server once. */
	ask(guest = false): Promise<Answer<Viewer>> {
		if (this.viewer) return Promise.resolve({ ok: true, value: this.viewer });
		this.#asked ??= api.get('/api/space/viewer', { guest }).then((answer) => {
			this.#asked = null;
			if (answer.ok) this.is(answer.value);
			return answer;
		});
		return this.#asked;
	}

	/** The server has said who is here. */
	is(viewer: Viewer): void {
		this.viewer = viewer;
		localStorage.setItem(hintKey, '1');
		this.named(viewer.space);
		speak(viewer.locale);
		liveIn(viewer.zone);
	}

	/** The server has said what the space is called. */
	named(space: string): void {
		this.space = space;
		localStorage.setItem(nameKey, space);
	}

	/** The server has said how many notices were not read to whoever asked then; what was asked before the last answer is old. */
	counted(unread: number, asked: number): void {
		if (asked < this.unreadAsked) return;
		this.unread = unread;
		this.unreadAsked = asked;
	}

	/** Somebody has signed in; who it is, the next page asks. */
	begun(): void {
		this.viewer = null;
		localStorage.setItem(hintKey, '1');
	}

	/** Something about the viewer changed on the server; the next page asks again. */
	stale(): void {
		this.viewer = null;
	}

	ended(): void {
		this.viewer = null;
		this.basket = 0;
		this.unread = 0;
		this.unreadAsked = 0;
		liveIn(null);
		localStorage.removeItem(hintKey);
	}

	/** A guess, good enough to choose a page; never to allow anything. */
	get likely(): boolean {
		return this.viewer !== null || localStorage.getItem(hintKey) === '1';
	}
}

export const session = new Session();

/** Whether an operator holds a role. Who may write a capability may read it. */
export const holds = (viewer: Viewer | null, role: string): boolean =>
	viewer?.roles.some((held) => held === role || held.replace(/:write$/, ':read') === role) ?? false;

/** Whether the server lets this viewer see a section. Unknown sections are not shown. */
export const shows = (viewer: Viewer | null, section: Viewer['sections'][number]['section']): boolean =>
	viewer?.sections.some((decision) => decision.section === section && decision.allowed) ?? false;

/** Whether the server lets this viewer do something. */
export const may = (viewer: Viewer | null, right: Viewer['rights'][number]['right']): boolean =>
	viewer?.rights.some((decision) => decision.right === right && decision.allowed) ?? false;
