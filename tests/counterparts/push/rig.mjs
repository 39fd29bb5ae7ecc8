// A push service written by others (web-push-testing): it checks who sends (VAPID) and opens what is sealed, as a browser would.
import http from "node:http";
import { createRequire } from "node:module";
import { listen } from "../listen.mjs";

const require = createRequire(import.meta.url);

/**
 * Starts it on a free port of 127.0.0.1. Its own `startServer` listens everywhere, so its app is made to listen here.
 * @returns {Promise<PushService>}
 */
export async function startPushService() {
  const { PushApiModel } = require("web-push-testing/src/PushApiModel.js");
  const Service = require("web-push-testing/src/server.js");
  const model = new PushApiModel();
  const service = new Service(model, 0);
  const waiting = [];
  const counted = { requests: [], answers: [] };
  service._app.use((request, response, next) => {
    if (!request.path.startsWith("/notify/")) return next();
    counted.requests.push({ headers: request.headers, path: request.path });
    const status = waiting.shift();
    return status ? response.status(status).set("retry-after", "1").end() : next();
  });
  service.setRequestHandlers();
  const { url, stop } = await listen(http.createServer(service._app));
  model.notifyUrl = `${url}/notify/`;
  const clientHash = (endpoint) => endpoint.split("/").at(-1);
  return {
    url,
    /** What a browser gets that subscribes with that key. */
    subscribe: (applicationServerKey) => model.subscribe({ userVisibleOnly: "true", applicationServerKey }),
    /** What that subscription was sent, opened: the oldest first. */
    received: (endpoint) => model.getNotifications({ clientHash: clientHash(endpoint) }).messages.map((text) => JSON.parse(text)),
    /** The subscription is over: 410 from now on. */
    expire: (endpoint) => model.expireSubscription(clientHash(endpoint)),
    /** The next pushes are answered with those statuses instead. */
    answerWith: (...statuses) => void waiting.push(...statuses),
    /** Every push that was handed over, refused ones included. */
    requests: counted.requests,
    stop,
  };
}
