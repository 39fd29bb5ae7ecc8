/** A signature as the path of an SVG, 300 wide and 100 high, of whole numbers alone: what the server takes. */
export const width = 300;
export const height = 100;
/** The server takes 20,000 characters; a stroke's point is at most eight. */
const charsMax = 20_000;

export type Point = [x: number, y: number];

/** The strokes as a path; what no longer fits is left out. Points that stand on one another are one. */
export function pathOf(strokes: Point[][]): string {
	let path = '';
	for (const stroke of strokes) {
		let last = '';
		for (const [n, [x, y]] of stroke.entries()) {
			const at = `${bounded(x, width)} ${bounded(y, height)}`;
			const step = `${n === 0 ? 'M' : 'L'}${at}`;
			if (at !== last && path.length + step.length <= charsMax) path += step;
			last = at;
		}
	}
	return path;
}

const bounded = (value: number, max: number): number => Math.min(max, Math.max(0, Math.round(value)));

/** Whether somebody has drawn a line, and not only touched the field. */
export const isSigned = (path: string): boolean => path.includes('L');
