import { api } from '#lib/api/client.ts';

/** How often the bell asks while the portal is looked at: most answers are 304 and hold nothing. */
const askEveryMs = 60_000;

/** How many notices were not read. The server knows; this remembers its last word. */
class Bell {
	unread = $state(0);
	#asked = 0;

	/** Asks the server. */
	async ask(): Promise<void> {
		this.#asked = Date.now();
		const answer = await api.get('/api/notices/unread');
		if (answer.ok) this.unread = answer.value.unread;
	}

	/** Asks now, each minute while the page is seen, when it is seen again, and when a push says that there is something new. */
	watch(): () => void {
		const due = () => document.visibilityState === 'visible' && Date.now() - this.#asked >= askEveryMs;
		const look = () => void (due() && this.ask());
		const told = ({ data }: MessageEvent) => void (data === 'notice' && this.ask());
		const timer = setInterval(look, askEveryMs / 4);
		document.addEventListener('visibilitychange', look);
		navigator.serviceWorker?.addEventListener('message', told);
		void this.ask();
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', look);
			navigator.serviceWorker?.removeEventListener('message', told);
		};
	}
}

export const bell = new Bell();
