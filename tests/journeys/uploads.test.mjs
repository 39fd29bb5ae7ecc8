// What is handed in, against the real runtime and the real store: each refused by name with nothing kept, pictures drawn anew,
// bytes that belong to nothing swept.
import assert from "node:assert/strict";
import http from "node:http";
import { after, test } from "node:test";
import { deflateSync, crc32 } from "node:zlib";
import { startPortal } from "../dev/portal.mjs";
import { answerTo } from "./too-large.mjs";
import { ada, PASSWORD } from "./world.mjs";

const portal = await startPortal({ seed: "small" });
after(() => portal.stop());
const MB = 1024 * 1024;

const cookie = await signIn(ada);

async function signIn(email) {
  const answer = await fetch(`${portal.url}/api/identity/sessions`, {
    method: "POST", body: JSON.stringify({ email, password: PASSWORD }), headers: { "content-type": "application/json", origin: portal.url },
  });
  assert.equal(answer.status, 201);
  return answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
}

async function handIn(bytes, name = "photo.jpg", type = "image/jpeg") {
  const answer = await fetch(`${portal.url}/api/support/files?name=${encodeURIComponent(name)}`, {
    method: "POST", body: bytes, headers: { cookie, "content-type": type, origin: portal.url },
  });
  return { status: answer.status, json: await answer.json() };
}

const look = (id, size = "full") => fetch(`${portal.url}/api/support/files/${id}?size=${size}`, { headers: { cookie } });
const kept = async () => (await portal.d1("SELECT count(*) AS files FROM files"))[0].files;

function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A black PNG; `rows` of it are there. */
function png(width, height, rows = height, more = []) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + width * 3)));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), ...more, chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

async function refuses(bytes, status, slug, rule) {
  const before = await kept();
  const answer = await handIn(bytes);
  assert.equal(answer.status, status, JSON.stringify(answer.json));
  assert.deepEqual([answer.json.type, answer.json.errors[0].pointer, answer.json.errors[0].rule], [`/problems/${slug}`, "/file", rule]);
  assert.equal(await kept(), before, "nothing is kept");
}

test("what is no picture, PDF or plain text is refused, whatever it calls itself", async () => {
  await refuses(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), 415, "file-type", "type");
  await refuses(Buffer.from("<!doctype html><script>alert(1)</script>"), 415, "file-type", "type");
  await refuses(Buffer.from("PK\x03\x04\x14\0\x08\0", "latin1"), 415, "file-type", "type");
  await refuses(Buffer.from("MZ\x90\0\x03\0", "latin1"), 415, "file-type", "type");
  await refuses(Buffer.alloc(0), 422, "file-empty", "empty");
  await refuses(Buffer.from("%PDF-1.7\nno end"), 422, "file-broken", "broken");
});

test("what is cut short is refused", async () => {
  const whole = png(200, 200);
  await refuses(whole.subarray(0, whole.length / 2), 422, "file-broken", "broken");
  await refuses(whole.subarray(0, 20), 422, "file-broken", "broken");
  await refuses(png(200, 200, 50), 422, "file-broken", "broken");
});

test("a bomb is refused by its head: 384 MB of pixels in a file of half a megabyte", async () => {
  const bomb = png(16_000, 8_000);
  assert.ok(bomb.length < MB / 2, `${bomb.length}`);
  await refuses(bomb, 422, "picture-too-large", "pixels");
  // The Worker lives, and answers.
  assert.equal((await handIn(png(50, 50))).status, 201);
});

test("50 MB are refused at once where they are announced, and soon where they are not", async () => {
  const before = await kept();
  const announced = await answerTo(() => sent({ "content-length": 50 * MB }, 50 * MB));
  assert.equal(announced.status, 413);
  assert.ok(announced.bytes < 25 * MB, `${announced.bytes} bytes were sent`);
  const unannounced = await answerTo(() => sent({ "transfer-encoding": "chunked" }, 50 * MB));
  assert.equal(unannounced.status, 413);
  for (const { json } of [announced, unannounced]) assert.equal(json.type, "/problems/body-too-large");
  assert.equal(unannounced.json.errors[0].pointer, "/file");
  assert.equal(await kept(), before);
});

