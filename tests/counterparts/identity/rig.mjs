// Providers of identities on this machine, written by others: well-made ones, one that misbehaves, and Facebook's shape.
//
//   const google = await startOpenId({ name: "google", algorithm: "RS256", redirectUri: `${portal.url}/sign-in/with`, people });
//   set it up in the portal with google.issuer, google.clientId, google.clientSecret
//   await google.rotate();                     from now on it signs with a new key and publishes no other
//   await google.stop();
import http from "node:http";
import crypto from "node:crypto";
import { OAuth2Server } from "oauth2-mock-server";
import * as oidc from "oidc-provider";
import { listen } from "../listen.mjs";

export const CLIENT = { clientId: "portal", clientSecret: "a secret of 32 characters, or so" };

/**
 * A certified OpenID provider. Who writes a name of `people` into its form is that person; any password will do.
 * @param {object} wish
 * @param {"RS256" | "ES256"} wish.algorithm what it signs with
 * @param {string} wish.redirectUri where it may send browsers back to
 * @param {Record<string, object>} wish.people what it says of each, by what they log in with
 */
export async function startOpenId({ algorithm, redirectUri, people }) {
  let callback = (_request, response) => response.writeHead(503).end();
  const server = http.createServer((request, response) => callback(request, response));
  const { url: issuer, stop } = await listen(server);
  const rotate = () => {
    callback = quietly(() => new oidc.Provider(issuer, configuration({ algorithm, redirectUri, people, key: newKey(algorithm) }))).callback();
  };
  rotate();
  return {
    issuer,
    ...CLIENT,
    rotate,
    stop,
  };
}

/** It warns on every start that it keeps all in memory and logs anybody in: that is what it is here for. */
function quietly(make) {
  const { warn, info } = console;
  Object.assign(console, { warn() {}, info() {} });
  try { return make(); } finally { Object.assign(console, { warn, info }); }
}

function configuration({ algorithm, redirectUri, people, key }) {
  return {
    clients: [{
      client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri], response_types: ["code"],
      grant_types: ["authorization_code"], id_token_signed_response_alg: algorithm,
    }],
    jwks: { keys: [key] },
    cookies: { keys: [crypto.randomBytes(16).toString("hex")] },
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    // The claims stand in the token, as those of Google and Entra do.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, id) => people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
    ttl: { IdToken: 600, AccessToken: 600, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
  };
}

function newKey(algorithm) {
  const pair = algorithm === "RS256" ? crypto.generateKeyPairSync("rsa", { modulusLength: 2048 }) : crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...pair.privateKey.export({ format: "jwk" }), kid: crypto.randomUUID(), alg: algorithm, use: "sig" };
}

/**
 * A provider that does what a test tells it: `says(token)` changes the token before it is signed, `answers(response)` the
 * answer with the tokens after, `graph` makes it Facebook.
 */
export async function startMock({ graph = false } = {}) {
  const endpoints = graph ? { authorize: "/v23.0/dialog/oauth", token: "/v23.0/oauth/access_token", userinfo: "/v23.0/me" } : {};
  const server = new OAuth2Server(undefined, undefined, { endpoints });
  await server.issuer.keys.generate("RS256");
  const told = { says: () => {}, answers: () => {}, me: { id: "102030", name: "Ada L" }, delayMs: 0 };
  let tokens = 0;
  server.service.on("beforeTokenSigning", (token) => {
    // Of each pair the first is the access token, the second the ID token.
    tokens += 1;
    if (graph || tokens % 2 === 0) told.says(token);
  });
  server.service.on("beforeResponse", (response) => {
    if (graph) {
      delete response.body.id_token;
      response.body.token_type = "bearer";
    }
    told.answers(response);
  });
  server.service.on("beforeUserinfo", (response) => { response.body = told.me; });
  server.service.on("beforeAuthorizeRedirect", (redirect) => told.redirects?.(redirect));
  await server.start(0, "127.0.0.1");
  const behind = server.issuer.url;
  const front = await startFront(behind, told);
  // It names the address at which it is asked.
  server.issuer.url = front.url;
  return {
    issuer: front.url,
    ...CLIENT,
    told,
    publicKey: () => server.issuer.keys.toJSON()[0],
    stop: async () => { await front.stop(); await server.stop(); },
  };
}

/** Before the mock, so that it can be slow or out of order anywhere. */
async function startFront(behind, told) {
  const upstream = new URL(behind);
  const server = http.createServer((request, response) => {
    const trouble = told.trouble?.(request.url);
    const forward = () => {
      if (trouble?.status) return void response.writeHead(trouble.status).end("<html>out of order</html>");
      const asked = http.request({ host: "127.0.0.1", port: upstream.port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      asked.on("error", () => response.destroy());
      request.pipe(asked);
    };
    setTimeout(forward, trouble?.delayMs ?? 0);
  });
  return listen(server);
}

/** A browser without a screen: keeps cookies by origin, follows what it is sent to, and fills the provider's forms in. */
export function newBrowser(portalUrl) {
  const jars = new Map();
  async function visit(url, init = {}) {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", ...init, headers: { ...init.headers, ...(cookie && { cookie }) } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      if (value === "" || /max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  async function ask(method, path, body) {
    const headers = { origin: portalUrl, ...(body && { "content-type": "application/json" }) };
    const response = await visit(`${portalUrl}${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    const json = text.startsWith("{") ? JSON.parse(text) : {};
    return { status: response.status, json, problem: json.type?.split("/").at(-1) };
  }
  return {
    ask,
    cookies: () => jars.get(portalUrl) ?? new Map(),
    /** At the provider: logs in and agrees, until it sends the browser back; what it came back with. */
    async through(location, login) {
      let [url, init] = [location, {}];
      for (let steps = 0; steps < 12; steps += 1) {
        const response = await visit(url, init);
        const to = response.headers.get("location");
        const html = to ? "" : await response.text();
        const form = /action="([^"]+)"/.exec(html);
        if (!to && !form) throw new Error(`${url} answers ${response.status}: ${html.slice(0, 200)}`);
        url = new URL(to ?? form[1], url).href;
        if (url.startsWith(`${portalUrl}/sign-in/with`)) return Object.fromEntries(new URL(url).searchParams);
        const answer = html.includes('name="login"') ? { prompt: "login", login, password: "any" } : { prompt: "consent" };
        init = form ? { method: "POST", body: new URLSearchParams(answer) } : {};
      }
      throw new Error("the provider never sent the browser back");
    },
  };
}
