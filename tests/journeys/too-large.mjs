// Bodies that are refused before all of them has come.

/**
 * What `ask` is answered. Who refuses a body does not wait for the rest of it: the connection may break under what is being sent just as
 * the answer comes, which is lost then. So it is asked anew.
 */
export async function answerTo(ask) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 10 || !["EPIPE", "ECONNRESET"].includes(error.code)) throw error;
    }
  }
}
