/** The most that a logo may weigh as base64, and how large it is drawn at first: sharp at 5 cm of paper. */
const charsMax = 60_000;
const first = { width: 900, height: 300 };

/**
 * A picture of any kind that the browser can show, as a PNG in base64 that documents take: made smaller until it fits.
 * Null, if it is no picture.
 */
export async function asLogo(file: Blob): Promise<string | null> {
	const image = new Image();
	image.src = await dataUrl(file);
	try {
		await image.decode();
	} catch {
		return null;
	}
	// A drawing without a size of its own is as large as it is wanted.
	const { naturalWidth: width = 0, naturalHeight: height = 0 } = image;
	const [wide, high] = width && height ? [width, height] : [first.width, first.height];
	let scale = Math.min(1, first.width / wide, first.height / high);
	for (let tries = 0; tries < 8; tries += 1, scale *= 0.75) {
		const png = drawn(image, Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale)));
		if (png && png.length <= charsMax) return png;
	}
	return null;
}

function drawn(image: HTMLImageElement, width: number, height: number): string | undefined {
	const canvas = Object.assign(document.createElement('canvas'), { width, height });
	canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
	return canvas.toDataURL('image/png').split(',')[1];
}

function dataUrl(file: Blob): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = () => reject(reader.error);
		reader.readAsDataURL(file);
	});
}
