import { expect, test } from 'vitest';
import { partOf } from './crop.ts';

test('a square is cut out of the middle of a wide picture, and of a high one', () => {
	expect(partOf(400, 300, 1, { zoom: 1, x: 0.5, y: 0.5 })).toEqual({ left: 50, top: 0, width: 300, height: 300 });
	expect(partOf(300, 400, 1, { zoom: 1, x: 0.5, y: 0.5 })).toEqual({ left: 0, top: 50, width: 300, height: 300 });
});

test('drawn near it shows less, and never beside the picture', () => {
	expect(partOf(400, 300, 1, { zoom: 2, x: 1, y: 0 })).toEqual({ left: 250, top: 0, width: 150, height: 150 });
	expect(partOf(400, 400, 4, { zoom: 1, x: 0.5, y: 1 })).toEqual({ left: 0, top: 300, width: 400, height: 100 });
});
