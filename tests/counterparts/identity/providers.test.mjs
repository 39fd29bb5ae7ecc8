// Signing in by way of providers that others wrote, through the running portal: what they do well, and what they do wrong.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { after, before, test } from "node:test";
import { startPortal } from "../../dev/portal.mjs";
import { until } from "../../dev/until.mjs";
import { newBrowser, startMock, startOpenId } from "./rig.mjs";

const PASSWORD = "correct horse battery";
const BOSS = "boss@portal.example";
const people = {
  alice: { email: "alice@people.example", email_verified: true, name: "Alice" },
  mallory: { email: "alice@people.example", email_verified: false, name: "Mallory" },
  carol: { email: "carol@corp.example", name: "Carol" },
  dave: { email: "dave@elsewhere.example", email_verified: true, name: "Dave" },
};

let portal, google, corp, mock, facebook, boss, terms;
const ids = {};

before(async () => {
  portal = await startPortal();
  const redirectUri = `${portal.url}/sign-in/with`;
  [google, corp, mock, facebook] = await Promise.all([
    startOpenId({ algorithm: "RS256", redirectUri, people }),
    startOpenId({ algorithm: "ES256", redirectUri, people }),
    startMock(),
    startMock({ graph: true }),
  ]);
  boss = newBrowser(portal.url);
  const first = { setup_token: portal.secrets.setupToken, email: BOSS, password: PASSWORD, name: "Boss" };
  assert.equal((await boss.ask("POST", "/api/identity/operators/first", first)).status, 201);
  assert.equal((await boss.ask("POST", "/api/identity/sessions", { email: BOSS, password: PASSWORD })).status, 201);
  await portal.d1("UPDATE space_settings SET sign_up_open = 1");
  terms = (await boss.ask("GET", "/api/space/portal")).json.terms.version;
  const set = async (name, kind, { issuer, clientId, clientSecret }, domains = []) => {
    const { status, json } = await boss.ask("POST", "/api/identity/all/providers", { kind, name, issuer, client_id: clientId, client_secret: clientSecret, domains });
    assert.equal(status, 201, JSON.stringify(json));
    ids[name] = json.id;
  };
  await set("Google", "google", google);
  await set("Corp", "corporate", corp, [{ domain: "corp.example", is_required: false }]);
  await set("Mock", "google", mock);
  await set("Facebook", "facebook", facebook);
});
after(async () => {
  await Promise.all([google, corp, mock, facebook].map((one) => one?.stop()));
  await portal?.stop();
});

async function setOut(browser, provider) {
  const started = await browser.ask("POST", "/api/identity/provider-sign-ins", { provider_id: ids[provider], return_to: "/bookings" });
  assert.equal(started.status, 201, JSON.stringify(started.json));
  return started.json.location;
}
const arrive = (browser, { state, code, error, iss }) => browser.ask("POST", "/api/identity/provider-sign-ins/arrival", { state, code, error, iss });
const enter = (browser, { state }) => browser.ask("POST", "/api/identity/provider-sign-ins/entry", { state });

/** The whole way, until the door. */
async function come(browser, provider, login) {
  const back = await browser.through(await setOut(browser, provider), login);
  const arrived = await arrive(browser, back);
  return { back, ...arrived };
}

async function signUp(browser, { state }) {
  const wish = { state, name: "Alice", locale: "en", accepted_terms_version: terms };
  return browser.ask("POST", "/api/identity/provider-sign-ins/sign-up", wish);
}

for (const [provider, login, algorithm] of [["Google", "alice", "RS256"], ["Corp", "carol", "ES256"]]) {
  test(`${login} signs up and in with ${provider} (${algorithm}), and again when its keys have changed`, async () => {
    const browser = newBrowser(portal.url);
    const first = await come(browser, provider, login);
    assert.equal(first.status, 204, JSON.stringify(first.json));
    const door = await enter(browser, first.back);
    assert.deepEqual([door.status, door.json.outcome, door.json.newcomer?.email], [200, "sign_up", people[login].email]);
    assert.equal((await signUp(browser, first.back)).status, 201);
    assert.equal((await browser.ask("GET", "/api/identity/account")).json.email, people[login].email);

    await { Google: google, Corp: corp }[provider].rotate();
    // Keys are not asked for again within ten seconds of the last time.
    await portal.d1("UPDATE provider_documents SET read_at = read_at - 10000");
    const another = newBrowser(portal.url);
    const second = await come(another, provider, login);
    assert.equal(second.status, 204, JSON.stringify(second.json));
    assert.equal((await enter(another, second.back)).json.outcome, "signed_in");
    assert.equal((await portal.d1("SELECT count(*) AS n FROM identities WHERE issuer = ?1", [{ Google: google, Corp: corp }[provider].issuer]))[0].n, 1);
  });
}

