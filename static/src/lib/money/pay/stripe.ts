/**
 * The provider's script in the browser: the one place where card numbers are typed, so that none passes through the
 * portal. Its address and key come from billing, and it is loaded only on the pages under /pay, whose policy allows it.
 */

/** What went wrong, in the provider's words. */
export interface StripeError {
	code?: string;
	decline_code?: string;
	message?: string;
}
export interface CardElement {
	mount(at: HTMLElement): void;
	destroy(): void;
	focus?(): void;
	on(event: 'change', act: (state: { complete: boolean; error?: StripeError }) => void): void;
	on(event: 'ready' | 'focus' | 'blur', act: () => void): void;
}
/** A card that was typed, or a saved method by the provider's name for it. */
interface WithCard {
	payment_method?: { card: CardElement } | string;
}
export interface Stripe {
	elements(options?: object): { create(kind: 'card', options?: object): CardElement };
	confirmCardPayment(secret: string, how?: WithCard): Promise<{ error?: StripeError }>;
	confirmCardSetup(secret: string, how?: WithCard): Promise<{ error?: StripeError }>;
}
declare global {
	interface Window {
		Stripe?: (key: string, options?: object) => Stripe;
	}
}

const secondsToLoad = 20;
let loading: Promise<boolean> | null = null;

function load(address: string): Promise<boolean> {
	return new Promise((done) => {
		const script = document.createElement('script');
		script.src = address;
		script.onload = () => done(true);
		script.onerror = () => done(false);
		setTimeout(() => done(false), secondsToLoad * 1000);
		document.head.append(script);
	});
}

/** The provider, or null when its script cannot be had; asked again, it is loaded again. */
export async function stripe({ script_url, publishable_key }: { script_url: string; publishable_key: string }): Promise<Stripe | null> {
	if (!window.Stripe) {
		loading ??= load(script_url);
		if (!(await loading)) loading = null;
	}
	return window.Stripe?.(publishable_key) ?? null;
}

/** The card's field in the page's own colours; it stands in a frame of its own, which no style sheet of ours reaches. */
export function cardLook(): object {
	const of = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name);
	const probe = document.createElement('span');
	document.body.append(probe);
	const colour = (name: string) => {
		probe.style.color = `var(${name})`;
		return getComputedStyle(probe).color;
	};
	const style = {
		base: { color: colour('--ink'), iconColor: colour('--ink-soft'), fontSize: '16px', fontFamily: of('--font') || 'sans-serif', '::placeholder': { color: colour('--ink-soft') } },
		invalid: { color: colour('--danger'), iconColor: colour('--danger') }
	};
	probe.remove();
	return { style, hidePostalCode: true };
}
