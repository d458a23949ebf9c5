// Renders newsletters and messages in the webmail and in the browser alone, and prints how similar the pictures are. The browser alone gets the same
// margins and default font; with CARILLON_PICTURES set, the pictures of the worst are saved there.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { adminPassword, api, append, base, launch, makeAccount, makeDomain, open, password, signIn } from "../../e2e/browser/house.mjs";
import { letters } from "./letters.mjs";
import { ofFoundation, ofMjml, ofReact } from "./templates.mjs";

const WIDTHS = [700, 390];
const domain = `render-${Date.now().toString(36)}.test`;
const reader = `rita@${domain}`;
const kept = process.env.CARILLON_PICTURES;

/** Returns a picture of that size, with stripes that show scaling. */
function picture(width, height) {
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i++) {
    const stripe = Math.floor((i % width) / 8) % 2 === Math.floor(i / width / 8) % 2;
    png.data.set([stripe ? 200 : 90, 140, stripe ? 90 : 170, 255], i * 4);
  }
  return PNG.sync.write(png);
}

let meant = "";
const web = createServer((request, response) => {
  if (request.url === "/letter") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(meant);
    return;
  }
  const [, width, height] = request.url.match(/(\d+)x(\d+)/) ?? [0, 100, 100];
  response.writeHead(200, { "content-type": "image/png" }).end(picture(Math.min(width, 2000), Math.min(height, 2000)));
});
await new Promise((listening) => web.listen(0, "127.0.0.1", listening));
const far = `http://127.0.0.1:${web.address().port}`;
const few = Number(process.env.CARILLON_OF ?? 200) / 200;
const all = [...(await ofMjml(75 * few, far)), ...(await ofReact(45 * few, far)), ...ofFoundation(22 * few, far), ...letters(58 * few, far)];

const browser = await launch();
const admin = await open(browser);
await signIn(admin, "/admin", "admin", adminPassword);
await api(admin, "PATCH", "settings", { "policy.fetch.private-networks": ["127.0.0.1"] });
await makeDomain(admin, domain);
await makeAccount(admin, reader, "Rita Reader");
const encoded = (html) => Buffer.from(html).toString("base64").replace(/(.{76})/g, "$1\n");
await append(
  reader,
  all.map(({ of, html }, i) => `From: News <news@shop.test>\nTo: ${reader}\nSubject: ${i} ${of}\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${encoded(html)}\n`),
);

const page = await open(browser, { viewport: { width: WIDTHS[0], height: 900 } });
await signIn(page, "", reader, password);
await page.goto(`${base}/mail`);
const folder = new URL(await page.locator(".row > a").first().evaluate((link) => link.href)).searchParams.get("f");
const alone = await open(browser, { viewport: { width: WIDTHS[0], height: 900 } });

/** Takes a screenshot once everything is loaded, with folded parts open. */
async function shot(on) {
  await on.evaluate(async () => {
    for (const folded of document.querySelectorAll("details:not([data-own])")) {
      folded.querySelector("summary")?.remove();
      folded.replaceWith(...folded.childNodes);
    }
    await Promise.all([...document.images].map((one) => one.complete || new Promise((done) => ["load", "error"].forEach((type) => one.addEventListener(type, done)))));
    await document.fonts.ready;
  });
  return PNG.sync.read(await on.screenshot({ fullPage: true, animations: "disabled" }));
}

/** Compares two pictures on the same background and of the same size; what only one has counts as different. */
function same(one, other) {
  const width = Math.max(one.width, other.width);
  const height = Math.max(one.height, other.height);
  const padded = [one, other].map((png, which) => {
    const whole = new PNG({ width, height });
    whole.data.fill(which === 0 ? 0 : 255);
    PNG.bitblt(png, whole, 0, 0, png.width, png.height, 0, 0);
    return whole;
  });
  const diff = new PNG({ width, height });
  const unlike = pixelmatch(padded[0].data, padded[1].data, diff.data, width, height, { threshold: 0.1 });
  return { share: 1 - unlike / (width * height), diff };
}

const results = [];
if (kept) {
  mkdirSync(kept, { recursive: true });
}
for (const [i, { of, html }] of all.entries()) {
  for (const width of WIDTHS) {
    for (const one of [page, alone]) {
      await one.setViewportSize({ width, height: 900 });
    }
    await page.goto(`${base}/body?f=${folder}&m=${i + 1}&pictures=1`);
    const shown = await shot(page);
    const head = await page.evaluate(() => document.querySelector("head > style").textContent.split("@media (max-width: 600px) { body { padding-inline: 16px; } }")[0]);
    const house = `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${head}@media (max-width: 600px) { body { padding-inline: 16px; } }</style>`;
    const own = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (tag) => tag + house) : house + html;
    meant = /^\s*<!doctype/i.test(own) ? own : `<!DOCTYPE html>${own}`;
    await alone.goto(`${far}/letter`);
    const plain = await shot(alone);
    const { share, diff } = same(shown, plain);
    results.push({ i, of, width, share });
    if (kept && share < 0.98) {
      for (const [name, png] of Object.entries({ shown, meant: plain, diff })) {
        writeFileSync(`${kept}/${i}-${width}-${name}.png`, PNG.sync.write(png));
      }
      writeFileSync(`${kept}/${i}.html`, html);
    }
  }
}
await api(admin, "PATCH", "settings", { "policy.fetch.private-networks": null });
await browser.close();
web.close();

const mean = (some) => some.reduce((sum, { share }) => sum + share, 0) / some.length;
const percent = (share) => `${(100 * share).toFixed(1)} %`;
for (const width of WIDTHS) {
  for (const of of new Set(all.map((one) => one.of))) {
    const some = results.filter((one) => one.of === of && one.width === width);
    console.log(`${of.padEnd(12)} ${width} px  ${String(some.length).padStart(3)} letters  ${percent(mean(some))} alike, least ${percent(Math.min(...some.map(({ share }) => share)))}`);
  }
}
for (const worst of results.toSorted((one, other) => one.share - other.share).slice(0, 8)) {
  console.log(`  ${worst.i} ${worst.of} ${worst.width} px: ${percent(worst.share)}`);
}
console.log(`${all.length} letters at ${WIDTHS.join(" and ")} px: ${percent(mean(results))} of the shown area alike; ${results.filter(({ share }) => share >= 0.95).length} of ${results.length} pages at least 95 %`);
process.exit(mean(results) >= 0.95 ? 0 : 1);
