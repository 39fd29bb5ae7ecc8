// Cron triggers as Cloudflare reads them: five fields, UTC, Sunday is day 1.
const FIELDS = [
  { name: "minute", from: 0, to: 59, names: [] },
  { name: "hour", from: 0, to: 23, names: [] },
  { name: "day", from: 1, to: 31, names: [] },
  { name: "month", from: 1, to: 12, names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] },
  { name: "weekday", from: 1, to: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
];

/** Whether an expression is due in the minute of `time`. L, W and # are not understood here, only remotely. */
export function isDue(expression, time) {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== 5) throw new Error(`the cron "${expression}" does not have five fields`);
  const now = [time.getUTCMinutes(), time.getUTCHours(), time.getUTCDate(), time.getUTCMonth() + 1, time.getUTCDay() + 1];
  // All terms are read before any decides, so that one that is not understood is always reported.
  const fields = parts.map((part, i) => part.split(",").map((term) => matches(term, now[i], FIELDS[i], expression)));
  return fields.every((terms) => terms.includes(true));
}

function matches(term, value, field, expression) {
  const found = /^(\*|[A-Z0-9]+)(?:-([A-Z0-9]+))?(?:\/(\d+))?$/i.exec(term);
  if (!found) throw new Error(`the cron "${expression}" has a ${field.name} that is not understood here: ${term}`);
  const [, first, last, step] = found;
  const from = first === "*" ? field.from : number(first, field, expression);
  const to = last ? number(last, field, expression) : first === "*" || step ? field.to : from;
  return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
}

function number(text, field, expression) {
  const named = field.names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + field.from : Number(text);
  if (Number.isInteger(value) && value >= field.from && value <= field.to) return value;
  throw new Error(`the cron "${expression}" has a ${field.name} that is not understood here: ${text}`);
}

/**
 * Calls `fire(worker, expression, time)` at the start of each minute for every trigger that is due.
 * `triggers()` is asked anew each time, for it may have been edited.
 * @returns {() => void} stops it
 */
export function startScheduler(triggers, fire) {
  for (const { crons } of triggers()) for (const cron of crons) isDue(cron, new Date());
  let timer;
  const wait = () => {
    const next = (Math.floor(Date.now() / 60_000) + 1) * 60_000;
    timer = setTimeout(() => {
      const time = new Date(next);
      wait();
      for (const { name, crons } of triggers()) for (const cron of crons) if (isDue(cron, time)) fire(name, cron, time);
    }, next - Date.now());
  };
  wait();
  return () => clearTimeout(timer);
}
