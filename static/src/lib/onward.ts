import { safeNext } from './paths.ts';

/**
 * Where to go on after signing up. The way leads through a mail, whose link says nothing of it, so this device remembers;
 * whoever opens the mail elsewhere starts at the dashboard, and loses nothing.
 */
const key = 'portico.onward';

export function rememberOnward(next: string | null): void {
	if (next) localStorage.setItem(key, safeNext(next));
}

export const onward = (): string | null => localStorage.getItem(key);

export function arrived(): void {
	localStorage.removeItem(key);
}
