// What every reader has to wait for: the file's bytes, slice by slice, into WebAssembly's memory.
const SLICE = 4 * 1024 * 1024;

export async function read(file) {
  const memory = new Uint8Array(new WebAssembly.Memory({ initial: SLICE / 65_536 }).buffer);
  const ask = (at) => file.slice(at, at + SLICE).arrayBuffer();
  let coming = ask(0);
  for (let at = 0; at < file.size; at += SLICE) {
    const slice = await coming;
    coming = ask(at + SLICE);
    memory.set(new Uint8Array(slice));
  }
}