test("the same address without the provider's word opens nothing, and neither does a company's word for another domain", async () => {
  for (const [provider, login, said] of [["Google", "mallory", [200, "prove_email"]], ["Corp", "dave", [403, "email-of-others"]]]) {
    const browser = newBrowser(portal.url);
    const { status, back } = await come(browser, provider, login);
    assert.equal(status, 204);
    const door = await enter(browser, back);
    assert.deepEqual([door.status, door.problem ?? door.json.outcome], said);
    assert.equal((await browser.ask("GET", "/api/identity/account")).status, 401);
  }
});

test("a code that comes twice, a state that was swapped or is another browser's", async () => {
  const [ours, theirs] = [newBrowser(portal.url), newBrowser(portal.url)];
  const back = await ours.through(await setOut(ours, "Google"), "alice");
  const other = await theirs.through(await setOut(theirs, "Google"), "alice");
  for (const [browser, said] of [[theirs, back], [ours, { ...back, state: other.state }], [newBrowser(portal.url), back]]) {
    assert.equal((await arrive(browser, said)).problem, "way-lapsed");
  }
  assert.equal((await arrive(ours, back)).status, 204);
  assert.equal((await arrive(ours, back)).problem, "way-lapsed");
  assert.equal((await enter(theirs, back)).problem, "way-lapsed");
  // The code of a way that was gone, under a state that is good: the provider itself refuses it.
  await setOut(ours, "Google").then(async (location) => {
    const state = new URL(location).searchParams.get("state");
    assert.equal((await arrive(ours, { ...back, state })).problem, "way-not-believed");
  });
});

test("who says no at the provider is told so", async () => {
  const browser = newBrowser(portal.url);
  const location = await setOut(browser, "Google");
  const state = new URL(location).searchParams.get("state");
  const { problem } = await arrive(browser, { state, error: "access_denied", iss: google.issuer });
  assert.equal(problem, "way-declined");
});

/** The log learns why somebody was not believed, be it after the browser has its answer; the browser does not. */
const logged = (why, since) => until(`${why} in the log`, () => portal.logs.slice(since).some(({ message }) => why.test(message)));

/** What the mock's token must say to be believed: it knows no nonce of ours unless it is told. */
function good(location, more = {}) {
  const nonce = new URL(location).searchParams.get("nonce");
  return (token) => Object.assign(token.payload, { aud: mock.clientId, nonce, sub: "mock-ada", email: "ada@people.example", email_verified: true }, more);
}

async function comeByMock(change = () => {}, more = {}) {
  Object.assign(mock.told, { says: () => {}, answers: () => {}, trouble: undefined });
  const browser = newBrowser(portal.url);
  const location = await setOut(browser, "Mock");
  mock.told.says = good(location, more);
  const back = await browser.through(location, "ada");
  change(back);
  const arrived = await arrive(browser, back);
  return { browser, back, ...arrived };
}

test("a provider that misbehaves is not believed", async () => {
  const now = Math.floor(Date.now() / 1000);
  const fine = await comeByMock();
  assert.equal(fine.status, 204, JSON.stringify(fine.json));
  for (const [claim, more] of [
    ["iss", { iss: "http://127.0.0.1:1" }],
    ["aud", { aud: "another" }],
    ["nonce", { nonce: "another" }],
    ["exp", { iat: now - 900, exp: now - 300 }],
    ["iat", { iat: now + 300, exp: now + 900 }],
    ["nbf", { nbf: now + 300 }],
    ["azp", { azp: "another" }],
    ["at_hash", { at_hash: "AAAAAAAAAAAAAAAAAAAAAA" }],
  ]) {
    const since = portal.logs.length;
    const { problem, browser, back } = await comeByMock(undefined, more);
    assert.equal(problem, "way-not-believed", claim);
    await logged(new RegExp(`Claim\\("${claim}"\\)`), since);
    assert.equal((await enter(browser, back)).problem, "way-lapsed", claim);
  }
});

