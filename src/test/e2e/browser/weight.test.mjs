// The size of pages on the wire, as a browser counts it: body and header fields, compressed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, deliver, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const domain = `weight-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const words = "bell tower rope ringer change stedman bob treble tenor clapper wheel stay sally method peal quarter touch plain hunt course lead handstroke backstroke rounds call lower raise muffle chamber louvre frame headstock gudgeon bearing".split(" ");
let browser;

/** Returns text that compresses no better than people's does. */
function prose(seed, count) {
  let state = seed * 2654435761;
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return words[state % words.length] + (state % 7 === 0 ? state.toString(36) : "");
  }).join(" ");
}

function letter(number) {
  const who = prose(number + 1000, 2);
  return `From: "${who}" <${who.replaceAll(" ", ".")}@elsewhere.test>\nTo: ${ann}\nSubject: ${prose(number, 7)}\n\n${prose(number + 500, 40)}\n`;
}

/** Counts the bytes that a page loads from now on. */
async function scale(page) {
  const session = await page.context().newCDPSession(page);
  const loaded = { octets: 0, addresses: [] };
  const addresses = new Map();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    loaded.octets += encodedDataLength;
    loaded.addresses.push(`${encodedDataLength} ${addresses.get(requestId)}`);
  });
  await session.send("Network.enable");
  return loaded;
}

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, ann, "Ann Miller");
  await page.context().close();
  for (let number = 1; number <= 60; number++) {
    await deliver(ann, letter(number));
  }
});

after(() => browser.close());

test("an inbox loads under 120 KB the first time, and only the page when it is opened again", async () => {
  const signed = await open(browser);
  await signIn(signed, "", ann, password);
  const cookies = await signed.context().cookies();
  await signed.context().close();
  const page = await open(browser);
  await page.context().addCookies(cookies);
  const cold = await scale(page);
  await page.goto(`${process.env.CARILLON_WEB}/mail`, { waitUntil: "networkidle" });
  assert.equal(await page.locator(".row").count(), 50);
  console.log(`cold inbox: ${cold.octets} octets in ${cold.addresses.length} requests`);
  assert.ok(cold.octets < 120_000, cold.addresses.join("\n"));

  const warm = await scale(page);
  await page.goto(`${process.env.CARILLON_WEB}/mail`, { waitUntil: "networkidle" });
  console.log(`warm inbox: ${warm.octets} octets`);
  assert.ok(warm.octets < 20_000, warm.addresses.join("\n"));
  await page.context().close();
});

test("new mail costs an open list under 5 KB", async () => {
  const page = await open(browser);
  await signIn(page, "", ann, password);
  await page.locator("html[data-connected]").waitFor();
  await page.waitForLoadState("networkidle");
  const update = await scale(page);
  await deliver(ann, letter(61));
  await page.locator(".row", { hasText: prose(61, 7) }).waitFor();
  await page.waitForLoadState("networkidle");
  console.log(`new mail: ${update.octets} octets in ${update.addresses.length} requests`);
  assert.ok(update.octets > 0 && update.octets < 5_000, update.addresses.join("\n"));
  assert.equal(await page.locator(".row").count(), 50);
  assert.equal(await page.locator(".row:has(a time)").count(), 50);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
