import { height, width } from '../../visitors/kiosk/signature.ts';

/** Drawn twice as large as the field counts, so that it stays sharp. */
const scale = 2;

/** A signature as a picture, black on white. */
export function pictureOf(path: string): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [width * scale, height * scale];
	const pen = canvas.getContext('2d');
	if (pen) {
		pen.fillStyle = '#ffffff';
		pen.fillRect(0, 0, canvas.width, canvas.height);
		pen.scale(scale, scale);
		pen.lineWidth = 2;
		pen.lineCap = pen.lineJoin = 'round';
		pen.stroke(new Path2D(path));
	}
	return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
