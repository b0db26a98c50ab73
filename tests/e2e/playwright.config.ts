// Run by `cargo xtask test journeys`, which builds the app, serves it and finds the browser.
import { defineConfig } from "@playwright/test";
import { fromXtask } from "./environment.ts";

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/e2e/results",
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A journey that passes only when run again is listed as flaky, with its error, at the end.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: fromXtask("PIECEWISE_ADDRESS"),
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    // Each journey would keep the whole app first; offline.spec.ts is about that.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: fromXtask("PIECEWISE_CHROMIUM"),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
