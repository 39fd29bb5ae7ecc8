// How every counterpart of ours listens: on loopback, on a port of its own.
import { once } from "node:events";

/**
 * Longer than Workers, browsers and our programs keep a connection that nothing comes over (5 s, 75 s at localstripe): whoever closes it
 * first may close it just as the other side sends, and what was sent is lost.
 */
const KEPT_MS = 120_000;

/**
 * @param {import("node:http").Server} server
 * @param {number} [port] a free one, unless said
 * @returns {Promise<{ url: string, port: number, stop(): Promise<void> }>}
 */
export async function listen(server, port = 0) {
  server.keepAliveTimeout = KEPT_MS;
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = server.address();
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
