// The real send API beside the app, with a database and the sandbox, as `cargo xtask serve` has it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fromXtask } from "./environment.ts";

export interface Backend {
  address: string;
  /** Invitations, each good once. */
  links: { author: string; approver: string };
  stop: () => Promise<void>;
}

/** Starts it, with its files in a folder; 0: on a port of the system's choice. */
export async function backend(folder: string, port = "0", dist = fromXtask("PIECEWISE_DIST")): Promise<Backend> {
  const server: ChildProcess = spawn(
    fromXtask("PIECEWISE_SEND_API"),
    [
      "--dist", dist, "--port", port,
      "--database", `sqlite://${join(folder, "send.sqlite")}`, "--enrol", join(folder, "enrol"),
    ],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const lines: string[] = [];
  for await (const line of createInterface(server.stdout!)) {
    lines.push(line);
    if (lines.length === 3) break;
  }
  const link = (role: string) => lines.find((line) => line.startsWith(`enrol ${role} `))?.split(" ").at(-1) ?? "";
  return {
    address: lines[0] ?? "",
    links: { author: link("author"), approver: link("approver") },
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, "exit");
      // As Ctrl-C does: calls on their way are waited for.
      server.kill("SIGINT");
      await gone;
    },
  };
}
