// Remote pictures in messages: fetched by the server, never by the reader's browser; trackers are never fetched.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { adminPassword, api, base, deliver, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const domain = `pictures-${Date.now().toString(36)}.test`;
const pia = `pia@${domain}`;
const asked = [];
let browser;
let web;
let far;

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const table = (octet) => [...Array(8)].reduce((rest) => (rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1), octet);
  const sum = ~body.reduce((rest, octet) => table((rest ^ octet) & 0xff) ^ (rest >>> 8), -1) >>> 0;
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(sum, 4 + body.length);
  return framed;
}

/** A picture of 8 by 8 pixels. */
const png = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  chunk("IHDR", Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0])),
  chunk("IDAT", deflateSync(Buffer.alloc(8 * 25, 200))),
  chunk("IEND", Buffer.alloc(0)),
]);

before(async () => {
  web = createServer((request, response) => {
    asked.push({ path: request.url, headers: request.headers });
    if (request.url === "/moved") {
      response.writeHead(302, { location: "/there.png" }).end();
    } else if (request.url === "/drawing.png") {
      response.writeHead(200, { "content-type": "image/png" }).end("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    } else {
      response.writeHead(200, { "content-type": "text/html", "set-cookie": "who=reader" }).end(png);
    }
  });
  await new Promise((listening) => web.listen(0, "127.0.0.1", listening));
  far = `http://127.0.0.1:${web.address().port}`;
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await api(page, "PATCH", "settings", { "policy.fetch.private-networks": ["127.0.0.1"] });
  await makeDomain(page, domain);
  await makeAccount(page, pia, "Pia Picture");
  await page.context().close();
  const body = `<style>.ground{background:url(${far}/ground.png)}</style><div class="ground">words</div>
    <img class="one" alt="one" src="${far}/one.png"><img class="moved" alt="moved" src="${far}/moved"><img class="drawing" alt="drawing" src="${far}/drawing.png">
    <img class="inside" alt="inside" src="http://10.255.255.1/x.png"><img src="${far}/point.png" width="1" height="1"><img src="${far}/track/open?u=1">`;
  await deliver(pia, `From: Shop <news@shop.test>\nTo: ${pia}\nSubject: Much to see\nMIME-Version: 1.0\nContent-Type: text/html\n\n${body}\n`);
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "policy.fetch.private-networks": null, "policy.pictures.fetch": null });
  await browser.close();
  web.close();
});

async function read(options) {
  const page = await open(browser, options);
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  await signIn(page, "", pia, password);
  await page.goto(`${base}/mail`);
  await page.click(".row:has-text('Much to see') > a");
  await page.frameLocator("article.letter iframe").getByText("words").waitFor();
  return page;
}

const width = (frame, name) => frame.locator(`img.${name}`).evaluate(async (picture) => {
  await (picture.complete || new Promise((done) => picture.addEventListener("load", done) ?? picture.addEventListener("error", done)));
  return picture.naturalWidth;
});

test("pictures come through this server, SVG and internal addresses do not, trackers are reported and not fetched", async () => {
  const page = await read();
  assert.match(await page.locator(".remote").innerText(), /not loaded\. 2 trackers were left out\./);
  assert.equal(asked.length, 0);
  await page.click("text=Load images");
  const frame = page.frameLocator("article.letter iframe");
  await frame.locator("img.one[src]").waitFor();
  assert.equal(await width(frame, "one"), 8);
  assert.equal(await width(frame, "moved"), 8);
  assert.equal(await width(frame, "drawing"), 0);
  assert.equal(await width(frame, "inside"), 0);
  assert.deepEqual(page.asked.filter((url) => !url.startsWith(base)), []);
  assert.deepEqual([...new Set(asked.map((one) => one.path))].sort(), ["/drawing.png", "/ground.png", "/moved", "/one.png", "/there.png"]);
  for (const { headers } of asked) {
    assert.deepEqual(Object.keys(headers).sort(), ["accept", "connection", "host", "user-agent"]);
    assert.equal(headers["user-agent"], "Carillon");
  }
  assert.match(await page.locator(".remote").innerText(), /^2 trackers were left out\.$/);
  const address = await frame.locator("img.one").evaluate((picture) => picture.src);
  assert.equal((await page.context().request.get(address)).headers()["content-type"], "image/png");
  assert.equal((await page.context().request.get(`${address.slice(0, -3)}AAA`)).status(), 404);
  // A message's own page, as it is printed, has an opaque origin and sends no cookie.
  await page.goto(`${base}/body?${new URL(page.url()).search.slice(1)}`);
  await page.locator("img.one[src]").waitFor();
  assert.equal(await width(page, "one"), 8);
  await page.context().close();
});

test("pictures are shown without asking if the user chooses so, and never if the server fetches none", async () => {
  const page = await read({ javaScriptEnabled: false });
  await page.goto(`${base}/preferences`);
  await page.selectOption("#pictures", "ALWAYS").catch(() => page.check("[name=pictures][value=ALWAYS]"));
  await page.click("#save");
  await page.goto(`${base}/mail`);
  await page.click(".row:has-text('Much to see') > a");
  await page.frameLocator("article.letter iframe").locator("img.one[src]").waitFor();
  assert.equal(await page.locator("text=Load images").count(), 0);
  await page.goto(`${base}/pictures`);
  await page.getByText("No sender yet").waitFor();
  await api(page, "PATCH", "settings", { "policy.pictures.fetch": false });
  await page.goto(`${base}/mail`);
  await page.click(".row:has-text('Much to see') > a");
  await page.getByText("not shown here").waitFor();
  assert.equal(await page.frameLocator("article.letter iframe").locator("img.one[src]").count(), 0);
  await page.context().close();
});
