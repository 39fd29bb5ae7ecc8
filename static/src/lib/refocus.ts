/**
 * Where the focus goes when a page is read and drawn anew, which takes away what had it: to what is named, once. Whoever saves
 * something stays with what was saved.
 */
export class Refocus {
	#at = '';

	/** What of this name takes the focus as soon as it is drawn anew. */
	on(at: string): void {
		this.#at = at;
	}

	/** Attached to what can take it, by its name; it needs a `tabindex`. */
	readonly take =
		(at: string) =>
		(element: HTMLElement): void => {
			if (this.#at !== at) return;
			this.#at = '';
			element.focus();
		};
}
