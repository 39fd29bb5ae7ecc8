// Carries events to the portal's webhook, signed as the vendor signs: once and in order, or as the open internet would.
import crypto from "node:crypto";
import http from "node:http";
import { listen } from "../listen.mjs";

/** How often an event is offered that the portal does not take. */
const TRIES_MAX = 4;

/**
 * @param {object} wish
 * @param {string} [wish.webhookUrl] without it events are kept but not carried
 * @param {string} wish.secret
 */
export async function startCourier({ webhookUrl, secret }) {
  const ways = { dup: 1, shuffle: false, hold: false, lose: false, reset: 0 };
  const told = [];
  const held = [];
  const deliveries = [];
  let turn = Promise.resolve();
  let to = webhookUrl;
  let ahead = 0;

  const server = http.createServer(async (request, response) => {
    if (ways.reset > 0) {
      ways.reset -= 1;
      return void request.socket.resetAndDestroy();
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end();
    const event = JSON.parse(Buffer.concat(chunks).toString());
    told.push(event);
    if (ways.lose) return;
    if (ways.hold || ways.shuffle) held.push(event);
    else carry(event);
  });
  const { url, stop } = await listen(server);

  /** One after the other, so that what comes first is known. */
  function carry(event) {
    for (let time = 0; time < ways.dup; time++) turn = turn.then(() => offer(event));
  }

  async function offer(event, tries = TRIES_MAX) {
    if (!to) return;
    const body = JSON.stringify(event, null, 2);
    const status = await send(to, body, signature(body, secret, Math.floor((Date.now() + ahead) / 1000)));
    deliveries.push({ id: event.id, type: event.type, status });
    if ((status < 200 || status > 299) && tries > 1) await offer(event, tries - 1);
  }

  return {
    url,
    ways: (wish) => void Object.assign(ways, wish),
    aim: (url) => void (to = url),
    /** From now on it is `time`, and letters are signed at that. */
    setTime: (time) => void (ahead = Number(time) - Date.now()),
    told: () => [...told],
    deliveries: () => [...deliveries],
    /** Carries what was held back, in a disorder that is the same each time, and waits until all have come. */
    async deliver() {
      const events = held.splice(0);
      if (ways.shuffle) events.sort((a, b) => rank(a) - rank(b));
      events.forEach(carry);
      await turn;
    },
    /** Tells one event again, whenever it happened. */
    again: (id) => offer(told.find((event) => event.id === id)),
    async stop() {
      to = undefined;
      await turn;
      await stop();
    },
  };
}

/** Later events tend to come first, so that order matters to whoever trusts in it. */
function rank(event) {
  return -event.created * 1000 - parseInt(crypto.createHash("sha256").update(event.type).digest("hex").slice(0, 2), 16);
}

async function send(url, body, header) {
  const headers = { "content-type": "application/json; charset=utf-8", "stripe-signature": header };
  try {
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** The vendor's scheme: `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>">`. */
export function signature(body, secret, seconds = Math.floor(Date.now() / 1000)) {
  const v1 = crypto.createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${v1}`;
}
