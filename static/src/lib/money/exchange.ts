import { getLocale } from '../paraglide/runtime.js';

/** "1 EUR = 1.0853 USD", as the rate was published; its decimals are the server's, and only the point is the viewer's. */
export function exchangeRate({ one, rate, of }: { one: string; rate: string; of: string }): string {
	const figures = new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 9 }).format(rate as unknown as number);
	return `1\u00a0${one} = ${figures}\u00a0${of}`;
}
