// Holds requests, and what is answered, to the schema that the vendor publishes: a real one would refuse what it refuses.
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import qs from "qs";

const schema = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "schema/stripe.json"), "utf8"));

/** A gate with a memory of its own. */
export function makeGate() {
  // Forms are text: numbers and booleans are read out of it, as the vendor does.
  const forms = new Ajv({ coerceTypes: true, strict: false, allErrors: true, validateFormats: false });
  const answers = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const ajv of [forms, answers]) ajv.addSchema({ definitions: schema.definitions }, "vendor");
  const compiled = new Map();
  const seen = { seen: 0, bad: 0, fails: [], odd: [] };

  return {
    /** How many requests came, which of them a real one would refuse, and which answers a real one would not give. */
    state: () => structuredClone(seen),
    /** Why the vendor would refuse a request; nothing if it would not. */
    request(method, url, body) {
      seen.seen++;
      const operation = find(method, url.pathname);
      const why = operation ? check(operation, url, body) : [`there is no ${method} ${url.pathname}`];
      if (why.length > 0) { seen.bad++; seen.fails.push({ request: `${method} ${url.pathname}`, why }); }
      return why;
    },
    /** Notes down what the vendor would have answered otherwise. */
    answer(method, url, status, body) {
      const operation = find(method, url.pathname);
      if (!operation?.answer || status !== 200) return;
      const why = errors(answers, `${operation.name} answer`, operation.answer, JSON.parse(body));
      if (why.length > 0) seen.odd.push({ request: operation.name, why: why.slice(0, 8) });
    },
  };

  function check(operation, url, body) {
    const query = qs.parse(url.search.slice(1), { depth: 5, arrayLimit: 100 });
    const form = qs.parse(body, { depth: 8, arrayLimit: 100 });
    return [
      ...errors(forms, `${operation.name} query`, operation.query, query),
      ...(operation.form ? errors(forms, `${operation.name} form`, operation.form, form) : []),
    ];
  }

  function errors(ajv, name, one, value) {
    if (!compiled.has(name)) compiled.set(name, ajv.compile(withDefinitions(one)));
    const validate = compiled.get(name);
    if (validate(value)) return [];
    return validate.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  }
}

/** References lead into the schema that all share. */
function withDefinitions(one) {
  return JSON.parse(JSON.stringify(one).replaceAll('"#/definitions/', '"vendor#/definitions/'));
}

/** The operation that a path means; `payment_intents/{intent}` and the like. */
function find(method, pathname) {
  const parts = pathname.split("/");
  const fits = (name) => {
    const own = name.split("/");
    return own.length === parts.length && own.every((part, i) => part.startsWith("{") ? parts[i] !== "" : part === parts[i]);
  };
  const name = Object.keys(schema.paths).find((one) => fits(one) && schema.paths[one][method.toLowerCase()]);
  return name && { name: `${method} ${name}`, ...schema.paths[name][method.toLowerCase()] };
}
