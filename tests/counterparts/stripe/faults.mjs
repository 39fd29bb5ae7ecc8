// What can go wrong between the portal and its payment provider, one order at a time.

/**
 * The kinds of fault:
 *   status      an answer of ours, and nothing is done: 429 with Retry-After, 500
 *   late_status the same, but after it was done
 *   reset       the connection breaks before anything is done
 *   lost_reply  it is done, and the connection breaks before the answer
 *   cut         it is done, and half of the answer comes
 *   hang        nothing is done, and no answer ever comes
 *   late_hang   it is done, and no answer ever comes
 *   overtaken   it is done, and what the events tell of it is here before the answer
 */
export const KINDS = ["status", "late_status", "reset", "lost_reply", "cut", "hang", "late_hang", "overtaken"];

/** Faults that wait for their request. */
export function makeFaults() {
  const waiting = [];
  return {
    /**
     * @param {object} wish
     * @param {string} wish.kind
     * @param {number} [wish.times]
     * @param {string} [wish.method] only for GET or POST
     * @param {string} [wish.path] only for paths that contain this
     * @param {number} [wish.status]
     * @param {number} [wish.retryAfter] seconds
     */
    add({ kind, times = 1, method, path = "", status = kind.endsWith("status") ? 500 : 0, retryAfter }) {
      if (!KINDS.includes(kind)) throw new Error(`there is no fault ${kind}; there are ${KINDS.join(", ")}`);
      waiting.push({ kind, times, method, path, status, retryAfter });
    },
    /** The fault for a request, used up by it. */
    take(method, path) {
      const at = waiting.findIndex((one) => (one.method ?? method) === method && path.includes(one.path));
      if (at < 0) return undefined;
      const fault = waiting[at];
      fault.times--;
      if (fault.times <= 0) waiting.splice(at, 1);
      return fault;
    },
    /** How many have not happened yet: a test that ends with some has not tested what it meant to. */
    left: () => waiting.reduce((sum, one) => sum + one.times, 0),
    clear: () => void waiting.splice(0),
  };
}

/** The answer of a fault that answers. */
export function answerOf({ status, retryAfter }) {
  const error = status === 429 ? { type: "invalid_request_error", code: "rate_limit", message: "Too many requests" }
    : { type: "api_error", message: "An error of the provider's own" };
  return { status, headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }, body: JSON.stringify({ error }) };
}
