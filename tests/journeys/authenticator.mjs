// An app for codes, such as people have on their phones.
import { createHmac } from "node:crypto";

/**
 * The code of now, as any app would make it of the secret that it was given (RFC 6238), or of so many steps later. A code is taken one step
 * before and after its own, and none after a later one. So whoever shows one now and the next of one step later is right
 * wherever between two steps it is; a code of the step before would be too old as soon as the step ends.
 */
export function codeOf(secret, later = 0) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
