/** The page's live region: what just happened, for those who cannot see it happen. */
let text = $state('');

export const announcement = {
	get text(): string {
		return text;
	}
};

/** Says something once. The empty text in between makes a repeated sentence be read again. */
export function announce(message: string): void {
	text = '';
	requestAnimationFrame(() => (text = message));
}
