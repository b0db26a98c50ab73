// A relay that keeps what it gets: `node smtp.mjs [KEY CERT [starttls]]` (PEM files; with them TLS, from the
// first byte or after STARTTLS, and nobody sends without a login). Its first line is its port, each other one
// a message as JSON.
import { readFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

const [key, cert] = process.argv.slice(2, 4).map((file) => readFileSync(file));
const isUpgraded = process.argv[4] === "starttls";
const say = (line) => process.stdout.write(`${line}\n`);

const server = new SMTPServer({
  secure: key !== undefined && !isUpgraded,
  key,
  cert,
  authOptional: key === undefined,
  disableReverseLookup: true,
  logger: false,
  onAuth({ username, password }, session, done) {
    const isRight = username === "relay-user" && password === "relay-password";
    done(isRight ? null : new Error("535 no"), isRight ? { user: username } : undefined);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      say(
        JSON.stringify({
          from: session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          user: session.user ?? null,
          isEncrypted: session.secure,
          message: Buffer.concat(parts).toString("base64"),
        }),
      );
      done();
    });
  },
});
// A client that does not trust the certificate leaves in the middle of the greeting.
server.on("error", ({ message }) => process.stderr.write(`${message}\n`));
server.listen(0, "127.0.0.1", () => say(server.server.address().port));
// Ends with the test that started it.
process.stdin.on("end", () => process.exit()).resume();
