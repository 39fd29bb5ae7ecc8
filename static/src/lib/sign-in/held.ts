import type { SignedInAs } from '../api/types.ts';
import { paths } from '../paths.ts';

/** Where whoever has just signed in goes on: to `next`, or first to what holds them. */
export function pastTheDoor(held: SignedInAs['held'] | undefined, next: string): string {
	if (!held) return next;
	return held === 'approval' ? paths.waiting : paths.secondFactor(next);
}
