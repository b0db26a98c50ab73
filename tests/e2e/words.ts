// The app's texts, as they stand in static/words.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const LANGUAGES = ["en", "pt-BR", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../static/words");

/** A text without arguments, by its id. */
export function text(language: Language, id: string): string {
  const folder = join(FOLDER, language);
  for (const room of readdirSync(folder)) {
    const found = new RegExp(`^${id} = (.+)$`, "m").exec(readFileSync(join(folder, room), "utf8"));
    if (found?.[1]) return found[1];
  }
  throw new Error(`no text is called ${id}`);
}
