// Uploads for a message: they resume when the network is back, and Send waits for them. The protocol is tus 1.0, errors included.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open, password, promptly, signIn } from "./house.mjs";

const domain = `uploads-${Date.now().toString(36)}.test`;
const uma = `uma@${domain}`;
const otis = `otis@${domain}`;
const MEGABYTE = 1 << 20;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await promptly(page, domain);
  for (const [address, displayName] of [[uma, "Uma Vale"], [otis, "Otis Reed"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

async function opened(address) {
  const page = await open(browser);
  await signIn(page, "", address, password);
  return page;
}

/** Sends a request like the page's script. */
async function tus(page, method, path, headers = {}, data = undefined) {
  const token = await page.locator("input[name=token]").first().getAttribute("value");
  return page.context().request.fetch(`${base}${path}`, {
    method,
    headers: { "Tus-Resumable": "1.0.0", "Carillon-Token": token, ...headers },
    data,
    maxRedirects: 0,
  });
}

const PIECE = { "Content-Type": "application/offset+octet-stream" };

function sha1(octets) {
  return `sha1 ${createHash("sha1").update(octets).digest("base64")}`;
}

test("an upload by tus: chunks, resuming at the offset, and errors", async () => {
  const page = await opened(uma);
  const octets = randomBytes(3000);

  const told = await tus(page, "OPTIONS", "/uploads");
  assert.equal(told.headers()["tus-version"], "1.0.0");
  assert.match(told.headers()["tus-extension"], /creation.*termination.*expiration/);

  const begun = await tus(page, "POST", "/uploads", { "Upload-Length": "3000", ...PIECE }, octets.subarray(0, 1000));
  assert.equal(begun.status(), 201);
  assert.equal(begun.headers()["upload-offset"], "1000");
  const at = new URL(begun.headers().location, base).pathname;

  const answers = {};
  const patch = async (name, offset, piece, headers = {}) => {
    answers[name] = (await tus(page, "PATCH", at, { "Upload-Offset": `${offset}`, ...PIECE, ...headers }, piece)).status();
  };
  await patch("begins elsewhere", 0, octets.subarray(0, 10));
  await patch("too long", 1000, Buffer.alloc(2001));
  await patch("no piece", 1000, octets.subarray(1000), { "Content-Type": "text/plain" });
  await patch("no offset", "", octets.subarray(1000));
  await patch("spoilt", 1000, octets.subarray(1000), { "Upload-Checksum": sha1(octets) });
  await patch("unknown checksum", 1000, octets.subarray(1000), { "Upload-Checksum": "crc32 AAAA" });
  await patch("other version", 1000, octets.subarray(1000), { "Tus-Resumable": "0.2.2" });
  await patch("no token", 1000, octets.subarray(1000), { "Carillon-Token": "x" });
  assert.deepEqual(answers, {
    "begins elsewhere": 409,
    "too long": 413,
    "no piece": 415,
    "no offset": 400,
    spoilt: 460,
    "unknown checksum": 400,
    "other version": 412,
    "no token": 403,
  });
  assert.equal((await tus(page, "HEAD", at)).headers()["upload-offset"], "1000", "nothing of these was taken");

  const other = await opened(otis);
  assert.equal((await tus(other, "HEAD", at)).status(), 404, "it is nobody else's");
  assert.equal((await tus(other, "PATCH", at, { "Upload-Offset": "1000", ...PIECE }, octets.subarray(1000))).status(), 404);

  const done = await tus(page, "PATCH", at, { "Upload-Offset": "1000", "Upload-Checksum": sha1(octets.subarray(1000)), ...PIECE }, octets.subarray(1000));
  assert.equal(done.status(), 204);
  assert.equal((await tus(page, "POST", "/uploads", { "Upload-Length": "99999999999999" })).status(), 413);
  assert.equal((await tus(page, "POST", "/uploads", { "Upload-Length": "-1" })).status(), 400);
  assert.equal((await tus(page, "DELETE", at)).status(), 204);
  assert.equal((await tus(page, "HEAD", at)).status(), 404);
  await Promise.all([page, other].map((one) => one.context().close()));
});

test("an upload resumes after a lost connection, and Send waits for it", async () => {
  const page = await opened(uma);
  const octets = randomBytes(20 * MEGABYTE);
  const pieces = [];
  let cuts = 2;
  await page.route("**/uploads/*", async (route) => {
    const request = route.request();
    if (request.method() === "PATCH") {
      if (cuts > 0 && pieces.length === 1) {
        cuts--;
        await route.abort("connectionreset");
        return;
      }
      pieces.push(Number(request.headers()["upload-offset"]));
    }
    await route.continue();
  });
  await page.goto(`${base}/write`);
  await page.fill("#to", otis);
  await page.fill("#subject", "A large file");
  await page.setInputFiles("input[type=file]", { name: "../odd & large.bin", mimeType: "application/x-thing", buffer: octets });
  await page.locator("#uploads li", { hasText: "large.bin" }).waitFor();
  await assertAccessible(page);
  await page.click("#send");
  await page.getByText("Sent.", { exact: true }).waitFor();
  assert.equal(cuts, 0);
  assert.deepEqual(pieces, [0, 8 * MEGABYTE, 16 * MEGABYTE], "no piece was sent twice");

  await page.goto(`${base}/mail`);
  await page.click("nav.side >> text=Sent");
  await page.click('.row:has-text("A large file") > a');
  const link = page.locator("#reading a.attachment, #reading .attachment a").first();
  await link.waitFor();
  const got = await page.context().request.get(new URL(await link.getAttribute("href"), `${base}/mail`).href);
  const body = await got.body();
  assert.equal(body.length, octets.length);
  assert.ok(body.equals(octets), "it is what was chosen");
  await page.context().close();
});

test("an upload is paused, resumed, and removed", async () => {
  const page = await opened(uma);
  let hold = true;
  await page.route("**/uploads/*", (route) => (hold && route.request().method() === "PATCH" ? route.abort("failed") : route.continue()));
  await page.goto(`${base}/write`);
  await page.fill("#subject", "Two files");
  const big = { name: "big.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(9 * MEGABYTE, 1) };
  await page.setInputFiles("input[type=file]", [big, { ...big, name: "other.bin" }]);
  const row = page.locator("#uploads li", { hasText: "big.bin" });
  const other = page.locator("#uploads li", { hasText: "other.bin" });
  await row.getByRole("button", { name: "Stop" }).click();
  await row.getByText("Stopped").waitFor();
  await other.getByRole("button", { name: "Don’t attach" }).click();
  await other.waitFor({ state: "detached" });
  hold = false;
  await row.getByRole("button", { name: "Go on" }).click();
  await page.locator(".enclose .attachment", { hasText: "big.bin" }).waitFor();
  assert.equal(await page.locator("#uploads li").count(), 0);
  assert.equal(await page.locator(".enclose .attachment").count(), 1);
  await page.context().close();
});
