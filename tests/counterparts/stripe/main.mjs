// The payment provider as a program: for people who pay with test cards, and around a program that tests against it.
//
//   node tests/counterparts/stripe/main.mjs '{"apiPort":8420,"webhookUrl":"http://localhost:8787/api/billing/events"}'
//   node tests/counterparts/stripe/main.mjs '{}' cargo test -p billing --test provider_live
//
// It says where everything is in a line that starts with "@portico " and holds JSON. On its own it ends when its standard
// input closes, so that nothing is left behind however its parent ends; around a program, with that program, and then
// fails if the vendor would have refused a request or given another answer. The wish is that of `startStripe`, and `settleSeconds`: how long the
// banks take, for people who do not ask them to be done.
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { listen } from "../listen.mjs";
import { startStripe } from "./rig.mjs";

const wish = JSON.parse(process.argv[2] ?? "{}");
const [program, ...args] = process.argv.slice(3);
const stripe = await startStripe(wish);
const door = await openDoor();
const { apiBase, jsUrl } = stripe;
let ending;

if (program) {
  await around();
} else {
  console.log(`@portico ${JSON.stringify({ event: "ready", apiBase, jsUrl, door: door.url })}`);
  if (wish.settleSeconds) setInterval(() => stripe.settle().catch(complain), wish.settleSeconds * 1000).unref();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);
  process.stdin.on("end", end).on("error", end).resume();
}

async function around() {
  const env = { ...process.env, PORTICO_STRIPE: apiBase, PORTICO_STRIPE_DOOR: door.url };
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env });
  const [code] = await once(child, "exit");
  const { seen, fails, odd } = stripe.gate();
  console.log(`${seen} requests: the vendor would have refused ${fails.length}, and answered ${odd.length} otherwise`);
  for (const { request, why } of [...fails, ...odd]) console.error(`  ${request}: ${why.join("; ")}`);
  process.exitCode = code === 0 && seen > 0 && fails.length + odd.length === 0 ? 0 : 1;
  await end();
}

/** Everything that the rig can do, for programs that are not JavaScript: POST /settle with the arguments as a JSON array. */
async function openDoor() {
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const act = stripe[request.url.slice(1)];
    try {
      // A web page cannot open this: it would have an origin.
      if (typeof act !== "function" || request.method !== "POST" || request.headers.origin) throw new Error("there is no such door");
      const said = await act(...JSON.parse(Buffer.concat(chunks).toString() || "[]"));
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(said ?? null));
    } catch (error) {
      response.writeHead(500, { "content-type": "application/json" }).end(JSON.stringify({ error: error.message }));
    }
  });
  return listen(server);
}

function complain(error) {
  console.error(`stripe: ${error.message}`);
}

/** Ends everything once; what hangs is cut off after three seconds. */
function end() {
  ending ??= (async () => {
    setTimeout(() => process.exit(1), 3_000).unref();
    process.stdin.destroy();
    await door.stop();
    await stripe.stop();
  })();
  return ending;
}
