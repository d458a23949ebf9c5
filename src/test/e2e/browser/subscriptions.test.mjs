// Subscriptions. Calendars of others: fetched by the server, shown with the user's own, read-only. Feeds: folders, to which each entry is added
// once.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const domain = `follow-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const asked = [];
let status = 200;
let browser;
let web;
let far;

const feed = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "X-PUBLISHED-TTL:PT1H", "BEGIN:VEVENT", "UID:bell", "DTSTAMP:20310101T000000Z",
  "DTSTART;VALUE=DATE:20310312", "SUMMARY:Day of bells", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

let entries = 2;

function news() {
  const items = Array.from({ length: entries }, (_, at) => `<item><guid>n${at}</guid><title>Clapper ${at}</title><link>/article-${at}</link>
    <pubDate>Tue, 10 Mar 2026 12:0${at}:00 +0000</pubDate>
    <description>&lt;p onclick="x()"&gt;What happened up there ${at}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>`);
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Tower news</title>${items.reverse().join("")}</channel></rss>`;
}

before(async () => {
  web = createServer((request, response) => {
    asked.push(request.headers);
    if (request.url === "/tower") {
      response.writeHead(200, { "content-type": "text/html" }).end('<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head>');
    } else if (request.url === "/news.xml") {
      response.writeHead(200, { "content-type": "application/rss+xml" }).end(news());
    } else if (request.url !== "/bells.ics") {
      response.writeHead(302, { location: "/bells.ics" }).end();
    } else if (status === 200 && request.headers["if-none-match"] === '"1"') {
      response.writeHead(304).end();
    } else {
      response.writeHead(status, { etag: '"1"' }).end(status === 200 ? feed : "");
    }
  });
  await new Promise((listening) => web.listen(0, "127.0.0.1", listening));
  far = `http://127.0.0.1:${web.address().port}`;
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await api(page, "PATCH", "settings", { "policy.fetch.private-networks": ["127.0.0.1"] });
  await makeDomain(page, domain);
  await makeAccount(page, ann, "Ann Bell");
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "policy.fetch.private-networks": null });
  await browser.close();
  web.close();
});

/** Reloads the page until it contains the text: the server fetches on its own schedule. */
async function until(page, text) {
  for (let tries = 0; tries < 60 && (await page.getByText(text).count()) === 0; tries++) {
    await page.waitForTimeout(500);
    await page.goto(`${base}/calendars`);
  }
  await page.getByText(text).first().waitFor();
}

