import { daysFromToday } from '../time.ts';
import type { OperatorVisit } from './types.ts';

/** Whether the desk can let a visitor in: who is expected comes on the day of the visit, by the clock of its location. */
export const comesInToday = ({ may, status, day, location }: Pick<OperatorVisit, 'may' | 'status' | 'day' | 'location'>): boolean =>
	may.check_in && (status !== 'expected' || daysFromToday(day, location.zone) === 0);
