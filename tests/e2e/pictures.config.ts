// Run by `cargo xtask pictures`: the documents' pictures, taken of the app as it is.
import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";

export default defineConfig(journeys, { testMatch: "pictures.ts", workers: 1, timeout: 240_000 });
