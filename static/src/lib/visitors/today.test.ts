import { expect, test, vi } from 'vitest';
import { comesInToday } from './today.ts';

const visit = (status: 'expected' | 'left', day: string, check_in = true) => ({
	may: { change: false, cancel: false, link: false, decide: false, check_in, check_out: false },
	status,
	day,
	location: { id: 'loc_quay', name: 'Quay', zone: 'Pacific/Auckland' }
});

test('who is expected comes in on the day of the visit, where it is', () => {
	vi.useFakeTimers({ now: Date.parse('2030-01-01T20:00:00Z') });
	// It is the second of January there.
	expect(comesInToday(visit('expected', '2030-01-02'))).toBe(true);
	expect(comesInToday(visit('expected', '2030-01-01'))).toBe(false);
	expect(comesInToday(visit('expected', '2030-01-03'))).toBe(false);
	expect(comesInToday(visit('expected', '2030-01-02', false))).toBe(false);
	// Who has left comes back for as long as the server says.
	expect(comesInToday(visit('left', '2030-01-01'))).toBe(true);
	vi.useRealTimers();
});
