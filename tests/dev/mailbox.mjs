// Two mailboxes: one with a page for people, one that only listens for tests.
import fs from "node:fs";
import { once } from "node:events";
import path from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/**
 * The mailbox with a page (maildev), on loopback, in this process.
 * @returns {Promise<{ stop(): Promise<void> }>}
 */
export async function startMailPage({ smtpPort, webPort, folder }) {
  const before = ["SIGTERM", "SIGINT"].map((signal) => [signal, process.listeners(signal)]);
  const { default: MailDev } = await import("maildev");
  fs.mkdirSync(folder, { recursive: true });
  const loopback = "127.0.0.1";
  const server = MailDev({ smtp: smtpPort, web: webPort, ip: loopback, webIp: loopback, silent: true, mailDirectory: path.resolve(folder) });
  // maildev would end the process before the runtime has written its state.
  for (const [signal, listeners] of before) {
    for (const added of process.listeners(signal)) if (!listeners.includes(added)) process.off(signal, added);
  }
  await server.listen();
  return { stop: () => new Promise((done) => server.close(() => done())) };
}

/**
 * A mailbox that listens on a free port and keeps what it gets in memory.
 * @returns {Promise<Mailbox & { port: number, stop(): Promise<void> }>}
 */
export async function startMailSink() {
  const kept = [];
  const waiting = new Set();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, accept) => read(stream).then(async (source) => {
      const mail = await PostalMime.parse(source);
      kept.push({ ...mail, envelope: addresses(session.envelope), source: source.toString() });
      accept();
      for (const look of [...waiting]) look();
    }, accept),
  });
  server.on("error", (error) => console.error(`mailbox: ${error.message}`));
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return { port: server.server.address().port, ...mailbox(kept, waiting), stop: () => new Promise((done) => server.close(done)) };
}

/** What a test may ask of a mailbox. A mail has from, to, subject, text, html, attachments, headers, envelope and source. */
function mailbox(kept, waiting) {
  return {
    /** All mails, the oldest first. */
    list: () => [...kept],
    clear: () => void kept.splice(0),
    /** The first mail for which the predicate holds, now or within `timeoutMs`. */
    waitFor(predicate, { timeoutMs = 30_000 } = {}) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const mail = kept.find(predicate);
          if (mail) done(() => resolve(mail));
        };
        const done = (settle) => { clearTimeout(timer); waiting.delete(look); settle(); };
        const seen = () => kept.map((mail) => `${mail.envelope.to}: ${mail.subject}`).join("\n  ") || "none";
        const timer = setTimeout(() => done(() => reject(new Error(`no such mail within ${timeoutMs} ms; there are:\n  ${seen()}`))), timeoutMs);
        waiting.add(look);
        look();
      });
    },
  };
}

const addresses = ({ mailFrom, rcptTo }) => ({ from: mailFrom && mailFrom.address, to: rcptTo.map((to) => to.address) });

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
