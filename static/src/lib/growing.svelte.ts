import type { Answer, Problem } from '#lib/api/problem.ts';
import type { Page } from '#lib/api/types.ts';

/** The next page of a list. */
export type More<T> = (cursor: string) => Promise<Answer<Page<T>>>;

/** A list that is read page after page, when somebody asks for more; with a new first page it begins anew. */
export class GrowingList<T> {
	readonly #first: () => Page<T>;
	readonly #more: More<T>;
	items: T[] = $derived.by(() => this.#first().items);
	#cursor = $derived.by(() => this.#first().next_cursor);
	busy = $state(false);
	problem = $state.raw<Problem | null>(null);

	constructor(first: () => Page<T>, more: More<T>) {
		this.#first = first;
		this.#more = more;
	}

	get hasMore(): boolean {
		return Boolean(this.#cursor);
	}

	/** Reads the next page; once at a time. */
	async next(): Promise<void> {
		if (!this.#cursor || this.busy) return;
		this.busy = true;
		const answer = await this.#more(this.#cursor);
		this.busy = false;
		this.problem = answer.ok ? null : answer.problem;
		if (!answer.ok) return;
		this.items = [...this.items, ...answer.value.items];
		this.#cursor = answer.value.next_cursor;
	}
}
