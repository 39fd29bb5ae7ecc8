// What comes in its own time: by a queue, from another process, in the log.

/** Waits until `found` gives something, and gives that. `what` is the sentence of a test that waits in vain. */
export async function until(what, found, { timeoutMs = 30_000 } = {}) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await found();
    if (value) return value;
    if (end <= Date.now()) throw new Error(`not within ${timeoutMs / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Waits until a notice stands in an inbox whose title has those words: its mail is in the mailbox before it is noted there. */
export function untilInInbox(portal, email, words) {
  const sql = "SELECT count(*) AS n FROM inbox JOIN accounts ON accounts.id = account_id WHERE accounts.email = ?1 AND 0 < instr(title, ?2)";
  return until(`“${words}” in the inbox of ${email}`, async () => (await portal.d1(sql, [email, words]))[0].n > 0);
}
