import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** How often the bell asks while the portal is looked at: most answers are 304 and hold nothing. */
const askEveryMs = 60_000;

/** What one tab tells the others: whose count it is, what it is, and when it was asked. */
interface Told {
	account: string | undefined;
	unread: number;
	asked: number;
}

/** Keeps the count of what was not read: asks the server, and tells this browser's other tabs what it said. */
class Bell {
	#others: BroadcastChannel | null = null;

	/** Asks the server. */
	async ask(): Promise<void> {
		const asked = Date.now();
		const answer = await api.get('/api/notices/unread');
		if (answer.ok) session.counted(answer.value.unread, asked);
	}

	/** Tells the other tabs what is known here. One that knows better does not listen. */
	tell(): void {
		const { unread, unreadAsked: asked, viewer } = session;
		if (asked > 0) this.#others?.postMessage({ account: viewer?.account_id, unread, asked } satisfies Told);
	}

	/**
	 * Asks each minute while the page is seen, when it is seen again, and when a push says that there is something new; now, unless
	 * the dashboard or another tab has just said it.
	 */
	watch(): () => void {
		const due = () => document.visibilityState === 'visible' && Date.now() - session.unreadAsked >= askEveryMs;
		const look = () => void (due() && this.ask());
		const told = ({ data }: MessageEvent) => void (data === 'notice' && this.ask());
		const timer = setInterval(look, askEveryMs / 4);
		const others = (this.#others = new BroadcastChannel('portico.bell'));
		others.addEventListener('message', ({ data }: MessageEvent<Told>) => {
			if (data.account === session.viewer?.account_id) session.counted(data.unread, data.asked);
		});
		document.addEventListener('visibilitychange', look);
		navigator.serviceWorker?.addEventListener('message', told);
		look();
		return () => {
			clearInterval(timer);
			others.close();
			document.removeEventListener('visibilitychange', look);
			navigator.serviceWorker?.removeEventListener('message', told);
		};
	}
}

export const bell = new Bell();
