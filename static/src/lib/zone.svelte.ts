import { knownZone, readIn } from './time.ts';

/** The zone that the profile of whoever looks names. Reactive: times that were drawn before it was known are drawn anew. */
let named = $state<string | null>(null);
readIn(() => named);

/** Somebody reads times in this zone from now on, because their profile says so; null for the browser's. A zone that the browser does not know is none. */
export function liveIn(zone: string | null): void {
	named = knownZone(zone);
}
