// Verifies a signed plan without Piecewise: Node's own crypto, nothing else.
//
//   node verify.mjs plan.dsse.json trust.json 2026-11-23T06:00:00Z
//   node verify.mjs --vectors ../vectors/verify.json
//
// docs/verify.md explains every step. A signature says who stands for the plan; it does not say that
// the plan is a good one: that is `piecewise audit`.

import { createHash, createPublicKey, verify as verifySignature } from "node:crypto";
import { readFileSync } from "node:fs";

const PLAN = "application/vnd.piecewise.plan+json";
const WITHDRAWAL = "application/vnd.piecewise.withdrawal+json";
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_SIGNATURES = 16;

class Refused extends Error {}

/** The plan that the bytes of an envelope hold and who signed it; throws `Refused`. */
export function verify(bytes, trust, now, withdrawals = []) {
  const { payload, signers } = open(bytes, PLAN, trust, now);
  const missing = missingSigners(signers, trust.thresholds);
  if (missing) throw new Refused(missing);
  const plan = canonical(payload);
  const { campaign } = plan;
  if (plan.format !== "piecewise.plan/1") throw new Refused("another format");
  if (campaign.environment !== trust.environment) throw new Refused("another environment");
  if (!(campaign.notBeforeMs <= now)) throw new Refused("not yet valid");
  if (!(now < campaign.expiresMs)) throw new Refused("expired");
  if (campaign.sequence <= (trust.ran?.[campaign.id] ?? 0)) throw new Refused("it has run");
  const digest = createHash("sha256").update(payload).digest("hex");
  for (const withdrawal of withdrawals) {
    const { payload, signers } = open(withdrawal, WITHDRAWAL, trust, now);
    if (signers.length === 0) throw new Refused("a withdrawal that nobody signed");
    if (canonical(payload).plan === digest) throw new Refused("withdrawn");
  }
  return { plan, digest, signers: signers.map((signer) => signer.person) };
}

/** The payload's bytes and the enrolled keys that have signed them: nothing is parsed before. */
function open(bytes, type, trust, now) {
  if (bytes.length > MOST_BYTES) throw new Refused("too large");
  const envelope = canonical(bytes);
  if (!sameMembers(envelope, ["payload", "payloadType", "signatures"])) throw new Refused("members");
  if (envelope.payloadType !== type) throw new Refused("another type");
  if (envelope.signatures.length > MOST_SIGNATURES) throw new Refused("too many signatures");
  const payload = base64(envelope.payload);
  const signed = Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `),
    payload,
  ]);
  const signers = [];
  const seen = new Set();
  for (const signature of envelope.signatures) {
    if (!sameMembers(signature, ["keyid", "sig"])) throw new Refused("members of a signature");
    const { keyid, sig } = signature;
    if (seen.has(keyid)) throw new Refused("one key has signed twice");
    seen.add(keyid);
    const entry = trust.keys.find((entry) => thumbprint(entry.x) === keyid);
    if (!entry) continue; // A stranger's signature does not count.
    const jwk = { kty: "OKP", crv: "Ed25519", x: entry.x };
    const key = createPublicKey({ key: jwk, format: "jwk" });
    // A wrong signature under a known key: somebody has tampered.
    if (!verifySignature(null, signed, key, base64(sig))) throw new Refused("a wrong signature");
    const isValid = Date.parse(entry.validFrom) <= now && now < Date.parse(entry.validTo);
    if (isValid) signers.push(entry);
  }
  return { payload, signers };
}

/** Persons are counted, not keys; nobody counts as author and as approver. */
function missingSigners(signers, { authors, approvers }) {
  const roles = new Map();
  for (const { person, roles: own } of signers) {
    roles.set(person, new Set([...(roles.get(person) ?? []), ...own]));
  }
  const only = (one, other) =>
    [...roles.values()].filter((own) => own.has(one) && !own.has(other)).length;
  const both = [...roles.values()].filter((own) => own.has("author") && own.has("approver")).length;
  const needed =
    Math.max(0, authors - only("author", "approver")) +
    Math.max(0, approvers - only("approver", "author"));
  return needed > both ? "too few persons have signed" : undefined;
}

/** RFC 7638. */
function thumbprint(x) {
  const jwk = `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`;
  return createHash("sha256").update(jwk).digest("base64url");
}

/** RFC 4648 §4, in its one spelling. */
function base64(text) {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw new Refused("not base64");
  return bytes;
}

/** JSON that is its own canonical form: a second member of a name, or another spelling, is refused. */
function canonical(bytes) {
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refused("not JSON");
  }
  if (!Buffer.from(write(value)).equals(bytes)) throw new Refused("not canonical");
  return value;
}

/** RFC 8785; the documents have integers below 2^53 and no other numbers. */
function write(value, depth = 0) {
  if (depth > 100) throw new Refused("too deep");
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Refused("a number");
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const member = (name) => `${JSON.stringify(name)}:${write(value[name], depth + 1)}`;
  return `{${Object.keys(value).sort().map(member).join(",")}}`;
}

function sameMembers(value, names) {
  return Object.keys(value ?? {}).sort().join() === names.join();
}

function tried(name, bytes, trust, now, withdrawals) {
  try {
    const { digest, signers } = verify(bytes, trust, now, withdrawals);
    console.log(`${name}: may run; SHA-256 ${digest}; signed by ${signers.join(", ")}`);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.log(`${name}: refused: ${error.message}`);
    return false;
  }
}

const [first, second, third] = process.argv.slice(2);
if (first === "--vectors") {
  const { trust, cases } = JSON.parse(readFileSync(second, "utf8"));
  const wrong = cases.filter(({ name, envelope, now, ran, withdrawals, expected }) => {
    const bytes = (text) => Buffer.from(text);
    const known = { ...trust, ran };
    const taken = tried(name, bytes(envelope), known, Date.parse(now), withdrawals.map(bytes));
    return taken !== (expected === "accepted");
  });
  for (const { name } of wrong) console.error(`${name}: not as the vectors say`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else if (first) {
  const trust = JSON.parse(readFileSync(second, "utf8"));
  process.exitCode = tried(first, readFileSync(first), trust, Date.parse(third)) ? 0 : 1;
}
