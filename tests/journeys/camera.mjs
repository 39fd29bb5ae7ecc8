// A camera that sees what a test holds in front of it: Chromium films a file, which is written anew for each thing that is held up.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const width = 640;
const height = 480;
/** What is around whatever is held up: neither black nor white, as a room is. */
const wall = 118;

/** A film with nothing in it, and what a browser is started with to look at it. */
export function camera() {
  const film = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "camera-")), "film.y4m");
  const show = (picture) => fs.writeFileSync(film, filmOf(picture));
  show(null);
  return {
    args: ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`],
    /** Holds up a picture: its side in dots, and how dark each is, in rows (0 for black). Nothing, where it is null. The next
     * look through the camera sees it. */
    show,
    put: () => fs.rmSync(path.dirname(film), { recursive: true, force: true }),
  };
}

/** A second of YUV4MPEG2: the brightness of each dot, and no colour at all. */
function filmOf(picture) {
  const seen = Buffer.alloc(width * height, wall);
  if (picture) {
    // As large as a phone's screen that is held up, and not in the middle.
    const side = 360;
    const [left, top] = [96, 52];
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const dot = Math.floor((y * picture.side) / side) * picture.side + Math.floor((x * picture.side) / side);
        seen[(top + y) * width + left + x] = 16 + Math.round((picture.dots[dot] * 219) / 255);
      }
    }
  }
  const frame = Buffer.concat([Buffer.from("FRAME\n"), seen, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: 10 }, () => frame)]);
}

/** The dots of a PNG, as a page's canvas has them. */
export function dotsOf(page, png) {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return { side: image.width, dots: Array.from({ length: image.width * image.height }, (_, n) => data[n * 4]) };
  }, Buffer.from(png).toString("base64"));
}
