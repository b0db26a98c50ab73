// Keeps one build whole on this computer, so that the app opens without a network and never mixes two
// builds. `cargo xtask build` fills in the build and its files.
const BUILD = "";
/** Path → integrity of its bytes. @type {Record<string, string>} */
const FILES = {};

const CACHE = `piecewise-${BUILD}`;

addEventListener("install", (event) => {
  // All of them, with the bytes of this build, or none.
  const requests = Object.entries(FILES).map(
    ([path, integrity]) => new Request(path, { integrity, cache: "no-cache" }),
  );
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

addEventListener("activate", (event) => {
  const others = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("piecewise-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(others());
});

// A newer build waits until no page of the older one is open, or until a person takes it.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  const path = pathname === "/index.html" ? "/" : pathname;
  if (!(path in FILES)) return;
  const kept = async () => (await (await caches.open(CACHE)).match(path)) ?? fetch(event.request);
  event.respondWith(kept());
});