for (const javaScriptEnabled of [false, true]) {
  test(`a calendar is subscribed to, shown, fetched again, and unsubscribed; ${javaScriptEnabled ? "by" : "without"} script`, async () => {
    status = 200;
    const name = `Bells ${javaScriptEnabled}`;
    const page = await open(browser, { javaScriptEnabled });
    await signIn(page, "", ann, password);
    await page.goto(`${base}/calendars`);
    await page.fill("#title", name);
    await page.fill("#address", "gopher://bells.test/");
    await page.click("#subscribe");
    await page.locator("#address[aria-invalid]").waitFor();
    await page.fill("#address", `${far}/moved`);
    await page.selectOption("#tone", "teal");
    await page.click("#subscribe");
    await page.getByText(`You are subscribed to ${name}.`).waitFor();
    await until(page, /Fetched: /);
    await page.goto(`${base}/calendar?view=month&day=2031-03-12`);
    await page.locator(".strip.tone-teal", { hasText: "Day of bells" }).click();
    await page.getByRole("heading", { name: "Day of bells" }).waitFor();
    assert.equal(await page.locator("#change, button[name=remove]").count(), 0, "it is its publisher's to change");
    await page.goto(`${base}/event?new=2031-03-12`);
    assert.equal(await page.locator("#calendar option", { hasText: name }).count(), 0, "nothing is put into it");
    await page.goto(`${base}/calendars`);
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    status = 404;
    const before = asked.length;
    const row = () => page.locator("#followed li", { has: page.locator(`input[value='${name}']`) });
    // The server asks at most once a minute: the first request must be a while ago, or remain the last one.
    await row().getByRole("button", { name: /^Fetch now/ }).click();
    await page.getByText(`${name} is fetched in a moment.`).waitFor();
    assert.equal(asked.length, before);
    await row().getByRole("button", { name: /^Unsubscribe/ }).click();
    await page.getByText(`You are no longer subscribed to ${name}.`).waitFor();
    assert.equal(await row().count(), 0);
    await page.getByRole("button", { name: "Undo" }).click();
    await row().waitFor();
    await until(page, "The server says 404. It could not be fetched yet.");
    await page.goto(`${base}/shares`);
    assert.equal(await page.locator("#thing option", { hasText: name }).count(), 0, "there is nothing to be shared");
    await page.goto(`${base}/calendars`);
    assert.equal(await row().locator("select").inputValue(), "teal");
    await row().getByRole("button", { name: /^Unsubscribe/ }).click();
    await page.getByText(`You are no longer subscribed to ${name}.`).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("an address of the internal network is refused at once", async () => {
  const page = await open(browser);
  await signIn(page, "", ann, password);
  await page.goto(`${base}/calendars`);
  await page.fill("#title", "Inside");
  await page.fill("#address", "http://10.255.255.1/x.ics");
  await page.click("#subscribe");
  await page.getByText(/because it is not public/).first().waitFor();
  await page.locator("#address[aria-invalid]").waitFor();
  await page.goto(`${base}/calendars`);
  assert.equal(await page.locator("#followed input[value=Inside]").count(), 0);
  await page.context().close();
});

for (const javaScriptEnabled of [false, true]) {
  test(`a feed is a folder: subscribed to, read, paused, and unsubscribed; ${javaScriptEnabled ? "by" : "without"} script`, async () => {
    entries = 2;
    status = 200;
    const page = await open(browser, { javaScriptEnabled });
    await signIn(page, "", ann, password);
    await page.goto(`${base}/folders`);
    await page.getByRole("link", { name: "Your feeds" }).click();
    await page.getByText("You have no feeds yet.").waitFor();
    for (const [wrong, why] of [["gopher://bells.test/", "This is not a valid web address."], ["http://10.255.255.1/feed", /because it is not public/],
      [`${far}/bells.ics`, /There is no feed at that address/]]) {
      await page.fill("#address", wrong);
      await page.click("#subscribe");
      await page.locator("#address[aria-invalid]").waitFor();
      await page.getByText(why).first().waitFor();
    }
    await page.fill("#address", `${far}/tower`);
    await page.click("#subscribe");
    await page.getByText(/You are subscribed to Tower news/).waitFor();
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    const row = () => page.locator("#followed li");
    assert.equal(await row().locator("input").inputValue(), `${far}/news.xml`, "the page named it");
    const folder = await row().getByRole("link").innerText();
    await row().getByRole("link").click();
    await page.locator(".row > a", { hasText: "Clapper 1" }).click();
    await page.getByRole("heading", { name: "Clapper 1" }).waitFor();
    await page.frameLocator("article.letter iframe").getByText("What happened up there 1").waitFor();
    await page.goto(`${base}/feeds`);
    await row().getByRole("button", { name: /^Pause/ }).click();
    await page.getByText(`${folder} is paused.`).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await row().getByRole("button", { name: /^Pause/ }).click();
    entries = 3;
    await row().getByRole("button", { name: /^Resume/ }).click();
    await page.getByText(`${folder} is fetched again.`).waitFor();
    await row().getByRole("link").click();
    const newest = page.locator(".row > a", { hasText: "Clapper 2" });
    for (let tries = 0; tries < 60 && (await newest.count()) === 0; tries++) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await newest.waitFor();
    await page.goto(`${base}/feeds`);
    await row().getByRole("button", { name: /^Unsubscribe/ }).click();
    await page.getByText(`You are no longer subscribed to ${folder}. The folder stays.`).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await row().waitFor();
    await row().getByRole("button", { name: /^Unsubscribe/ }).click();
    await page.getByText("You have no feeds yet.").waitFor();
    await page.goto(`${base}/folders`);
    await page.locator(`#own input[value='${folder}']`).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
