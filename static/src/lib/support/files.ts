import { api } from '../api/client.ts';
import type { Answer, Problem } from '../api/problem.ts';
import type { SupportFile } from './types.ts';

/** As many as the server takes with one message. */
export const filesMax = 5;
/** As large as the server takes one. */
const bytesMax = 10 * 1024 * 1024;
/** The longer side in which the server keeps a picture. */
const edgeMax = 2048;

const tooLarge: Problem = { slug: 'body-too-large', status: 413, title: '', errors: [], more: {} };

/** Where a file is handed in: as a member, as whoever answers, or at the front desk. */
export type Door = '/api/support/files' | '/api/support/all/files' | '/api/deliveries/desk/files';

/** Hands a file in; photos in the size in which they are kept, so that a phone need not send what is thrown away. */
export async function handIn(door: Door, file: File): Promise<Answer<SupportFile>> {
	const sent = await smaller(file);
	if (sent.size > bytesMax) return { ok: false, problem: tooLarge };
	return api.upload(door, sent, { query: { name: file.name.slice(-120) || 'file' } });
}

/** A photo made smaller; what is none, or small, or cannot be drawn, as it is. The server decides what it is. */
async function smaller(file: File): Promise<Blob> {
	if (file.type !== 'image/jpeg') return file;
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return file;
	const scale = edgeMax / Math.max(picture.width, picture.height);
	if (scale >= 1) return file;
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(picture.width * scale);
	canvas.height = Math.round(picture.height * scale);
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', 0.9));
}

/** How large something is, in the reader's language. */
export function sizeText(bytes: number, locale: string): string {
	const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [Math.round(bytes / 100_000) / 10, 'megabyte'];
	return new Intl.NumberFormat(locale, { style: 'unit', unit }).format(value as number);
}