test("a token that nobody signed, or that is signed with what everybody knows, is not believed", async () => {
  const encode = (what) => Buffer.from(typeof what === "string" ? what : JSON.stringify(what)).toString("base64url");
  const jwk = mock.publicKey();
  const pem = crypto.createPublicKey({ key: { kty: jwk.kty, n: jwk.n, e: jwk.e }, format: "jwk" }).export({ type: "spki", format: "pem" });
  const forgeries = {
    none: (payload) => `${encode({ alg: "none", kid: jwk.kid })}.${payload}.`,
    "HS256 under the public key": (payload) => {
      const signed = `${encode({ alg: "HS256", kid: jwk.kid })}.${payload}`;
      return `${signed}.${crypto.createHmac("sha256", pem).update(signed).digest("base64url")}`;
    },
    "HS256 under the client secret": (payload) => {
      const signed = `${encode({ alg: "HS256", kid: jwk.kid })}.${payload}`;
      return `${signed}.${crypto.createHmac("sha256", mock.clientSecret).update(signed).digest("base64url")}`;
    },
    "another key under a known id": (payload) => {
      const signed = `${encode({ alg: "RS256", kid: jwk.kid })}.${payload}`;
      const { privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
      return `${signed}.${crypto.sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    const since = portal.logs.length;
    const { problem } = await comeByMock(() => {
      mock.told.answers = (response) => { response.body.id_token = forge(response.body.id_token.split(".")[1]); };
    });
    assert.equal(problem, "way-not-believed", what);
    await logged(/Forged/, since);
  }
});

test("a provider that is out of order, or slow, is given up on in time", async () => {
  for (const trouble of [{ status: 503 }, { delayMs: 20_000 }]) {
    const since = Date.now();
    const { status, problem } = await comeByMock(() => {
      mock.told.trouble = (url) => (url.startsWith("/token") ? trouble : undefined);
    });
    assert.deepEqual([status, problem], [503, "way-closed"]);
    assert.ok(Date.now() - since < 12_000, `given up on after ${Date.now() - since} ms`);
  }
});

test("Facebook's identity is linked by its owner, and opens the door from then on", async () => {
  const stranger = newBrowser(portal.url);
  facebook.told.me = { id: "102030", name: "Boss", email: BOSS };
  const first = await come(stranger, "Facebook", "any");
  assert.equal(first.status, 204, JSON.stringify(first.json));
  assert.equal((await enter(stranger, first.back)).json.outcome, "prove_email");

  const started = await boss.ask("POST", "/api/identity/identities", { provider_id: ids.Facebook, return_to: "/account/sign-ins" });
  assert.equal(started.status, 201, JSON.stringify(started.json));
  const back = await boss.through(started.json.location, "any");
  assert.equal((await arrive(boss, back)).status, 204);
  assert.equal((await enter(boss, back)).json.outcome, "linked");
  const mail = await portal.mailbox.waitFor((one) => one.subject.includes("Facebook"));
  assert.deepEqual(mail.envelope.to, [BOSS]);

  facebook.told.me = { id: "102030", name: "Boss" };
  const again = newBrowser(portal.url);
  const second = await come(again, "Facebook", "any");
  assert.equal((await enter(again, second.back)).json.outcome, "signed_in");
  assert.equal((await again.ask("GET", "/api/identity/account")).json.email, BOSS);
  facebook.told.redirects = (redirect) => { redirect.url.search = `?error=access_denied&error_reason=user_denied&state=${redirect.url.searchParams.get("state")}`; };
  assert.equal((await come(newBrowser(portal.url), "Facebook", "any")).problem, "way-declined");
});

test("the secret is nowhere in the database as it was given", async () => {
  const rows = await portal.d1("SELECT client_secret FROM identity_providers UNION ALL SELECT detail FROM audit");
  assert.ok(rows.length > 4 && rows.every((row) => !JSON.stringify(row).includes(google.clientSecret)));
});
