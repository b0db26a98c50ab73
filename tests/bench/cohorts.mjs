// A send of 28 zones × 12 locales × 4 mailbox providers: 1,344 cohorts.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const ZONES = [
  "Africa/Lagos", "Africa/Nairobi", "America/Anchorage", "America/Chicago", "America/Denver", "America/Halifax",
  "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Asia/Bangkok", "Asia/Dhaka",
  "Asia/Dubai", "Asia/Karachi", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tehran", "Asia/Tokyo",
  "Atlantic/Azores", "Australia/Adelaide", "Australia/Sydney", "Europe/Athens", "Europe/Berlin", "Europe/London",
  "Europe/Moscow", "Pacific/Auckland", "Pacific/Honolulu",
];
const LOCALES = ["en", "de", "fr", "es", "pt-BR", "it", "nl", "ar", "ja", "zh", "ru", "tr"];
const DOMAINS = ["gmail.com", "outlook.com", "yahoo.com", "example.com"];
const PEOPLE_EACH = 20;

/** Writes campaign, recipients and templates into a folder, and says where each is. */
export async function cohorts(folder) {
  const at = { campaign: join(folder, "campaign.json"), customers: join(folder, "customers.csv"), templates: join(folder, "templates") };
  await writeFile(at.campaign, JSON.stringify(CAMPAIGN));
  await writeFile(at.customers, customers());
  for (const locale of LOCALES) {
    await mkdir(join(at.templates, locale), { recursive: true });
    await writeFile(join(at.templates, locale, "subject.txt"), "News for {{name}}");
    const body = `<!doctype html><html lang="${locale}"><head><title>News</title></head><body><p>{{name}}</p></body></html>`;
    await writeFile(join(at.templates, locale, "body.html"), body);
  }
  return at;
}

function customers() {
  const groups = ZONES.flatMap((zone) => LOCALES.flatMap((locale) => DOMAINS.map((domain) => ({ zone, locale, domain }))));
  const rows = groups.flatMap(({ zone, locale, domain }, group) =>
    Array.from({ length: PEOPLE_EACH }, (_, nth) => `person${group}.${nth}@${domain},Person ${nth},${locale},${zone}`),
  );
  return `email,name,lang,tz\n${rows.join("\n")}\n`;
}

const CAMPAIGN = {
  format: "piecewise.campaign/1",
  name: "News",
  environment: "sandbox",
  purpose: "service",
  from: { name: "Example", address: "news@example.com" },
  audience: { files: ["customers.csv"], columns: { address: "email", locale: "lang", timeZone: "tz" } },
  templates: { directory: "templates", fallbackLocale: "en" },
  accounts: [
    {
      id: "sendgrid-main",
      provider: "sendgrid",
      limits: [{ unit: "messages", limit: 20, per: "1s" }],
      inFlight: 8,
      latencyMs: 200,
      latencyPerRecipientMs: 1,
      guardMs: 250,
      maxRecipientsPerCall: 1000,
    },
  ],
  mailboxCaps: ["gmail", "outlook", "yahoo"].map((mailboxProvider) => ({ mailboxProvider, unit: "messages", limit: 5, per: "1s" })),
  schedule: { sendingHours: { from: "09:00", to: "18:00" } },
};
