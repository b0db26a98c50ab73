// `piecewise`, the command line, for what a page cannot prove about itself.
import { execFile } from "node:child_process";
import { fromXtask } from "./environment.ts";

export type Outcome = { code: number; stdout: string; stderr: string };

/** Runs `piecewise` with these arguments; a failure is an outcome, not an exception. */
export function piecewise(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(fromXtask("PIECEWISE_CLI"), args, { encoding: "utf8", maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? "") });
    });
  });
}