/** Sends so many bytes for as long as nobody answers. */
function sent(headers, total) {
  return new Promise((resolve, reject) => {
    let [bytes, answered] = [0, 0];
    const request = http.request(`${portal.url}/api/support/files?name=large.jpg`, { method: "POST", headers: { cookie, origin: portal.url, ...headers } });
    request.on("response", async (response) => {
      answered = bytes;
      let text = "";
      try {
        for await (const piece of response) text += piece;
        resolve({ status: response.statusCode, bytes: answered, json: JSON.parse(text) });
      } catch (error) {
        reject(error);
      }
      request.destroy();
    });
    request.on("error", (error) => reject(error));
    const piece = Buffer.alloc(64 * 1024, 0xff);
    const more = () => {
      if (request.destroyed || answered > 0 || bytes >= total) return;
      bytes += piece.length;
      request.write(piece, () => setImmediate(more));
    };
    more();
  });
}

test("a picture is drawn anew: what was hidden in it and behind it is gone", async () => {
  const secret = chunk("tEXt", Buffer.from("Comment\0<script>alert(document.domain)</script>", "latin1"));
  const archive = Buffer.from("PK\x03\x04<script>alert(2)</script>", "latin1");
  const { status, json: file } = await handIn(Buffer.concat([png(900, 300, 300, [secret]), archive]), "x.png.html", "text/html");
  assert.equal(status, 201, JSON.stringify(file));
  assert.deepEqual([file.media_type, file.width, file.height], ["image/png", 900, 300]);
  for (const [size, width] of [["full", 900], ["small", 480]]) {
    const shown = await look(file.id, size);
    const bytes = Buffer.from(await shown.arrayBuffer());
    assert.equal(shown.headers.get("content-type"), "image/png");
    assert.equal(shown.headers.get("x-content-type-options"), "nosniff");
    assert.match(shown.headers.get("content-security-policy"), /sandbox/);
    assert.match(shown.headers.get("content-disposition"), /^inline; filename="x.png.png"/);
    assert.equal(bytes.readUInt32BE(16), width);
    assert.ok(!bytes.includes("<script") && !bytes.includes("PK\x03\x04"), "nothing but pixels");
  }
});

test("a text is a download and nothing else", async () => {
  const { json: file } = await handIn(Buffer.from("The door is open."), "door.svg", "image/svg+xml");
  const shown = await look(file.id);
  assert.equal(shown.headers.get("content-type"), "text/plain; charset=utf-8");
  assert.match(shown.headers.get("content-disposition"), /^attachment; filename="door.txt"/);
  assert.equal(await shown.text(), "The door is open.");
});

test("a photo of twelve million pixels is taken in one go", async () => {
  const { status, json: file } = await handIn(png(4000, 3000), "large.png");
  assert.equal(status, 201, JSON.stringify(file));
  assert.deepEqual([file.width, file.height], [2048, 1536]);
});

test("what nobody attached is swept after a day, row and bytes", async () => {
  const { json: file } = await handIn(Buffer.from("Nobody wants this."), "loose.txt");
  await portal.d1("UPDATE files SET created_at = created_at - 90000000 WHERE id = ?1", [file.id]);
  await portal.cron("support", "23 * * * *");
  assert.equal((await portal.d1("SELECT count(*) AS n FROM files WHERE id = ?1", [file.id]))[0].n, 0);
  assert.equal((await portal.d1("SELECT count(*) AS n FROM file_trash"))[0].n, 0);
  assert.equal((await look(file.id)).status, 404);
  assert.ok(await kept() > 0, "the others stay");
});
