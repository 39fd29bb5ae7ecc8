/** Percentages as they are typed; as they are read, they are `percent` of money.ts. */

/** "12.5" of 125000 parts per million. */
export function percentOf(ppm: number): string {
	const text = String(ppm).padStart(5, '0');
	return `${text.slice(0, -4)}.${text.slice(-4)}`.replace(/\.?0+$/, '');
}

/** Parts per million of "12.5" or "12,5"; NaN when it is no percentage. */
export function ppmOf(text: string): number {
	const found = text.trim().match(/^(\d{1,3})(?:[.,](\d{1,4}))?$/);
	return found ? Number(`${found[1]}${(found[2] ?? '').padEnd(4, '0')}`) : NaN;
}
