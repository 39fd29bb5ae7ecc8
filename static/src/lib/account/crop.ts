/** The part of a picture that is kept: how far it is drawn near, and where its middle is, from 0 to 1. */
export interface Crop {
	zoom: number;
	x: number;
	y: number;
}

/** The part of a picture of those sides that a frame of the ratio shows. */
export function partOf(width: number, height: number, ratio: number, { zoom, x, y }: Crop): { left: number; top: number; width: number; height: number } {
	const wide = Math.min(width, height * ratio) / zoom;
	const high = wide / ratio;
	return { left: (width - wide) * x, top: (height - high) * y, width: wide, height: high };
}

/** Draws that part over the whole of a canvas. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
	const part = partOf(picture.width, picture.height, canvas.width / canvas.height, crop);
	canvas.getContext('2d')?.drawImage(picture, part.left, part.top, part.width, part.height, 0, 0, canvas.width, canvas.height);
}

/** That part as it is sent: no larger than it is kept, and no larger than it is. */
export async function cut(picture: ImageBitmap, ratio: number, widthMax: number, crop: Crop): Promise<Blob | null> {
	const part = partOf(picture.width, picture.height, ratio, crop);
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(Math.min(widthMax, part.width)));
	canvas.height = Math.max(1, Math.round(canvas.width / ratio));
	draw(canvas, picture, crop);
	return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
}
