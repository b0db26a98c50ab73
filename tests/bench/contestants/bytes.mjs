import { readAsPeer } from "./peer.mjs";

export const name = "nothing but the bytes, into WebAssembly memory";

export async function read(page, where) {
  const { milliseconds } = await readAsPeer("bytes", page, where);
  return { milliseconds };
}
