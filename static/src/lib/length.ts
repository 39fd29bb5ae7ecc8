import { m } from '#lib/paraglide/messages.js';

/** "30 min", "2 h", "1 h 30 min". */
export function lengthText(count: number): string {
	if (count > 1440 && count % 1440 === 0) return m.length_days({ count: count / 1440 });
	const [hours, minutes] = [Math.floor(count / 60), count % 60];
	if (hours === 0) return m.length_minutes({ count });
	return minutes === 0 ? m.length_hours({ count: hours }) : m.length_hours_minutes({ hours, minutes });
}
