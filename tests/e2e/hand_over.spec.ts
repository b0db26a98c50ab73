// A signed plan goes over to a real send API, with its files, and comes to no harm on the way.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { file, folder, go, open } from "./app.ts";
import { fromXtask } from "./environment.ts";
import { expect, test } from "./journey.ts";

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../static/sample");
const TOKEN = "a-token-that-only-this-journey-knows";

let server: ChildProcess | undefined;

/** Starts the server of the built app; 0: on a port of the system's choice. Gives its address. */
async function start(port: string, ...more: string[]): Promise<string> {
  server = spawn(fromXtask("PIECEWISE_SEND_API"), ["--dist", fromXtask("PIECEWISE_DIST"), "--port", port, ...more], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = (await once(server.stdout!, "data")) as [Buffer];
  return line.toString().trim();
}

async function stop(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill();
  await gone;
}

test.afterEach(stop);

test("a signed plan is handed over, and what has arrived is not sent again", async ({ page, complaints }) => {
  test.slow();
  const here = await folder();
  const address = await start("0");
  await page.goto(address);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(page.getByText("Handed over by").first()).toBeVisible({ timeout: 30_000 });
  await go(page, "Review");
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await page.getByRole("button", { name: /^Let it hold until/ }).click();
  await page.getByRole("button", { name: "Show what I would sign" }).click();
  await page.getByLabel("Your name, as colleagues know it").first().fill("Ana Lima");
  await page.getByRole("button", { name: "Make my key" }).first().click();
  await page.getByText("Have this key enrolled").click();
  const line = await page.locator(".your-key code.wrap").first().innerText();
  await page.getByRole("button", { name: "Sign as Ana Lima" }).click();
  await expect(page.getByText("Signed by Ana Lima.")).toBeVisible();
  // Without a send API there is nobody to hand it to.
  await expect(page.getByRole("heading", { name: "Hand it over" })).toHaveCount(0);
  await page.waitForTimeout(1_000);
  await stop();

  const keys = [JSON.parse(line) as object];
  const trust = await file(here, "trust.json", JSON.stringify({ format: "piecewise.trust/1", environment: "sandbox", keys }));
  const tokens = await file(here, "tokens", `ana:${TOKEN}\n`);
  const backend = ["--database", `sqlite://${join(here, "send.sqlite")}`, "--tokens", tokens, "--trust", trust];
  await start(new URL(address).port, ...backend);
  // What was signed is kept; the recipients are not.
  await page.reload();
  const handOver = page.getByRole("region", { name: "Hand it over" });
  await expect(handOver).toContainText("24,203 addresses with every column (email, first_name");
  await expect(handOver).toContainText("They stay there until 30 days after the end of the send.");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") asked.push(new URL(request.url()).pathname);
  });
  await handOver.getByLabel("Access token").fill("another");
  await handOver.getByRole("button", { name: "Hand it over" }).click();
  await expect(handOver).toContainText("customers.csv is not at hand any more.");
  await go(page, "Audience");
  await page.getByLabel("Choose the file again").setInputFiles(join(SAMPLE, "customers.csv"));
  await go(page, "Review");
  await handOver.getByLabel("Access token").fill("another");
  await handOver.getByRole("button").click();
  await expect(handOver).toContainText("The send API does not know this access token.");
  expect(asked).toEqual([]);
  // The browser tells of the refusal, which is what is tried here.
  complaints.length = 0;

  // Cut on the way: the first file arrives, then nobody answers.
  await page.route("**/v1/templates/**", (route) => route.abort());
  await handOver.getByLabel("Access token").fill(TOKEN);
  await handOver.getByRole("button", { name: "Go on" }).click();
  await expect(handOver).toContainText("The connection to the send API was cut");
  const files = asked.filter((path) => path.startsWith("/v1/audiences/")).length;
  expect(files).toBeGreaterThan(0);
  await page.unroute("**/v1/templates/**");
  complaints.length = 0;
  await handOver.getByRole("button", { name: "Go on" }).click();
  await expect(handOver).toContainText("It is there, and cannot run yet.");
  await expect(handOver).toContainText("1 more approver must sign");
  expect(asked.filter((path) => path.startsWith("/v1/audiences/"))).toHaveLength(files);

  // Somebody else opens it from there; nobody whom the server does not know is believed.
  const approver = await (await page.context().browser()!.newContext()).newPage();
  await approver.goto(`${address}/#approve`);
  await approver.getByLabel("Choose trust.json").setInputFiles(trust);
  await approver.getByText("Or open it from a send API").click();
  await approver.locator("#kept-token").fill(TOKEN);
  await approver.getByRole("button", { name: "Show its plans" }).click();
  await expect(approver.getByText("waits for approval")).toBeVisible();
  await approver.getByRole("button", { name: /^Open / }).click();
  await expect(approver.getByRole("region", { name: "What is signed" })).toContainText("24,000 recipients");
  await approver.getByLabel("Your name, as colleagues know it").first().fill("Eve Moss");
  await approver.getByRole("button", { name: "Make my key" }).first().click();
  await approver.getByText("Withdraw it: this plan must not run").click();
  await approver.getByLabel("Why").fill("The date is wrong");
  await approver.getByRole("button", { name: "Sign the withdrawal" }).click();
  await approver.getByLabel("Access token").last().fill(TOKEN);
  await approver.getByRole("button", { name: "Send the withdrawal" }).click();
  await expect(approver.locator(".finding.error").last()).toBeVisible();

  // The server has the very bytes.
  const plans = await page.request.get(`${address}/v1/plans`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(await plans.json()).toMatchObject([{ state: "awaiting", sequence: 1 }]);
  const customers = await readFile(join(SAMPLE, "customers.csv"));
  const { digest } = ((await plans.json()) as { digest: string }[])[0]!;
  const whole = await page.request.get(`${address}/v1/plans/${digest}`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const { envelope } = (await whole.json()) as { envelope: { payload: string } };
  const plan = JSON.parse(Buffer.from(envelope.payload, "base64").toString("utf8")) as { audience: { files: { blake3: string; bytes: number }[] } };
  expect(plan.audience.files[0]?.bytes).toBe(customers.length);
  const head = await page.request.head(`${address}/v1/audiences/${plan.audience.files[0]?.blake3}`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(head.headers()["upload-offset"]).toBe(String(customers.length));
});

test("a page served without a send API offers none", async ({ page }) => {
  await open(page);
  const answer = await page.request.get("/send-apis.json");
  expect(await answer.json()).toEqual({ sendApis: [] });
});
