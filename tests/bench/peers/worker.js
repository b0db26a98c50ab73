// The work that each peer is asked for: every row's address, normalised, once; and its domain,
// counted. Rows and columns beyond that are only parsed.
onmessage = async ({ data: { peer, file } }) => {
  const { read } = await import(`/${peer}.js`);
  const addresses = new Set();
  const domains = new Map();
  let rows = 0;
  const started = performance.now();
  await read(file, (row) => {
    rows++;
    const address = row[0].trim().toLowerCase();
    const at = address.lastIndexOf("@");
    if (at < 0 || addresses.has(address)) return;
    addresses.add(address);
    const domain = address.slice(at + 1);
    domains.set(domain, (domains.get(domain) ?? 0) + 1);
  });
  postMessage({ milliseconds: performance.now() - started, rows, recipients: addresses.size, domains: domains.size });
};
