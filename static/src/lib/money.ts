import { getLocale } from '#lib/paraglide/runtime.js';

/** An amount as the API writes it: an integer in the currency's minor units. */
export interface Money {
	minor: number;
	currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, currency: string): Intl.NumberFormat {
	const key = `${locale} ${currency}`;
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, { style: 'currency', currency })));
	return format;
}

/** The amount in units as decimal text, "-12.50". Moves the point in the text, so that no float is near money. */
export function decimal({ minor, currency }: Money): string {
	const digits = decimals(currency);
	const text = String(Math.abs(minor)).padStart(digits + 1, '0');
	const units = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
	return minor < 0 ? `-${units}` : units;
}

/** The amount as it is written in the viewer's language, "€12.50" or "12,50 €". */
export function money(amount: Money): string {
	return formatOf(getLocale(), amount.currency).format(decimal(amount) as unknown as number);
}

/** The minor units of an amount typed as "12.50" or "12,50"; NaN when it is no amount of that currency. */
export function minorOf(text: string, currency: string): number {
	const digits = decimals(currency);
	const found = text.trim().match(/^(\d{1,9})(?:[.,](\d+))?$/);
	const fraction = found?.[2] ?? '';
	if (!found || fraction.length > digits) return NaN;
	return Number(`${found[1]}${fraction.padEnd(digits, '0')}`);
}

/** How many decimals an amount of that currency has. */
export const decimals = (currency: string): number => formatOf('en', currency).resolvedOptions().maximumFractionDigits ?? 2;

/** "19 %" of parts per million, in the viewer's language. */
export const percent = (ppm: number): string =>
	new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 2 }).format(`${ppm}E-6` as unknown as number);

/** With its sign, "+€12.50" or "−€3.00": for what changes. */
export const signed = (amount: Money): string =>
	new Intl.NumberFormat(getLocale(), { style: 'currency', currency: amount.currency, signDisplay: 'exceptZero' }).format(decimal(amount) as unknown as number);
