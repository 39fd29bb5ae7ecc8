import type { Viewer } from './api/types.ts';
import { ownZone } from './time.ts';

/** The zone of the space's days: that of its first location, in which its books are kept. */
export const spaceZone = (viewer: Pick<Viewer, 'locations'> | null): string => viewer?.locations[0]?.zone ?? ownZone();
