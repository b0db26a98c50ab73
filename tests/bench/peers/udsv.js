// uDSV's incremental parser with a handler of our own, so that it does not keep the rows.
import { inferSchema, initParser } from "/lib/udsv.js";

export async function read(file, onRow) {
  const chunks = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  const handler = (row) => onRow(row);
  let parser;
  for (;;) {
    const { done, value } = await chunks.read();
    if (done) break;
    parser ??= initParser(inferSchema(value));
    parser.chunk(value, parser.stringArrs, handler);
  }
  parser?.end();
}
