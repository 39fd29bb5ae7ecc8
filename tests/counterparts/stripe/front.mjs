// The door that the portal knocks at: faults, then the vendor's schema, then the counterpart.
import http from "node:http";
import { listen } from "../listen.mjs";
import { answerOf } from "./faults.mjs";

/** Listens on loopback. @returns {Promise<{ url: string, stop(): Promise<void> }>} */
export async function startFront({ upstream, gate, faults, deliver, port = 0 }) {
  const server = http.createServer((request, response) => {
    pass(request, response, { upstream, gate, faults, deliver }).catch((error) => {
      if (response.destroyed) return;
      console.error(`stripe: ${request.method} ${request.url}: ${error.message}`);
      response.writeHead(502).end();
    });
  });
  return listen(server, port);
}

async function pass(request, response, { upstream, gate, faults, deliver }) {
  const body = await bodyOf(request);
  const url = new URL(request.url, upstream);
  const fault = faults.take(request.method, url.pathname);
  if (fault?.kind === "hang") return;
  if (fault?.kind === "reset") return void request.socket.resetAndDestroy();
  if (fault?.kind === "status") return answer(response, answerOf(fault));

  const why = gate.request(request.method, url, body);
  if (why.length > 0) return answer(response, refused(url, why));
  const said = await ask(url, request, body);
  gate.answer(request.method, url, said.status, said.body);

  if (fault?.kind === "overtaken") await deliver();
  if (fault?.kind === "late_hang") return;
  if (fault?.kind === "lost_reply") return void request.socket.resetAndDestroy();
  if (fault?.kind === "late_status") return answer(response, answerOf(fault));
  if (fault?.kind === "cut") {
    response.writeHead(said.status, { ...said.headers, "content-length": said.body.length });
    return void response.write(said.body.slice(0, said.body.length / 2), () => request.socket.destroy());
  }
  answer(response, said);
}

async function ask(url, request, body) {
  const { authorization, "content-type": type, "idempotency-key": key } = request.headers;
  const headers = Object.fromEntries(Object.entries({ authorization, "content-type": type, "idempotency-key": key }).filter(([, value]) => value));
  const answered = await fetch(url, { method: request.method, headers, body: request.method === "POST" ? body : undefined });
  const replayed = answered.headers.get("idempotent-replayed");
  return { status: answered.status, headers: replayed ? { "idempotent-replayed": replayed } : {}, body: await answered.text() };
}

/** As the vendor words it. */
function refused(url, why) {
  const missing = why[0].startsWith("there is no");
  const error = { type: "invalid_request_error", code: missing ? "url_invalid" : "parameter_invalid", message: why.join("; ") };
  return { status: missing ? 404 : 400, headers: {}, body: JSON.stringify({ error }) };
}

function answer(response, { status, headers, body }) {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_counterpart", ...headers }).end(body);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
