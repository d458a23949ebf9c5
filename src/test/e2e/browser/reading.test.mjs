// Reading mail: messages look as they were made and run nothing, lists are in order, and each key works.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, base, deliver, launch, makeAccount, makeDomain, open, password, phone, signIn } from "./house.mjs";

const domain = `reading-${Date.now().toString(36)}.test`;
const rosa = `rosa@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, rosa, "Rosa Reader");
  await page.context().close();
});

after(() => browser.close());

async function read(path, options) {
  const page = await open(browser, options);
  await signIn(page, "", rosa, password);
  await page.goto(base + path);
  return page;
}

function subjects(page) {
  return page.locator(".row .subject").allInnerTexts();
}

async function openLetter(page, subject) {
  await page.click(`.row:has-text('${subject}') > a`);
  await page.locator("article.letter h1", { hasText: subject }).waitFor();
}

const letter = (subject, body, header = "") => `From: Otto <otto@elsewhere.test>\nTo: ${rosa}\nSubject: ${subject}\n${header}\n${body}\n`;
const markup = (subject, body) => letter(subject, body, "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n");

test("a reply quotes date and author of the message in a form that does not depend on the reader", async () => {
  const header = `Date: Mon, 4 Mar 2019 10:00:00 +0900\nCc: Bea <bea@elsewhere.test>, chief@elsewhere.test\nReply-To: desk@elsewhere.test\n`;
  await deliver(rosa, letter("The minutes", "All agreed.", header));
  const page = await read("/mail");
  await openLetter(page, "The minutes");
  const head = page.locator("article.letter header");
  assert.match(await head.innerText(), /to .*rosa.* · Cc Bea, chief@elsewhere\.test/);
  assert.match(await head.innerText(), /Replies go to desk@elsewhere\.test/);
  assert.match(await head.innerText(), /Dated 4 March 2019\W.*10:00 \+0900/);
  for (const [link, says] of [
    ["Reply", /4 March 2019\W.*10:00 \+0900, Otto wrote:/],
    ["Forward", /Date: 4 March 2019\W.*10:00 \+0900\n[^]*Cc: Bea <bea@elsewhere\.test>/],
  ]) {
    await page.click(`.toolbar >> text=${link} >> nth=0`);
    await page.waitForURL(/\/write/);
    const text = await page.inputValue("#text");
    assert.match(text, says);
    assert.doesNotMatch(text, /Today|Yesterday/);
    await page.goBack();
    await page.locator("article.letter").waitFor();
  }
  await page.context().close();

  const german = await read("/mail", { locale: "de-DE" });
  await openLetter(german, "The minutes");
  await german.click(".toolbar [data-key=r]");
  await german.waitForURL(/\/write/);
  assert.match(await german.inputValue("#text"), /4\. März 2019\W.*10:00 \+0900 schrieb Otto:/);
  await german.context().close();
});

test("HTML looks as its sender made it, is as wide as the pane, and covers nothing outside", async () => {
  const style = `<style>body{margin:0;background:#123456} .pre{display:none} @media (max-width:480px){.side{display:none}}
    .over{position:fixed;inset:0;background:red;z-index:9} @import "https://far.example/x.css"; p{background:url(https://far.example/bg.png)}</style>`;
  const table = `<table width="640"><tr><td width="640" style="background:#fff;color:#234567">The words<div class="side">aside</div></td></tr></table>`;
  await deliver(rosa, markup("In colours", `${style}<div class="pre">hidden words</div><div class="over"></div>${table}${"<p>line</p>".repeat(60)}<p>the end</p>`));
  const page = await open(browser);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await signIn(page, "", rosa, password);
  await openLetter(page, "In colours");
  const frame = page.frameLocator("article.letter iframe");
  await frame.getByText("The words").waitFor();
  const look = (selector, property) => frame.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);
  assert.equal(await look("body", "backgroundColor"), "rgb(18, 52, 86)");
  assert.equal(await look("td", "color"), "rgb(35, 69, 103)");
  assert.equal(await look(".pre", "display"), "none");
  assert.equal(await look(".over", "position"), "static");
  assert.equal(await look(".side", "display"), "block");
  await page.locator("iframe.fitted").waitFor();
  const whole = () =>
    page.locator("article.letter iframe").evaluate((element) => {
      const root = element.contentDocument.documentElement;
      return { high: element.clientHeight - root.getBoundingClientRect().height, wide: element.clientWidth - root.scrollWidth * (root.currentCSSZoom ?? 1) };
    });
  assert.ok((await whole()).high >= 0, "shown whole");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok((await whole()).high >= 0, "printed whole");
  assert.equal(asked.filter((url) => url.includes("far.example")).length, 0);
  await Promise.all([page.waitForRequest(/\/remote-picture\?t=/), page.click("text=Load images")]);
  assert.equal(asked.filter((url) => url.includes("far.example")).length, 0);
  assert.deepEqual(page.complaints.filter((said) => !said.includes("far.example") && !said.includes("Failed to load")), []);
  await page.context().close();

  const small = await read("/mail", { viewport: phone });
  await openLetter(small, "In colours");
  const inside = small.frameLocator("article.letter iframe");
  await inside.getByText("The words").waitFor();
  await small.locator("iframe.fitted").waitFor();
  const right = await inside.locator("td").evaluate((cell) => cell.getBoundingClientRect().right);
  assert.ok(right <= phone.width + 1, `the letter ends at ${right}`);
  assert.equal(await inside.locator(".side").isVisible(), false);
  await small.context().close();
});

test("a link that shows another address than its target is marked, with and without script", async () => {
  const lure = `<style>a *,.banner{display:none!important}</style><p><a href="https://evil.test/login">https://www.paypal.com/signin</a></p>`;
  await deliver(rosa, markup("Your account is limited", `${lure}<p><a href="https://click.shop.test/1">Our shop</a> <a href="https://www.bank.test/">bank.test</a></p>`));
  for (const javaScriptEnabled of [true, false]) {
    const page = await read("/mail", { javaScriptEnabled });
    await openLetter(page, "Your account is limited");
    await page.getByText("A link in this message shows “www.paypal.com” but leads to “evil.test”.").waitFor();
    assert.equal(await page.locator(".misleading p").count(), 1);
    const links = page.frameLocator("article.letter iframe").locator("a");
    await links.first().waitFor();
    assert.deepEqual(await links.allInnerTexts(), ["https://www.paypal.com/signin⚠ evil.test", "Our shop", "bank.test"]);
    await page.context().close();
  }
});

test("a message that is too wide to scale down scrolls sideways in its frame, and fits on paper", async () => {
  const cells = Array.from({ length: 14 }, (_, i) => `<td width="100" style="min-width:100px">cell ${i}</td>`).join("");
  await deliver(rosa, markup("A wide table", `<body style="overflow:hidden"><table style="font-size:16px"><tr>${cells}</tr></table><p id="last">The end</p>`));
  for (const [viewport, isScrolled] of [[phone, true], [{ width: 820, height: 900 }, true], [{ width: 2400, height: 900 }, false]]) {
    const page = await read("/mail", { viewport });
    await openLetter(page, "A wide table");
    await page.frameLocator("article.letter iframe").getByText("The end").waitFor();
    await page.locator("iframe.fitted").waitFor();
    const seen = await page.locator("article.letter iframe").evaluate((frame) => {
      const root = frame.contentDocument.documentElement;
      const cell = frame.contentDocument.querySelector("td:last-child");
      frame.contentWindow.scrollTo(100_000, 100_000);
      const { scrollX, scrollY, innerWidth } = frame.contentWindow;
      return { scale: root.currentCSSZoom ?? 1, scrollX, scrollY, ends: cell.getBoundingClientRect().right, innerWidth };
    });
    assert.ok(seen.scale >= 0.6 && (isScrolled || seen.scale === 1), `${viewport.width}: letters are ${seen.scale} of their size`);
    assert.equal(seen.scrollX > 0, isScrolled, `${viewport.width}: scrolled by ${seen.scrollX}`);
    assert.equal(seen.scrollY, 0, `${viewport.width}: shown whole`);
    assert.ok(seen.ends <= seen.innerWidth + 1, `${viewport.width}: the last cell ends at ${seen.ends}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    const printed = await page.locator("article.letter iframe").evaluate((frame) => {
      dispatchEvent(new Event("beforeprint"));
      return frame.contentDocument.querySelector("td:last-child").getBoundingClientRect().right - frame.clientWidth;
    });
    assert.ok(printed <= 1, `printed ${printed} px too wide`);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("a message's own background fills its frame", async () => {
  await deliver(rosa, markup("Night sale", `<style>body{margin:0;background:#101010;color:#fff;line-height:1.37}</style><p>Sale</p>`));
  const page = await read("/mail", { colorScheme: "dark" });
  await openLetter(page, "Night sale");
  await page.frameLocator("article.letter iframe").getByText("Sale").waitFor();
  await page.locator("iframe.fitted").waitFor();
  const picture = (await page.locator("article.letter iframe").screenshot()).toString("base64");
  const darkness = await page.evaluate(async (source) => {
    const octets = Uint8Array.from(atob(source), (octet) => octet.charCodeAt(0));
    const drawn = await createImageBitmap(new Blob([octets], { type: "image/png" }));
    const canvas = new OffscreenCanvas(drawn.width, drawn.height).getContext("2d");
    canvas.drawImage(drawn, 0, 0);
    return [0, drawn.height - 1].map((row) => canvas.getImageData(drawn.width >> 1, row, 1, 1).data[0]);
  }, picture);
  assert.deepEqual(darkness, [16, 16]);
  await page.context().close();
});

test("format=flowed lines are joined, in the message and in the reply", async () => {
  const flowed = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n";
  await deliver(rosa, letter("Flowed", "One paragraph \nover two lines.\n From the start.\n\n> Asked \n> before.\n-- \nOtto", flowed));
  const page = await read("/mail");
  await openLetter(page, "Flowed");
  assert.equal((await page.locator("article.letter .text").innerText()).trimEnd(), "One paragraph over two lines.\nFrom the start.\n\n> Asked before.\n-- \nOtto");
  await page.click(".toolbar [data-key=r]");
  await page.waitForURL(/\/write/);
  assert.match(await page.inputValue("#text"), /\n> One paragraph over two lines\.\n> From the start\.\n>\n>> Asked before\.\n> -- \n> Otto/);
  await page.context().close();
});

test("no name or subject reverses the text beside it, and files show their true size", async () => {
  const rlo = (text) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
  const file = Buffer.from("x".repeat(138) + "y").toString("base64").replace(/.{64}/g, "$&\n");
  const name = encodeURIComponent("bill\u202egpj.exe");
  const parts = `--b\nContent-Type: text/plain\n\nSee this.\n--b\nContent-Type: application/octet-stream; name*=utf-8''${name}\nContent-Disposition: attachment; filename*=utf-8''${name}\nContent-Transfer-Encoding: base64\n\n${file}\n--b--`;
  await deliver(rosa, letter(rlo("\u202etxe.bill"), parts, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"));
  await deliver(rosa, letter(rlo("שלום לכולם"), "words"));
  const page = await read("/mail");
  const right = (locator) => locator.evaluate((element) => Math.round(element.getBoundingClientRect().right));
  const hebrew = page.locator(".row", { hasText: "שלום" });
  assert.equal(await right(hebrew.locator(".subject")), await right(hebrew.locator("time")));
  assert.equal(await page.locator(".row", { hasText: "txe.bill" }).locator(".subject").textContent(), "txe.bill");
  assert.match(await page.locator(".row", { hasText: "txe.bill" }).locator("> a").textContent(), /With attachment\. See this/);
  await openLetter(page, "txe.bill");
  assert.equal(await page.locator("article.letter h1").textContent(), "txe.bill");
  assert.doesNotMatch(await page.content(), /[\u202a-\u202e\u2066-\u2069]/);
  const saved = page.locator("a.attachment");
  assert.equal(await saved.locator(".name").textContent(), "billgpj.exe");
  assert.match(await saved.innerText(), /139\s+bytes/);
  const answer = await page.context().request.get(await saved.evaluate((link) => link.href));
  assert.match(answer.headers()["content-disposition"], /''billgpj\.exe$/);
  assert.equal((await answer.body()).length, 139);
  await page.click(".toolbar [data-key=f]");
  await page.waitForURL(/\/write/);
  await page.locator("label.attachment", { hasText: "billgpj.exe" }).getByText(/139\s+bytes/).waitFor();
  await page.context().close();
});

test("in a text browser words are separated and the message is one link away", async () => {
  await deliver(rosa, letter("Plainly read", "The words."));
  const page = await read("/mail", { javaScriptEnabled: false });
  await openLetter(page, "Plainly read");
  assert.equal(await page.locator("a.skip[href='#message']").textContent(), "Skip to the message");
  assert.equal(await page.locator("article.letter #message").textContent(), "Plainly read");
  assert.match(await page.locator("article.letter .from").textContent(), /^Otto <otto@elsewhere\.test>\s+Contact Otto\s*$/);
  assert.match(await page.locator("details.account summary").textContent(), /^\s*More Account: /);
  assert.match(await page.locator("details.sort .sheet").textContent(), /Newest first Oldest first By sender/);
  assert.match(await page.locator(".row", { hasText: "Plainly read" }).locator(".pick").textContent(), /^\s*$/);
  await page.context().close();
});

test("without script the messages come before the rail, and filters are a separate page", async () => {
  const page = await read("/mail", { javaScriptEnabled: false });
  const before = await page.locator("#rows .row").first().evaluate((row) =>
    [...document.querySelectorAll("a[href], input:not([type=hidden])")]
      .filter((one) => one.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING)
      .map((one) => (one.closest(".rail") ? "rail" : one.name || one.getAttribute("href"))),
  );
  assert.deepEqual(before.filter((one) => ["rail", "words", "sender", "place"].includes(one)), []);
  await page.click(".filters summary");
  await page.click(".filters a");
  await page.waitForURL(/filters\?f=/);
  assert.equal(await page.locator("#by-place option:checked").innerText(), "Inbox");
  await page.fill("#by-title", "text alone");
  await page.click("main button[type=submit]");
  await page.waitForURL(/search\?q=subject/);
  await page.context().close();
});

test("received content is never a page of this site, however it is requested", async () => {
  const hostile = `From: x@elsewhere.test
To: ${rosa}
Subject: Parts to open
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See these.
--b
Content-Type: image/svg+xml; name=a.svg
Content-Disposition: inline; filename=a.svg

<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "pwned"</script></svg>
--b
Content-Type: text/html; name=a.html
Content-Disposition: attachment; filename=a.html

<script>document.title = "pwned"</script>
--b
Content-Type: application/xhtml+xml; name=b.xhtml

<html xmlns="http://www.w3.org/1999/xhtml"><script>document.title = "pwned"</script></html>
--b--
`;
  await deliver(rosa, hostile);
  const page = await read("/mail");
  await openLetter(page, "Parts to open");
  const parts = await page.locator("a.attachment").evaluateAll((links) => links.map((link) => link.href));
  assert.equal(parts.length, 3);
  const source = await page.locator("a[href^='source?']").getAttribute("href");
  for (const address of [...parts, `${base}/${source}`]) {
    const answer = await page.context().request.get(address);
    const headers = answer.headers();
    assert.equal(headers["x-content-type-options"], "nosniff", address);
    assert.match(headers["content-security-policy"], /sandbox; default-src 'none'/, address);
    assert.match(headers["content-disposition"], address.includes("source") ? /^inline/ : /^attachment/, address);
    if (address.includes("source")) {
      assert.match(headers["content-type"], /^text\/plain/);
      assert.match(await answer.text(), /^(Return-Path|Delivered-To|Received)[^]*Subject: Parts to open/);
    }
  }
  const body = `${base}/body?${new URL(parts[0]).search.slice(1)}`;
  const alone = await page.context().request.get(body);
  assert.match(alone.headers()["content-security-policy"], /sandbox allow-popups/);
  assert.doesNotMatch(alone.headers()["content-security-policy"], /allow-same-origin|allow-scripts/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a list stays in order when messages are moved, is sorted as chosen, and is read with one key", async () => {
  for (const [subject, size] of [["Order one", 10], ["Order two", 9_000], ["Order three", 300]]) {
    await deliver(rosa, letter(subject, "x ".repeat(size)));
  }
  const page = await read(`/mail`);
  const ordered = async () => (await subjects(page)).filter((subject) => subject.startsWith("Order"));
  const expected = ["Order three", "Order two", "Order one"];
  assert.deepEqual(await ordered(), expected);
  const two = page.locator(".row", { hasText: "Order two" });
  await two.hover();
  await two.locator(".actions [name=delete]").click();
  await two.waitFor({ state: "detached" });
  await page.locator("#take-back").waitFor(); // the row leaves before the server has answered, and the undo button comes with the answer
  await page.keyboard.press("z");
  await page.locator("#take-back").waitFor({ state: "detached" }); // the row may be back before the page with the response is shown
  await two.waitFor();
  assert.deepEqual(await ordered(), expected);

  await page.locator(".sort summary").click();
  await page.click(".sort >> text=Largest first");
  await page.waitForURL(/s=largest/);
  assert.equal((await ordered())[0], "Order two");
  await page.goto(`${base}/mail?s=subject`);
  assert.deepEqual(await ordered(), ["Order one", "Order three", "Order two"]);

  await page.goto(`${base}/mail`);
  await page.locator("html[data-connected]").waitFor();
  await openLetter(page, "Order three");
  for (const next of ["Order two", "Order one"]) {
    await page.keyboard.press("e");
    await page.locator("article.letter h1", { hasText: next }).waitFor();
    await page.locator(".row.open", { hasText: next }).waitFor();
    assert.notEqual(await page.evaluate(() => document.activeElement.localName), "body");
  }
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await page.locator("article.letter").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const plain = await read("/mail", { javaScriptEnabled: false });
  await plain.click(".row:has-text('Order one') > a");
  const before = await subjects(plain);
  await plain.click(".toolbar [name=archive]");
  const beside = before[before.indexOf("Order one") + 1] ?? before.at(-2);
  await plain.locator("article.letter h1", { hasText: beside }).waitFor();
  await plain.context().close();
});

test("the next message is prefetched, and an archived one leaves the list before the server has answered", async () => {
  for (let n = 1; n <= 5; n += 1) {
    await deliver(rosa, letter(`Ahead ${n}`, `Letter ${n}.`));
  }
  const page = await read("/mail");
  await page.locator("html[data-connected]").waitFor();
  const row = (n) => page.locator(".row", { hasText: `Ahead ${n}` });
  const shown = (n) => page.locator("article.letter h1", { hasText: `Ahead ${n}` }).waitFor();
  await openLetter(page, "Ahead 5");
  const kept = page.waitForRequest((request) => request.headers()["carillon-keep"] === "1");
  await page.keyboard.press("j");
  await shown(4);
  await (await kept).response();
  await row(3).and(page.locator(".unread")).waitFor(); // it is prefetched, but not read

  // From now on, responses are slow: the message is shown all the same, and reported as read.
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/mail*", async (route) => (await held, route.continue()));
  const told = page.waitForRequest((request) => request.headers()["carillon-read"] === "1");
  await page.keyboard.press("j");
  await shown(3);
  await told;
  await page.keyboard.press("e");
  await row(3).waitFor({ state: "detached" });
  release();
  await page.getByText("Archived.").waitFor();
  await shown(2);
  await page.locator(".row.open", { hasText: "Ahead 2" }).waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.goto(`${base}/mail`);
  assert.equal(await row(3).count(), 0);
  assert.equal(await row(2).and(page.locator(".unread")).count(), 0);
  assert.equal(await row(4).and(page.locator(".unread")).count(), 0);
  await row(1).and(page.locator(".unread")).waitFor();
  assert.deepEqual(page.complaints, []);

  // The server fails: the message is back in the list, and the user is told.
  await openLetter(page, "Ahead 4");
  const order = () => page.locator(".row .subject", { hasText: "Ahead" }).allInnerTexts();
  const before = await order();
  const away = (request) => request.method() === "POST" || request.headers()["carillon-parts"];
  await page.route("**/mail*", (route) => (away(route.request()) ? route.abort() : route.continue()));
  await page.keyboard.press("e");
  await page.getByRole("alert").waitFor();
  await row(4).waitFor();
  assert.deepEqual(await order(), before);
  await shown(2);
  await page.locator(".row.open > a:focus", { hasText: "Ahead 2" }).waitFor();
  // Once the server is back, the error notice disappears.
  await page.unrouteAll({ behavior: "wait" });
  await page.evaluate(() => document.dispatchEvent(new Event("carillon:back")));
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page.context().close();
});

test("fast navigation and going back to a removed message show the list, and undo returns to the list of the action", async () => {
  for (let n = 1; n <= 6; n += 1) {
    await deliver(rosa, letter(`Quick ${n}`, `Letter ${n}.`));
  }
  const page = await read("/mail?s=subject&q=subject:quick");
  await page.locator("html[data-connected]").waitFor();
  await openLetter(page, "Quick 1");
  for (let n = 1; n <= 4; n += 1) {
    await page.keyboard.press("e");
  }
  await page.getByText("Archived.").waitFor();
  await page.locator(".row", { hasText: "Quick 1" }).waitFor({ state: "detached" });
  await page.locator("#rows .row").first().waitFor();

  await page.goto(`${base}/mail?s=subject&q=subject:quick`);
  await page.locator("html[data-connected]").waitFor();
  await openLetter(page, "Quick 5");
  await page.keyboard.press("e");
  await page.getByText("Archived.").waitFor();
  await page.locator("article.letter h1", { hasText: "Quick 6" }).waitFor();
  await page.keyboard.press("z");
  await page.getByText("Undone.").waitFor();
  const { searchParams } = new URL(page.url());
  assert.equal(searchParams.get("s"), "subject");
  assert.equal(searchParams.get("q"), "subject:quick");

  await page.goto(`${base}/mail`);
  await openLetter(page, "Quick 6");
  const there = page.url();
  await page.click(".toolbar [name=archive]");
  await page.getByText("Archived.").waitFor();
  await page.goto(there);
  await page.locator("#rows .row").first().waitFor();
  await page.context().close();
});

test("a search shows the number of results, highlights matches, and reports unknown filters", async () => {
  await deliver(rosa, letter("Carillon repair", "The clappers are worn."));
  const page = await read("/mail?q=subject:carillon");
  await page.getByText("1 message found").waitFor();
  assert.equal(await page.locator(".row mark").first().innerText(), "Carillon");
  await page.goto(`${base}/mail?q=lager:1M`);
  await page.getByText("There is no filter “lager:”.").waitFor();
  await page.goto(`${base}/mail?q=larger:100MB`);
  await page.getByText("Nothing found", { exact: true }).first().waitFor();
  await page.goto(`${base}/mail?q=in:inbox+carillon`);
  await page.waitForURL(/\/search\?q=in/);
  await page.locator(".row", { hasText: "Carillon repair" }).waitFor();
  await page.click(".filters summary");
  await page.fill("#by-title", "carillon repair");
  await page.selectOption("#by-place", { label: "Inbox" });
  await page.click(".filters button[type=submit]");
  await page.waitForURL(/subject/);
  assert.match(await page.inputValue("#search"), /subject:"carillon repair" in:INBOX/i);
  await page.locator(".row", { hasText: "Carillon repair" }).waitFor();
  await page.context().close();
});

test("a file that is too large for any message is refused before it is sent", async () => {
  const page = await read("/write");
  await page.setInputFiles("input[type=file]", { name: "small.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  assert.equal(await page.locator("#no-room").innerText(), "");
  await page.getByText("small.txt").first().waitFor();
  await page.evaluate(() => (document.querySelector("input[type=file]").dataset.room = "10"));
  await page.setInputFiles("input[type=file]", { name: "large.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(11) });
  await page.getByText("they are not attached").waitFor();
  assert.equal(await page.inputValue("input[type=file]"), "");
  assert.match(await page.locator("#room").innerText(), /up to 38\.\d MB in all/);
  await page.context().close();
});

test("a file chosen before the page's script was loaded is uploaded like any", async () => {
  const page = await read("/mail");
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/look/write*.js*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${base}/write`);
  await page.setInputFiles("input[type=file]", { name: "early.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  release();
  await page.locator("#uploads, .attachments").getByText("early.txt").first().waitFor();
  await page.context().close();
});

test("a message that could not be sent shows the reason and its folder, in whole sentences", async () => {
  const page = await read("/write");
  await page.fill("#to", `nobody@${domain}`);
  await page.fill("#subject", "To nobody");
  await page.click("#send");
  const said = page.locator(".banner.bad");
  await said.waitFor();
  assert.match(await said.innerText(), new RegExp(`^nobody@${domain}: [^.]+\\. The message is in Drafts\\.$`));
  await page.goto(`${base}/mail`);
  await page.click("nav.side >> text=Drafts");
  await page.locator(".row", { hasText: "To nobody" }).waitFor();
  await page.context().close();
});

test("files in encodings older than MIME are saved like any", async () => {
  const tnef = (id, value) => {
    const head = Buffer.alloc(9);
    head.writeUInt8(2, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(value.length, 5);
    return Buffer.concat([head, value, Buffer.alloc(2)]);
  };
  const winmail = Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    tnef(0x00069002, Buffer.alloc(14)),
    tnef(0x00018010, Buffer.from("plan.pdf\0")),
    tnef(0x0006800f, Buffer.from("%PDF-1.4")),
  ]);
  const uuencoded = "begin 644 hello.txt\n+:&5L;&\\@=V]R;&0`\n`\nend\n";
  await deliver(
    rosa,
    letter(
      "Packed",
      `--b\nContent-Type: text/plain\n\nSee both.\n${uuencoded}Bye.\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${winmail.toString("base64")}\n--b--`,
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n",
    ),
  );
  const page = await read("/mail");
  await openLetter(page, "Packed");
  assert.match(await page.locator("article.letter .text").innerText(), /See both\.\s+Bye\./);
  assert.deepEqual(await page.locator("a.attachment .name").allInnerTexts(), ["hello.txt", "plan.pdf"]);
  const saved = await Promise.all(
    (await page.locator("a.attachment").evaluateAll((links) => links.map((link) => link.href))).map(async (address) => {
      const answer = await page.context().request.get(address);
      assert.match(answer.headers()["content-disposition"], /^attachment/);
      return answer.text();
    }),
  );
  assert.deepEqual(saved, ["hello world", "%PDF-1.4"]);
  await page.context().close();
});

test("a file's extension is visible however long its name is", async () => {
  const name = `${"A report of all that was said about the bells ".repeat(8).trim()}.pdf.exe`;
  await deliver(rosa, letter("Long name", `--b\nContent-Type: text/plain\n\nSee.\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="${name}"\n\nx\n--b--`, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"));
  const page = await read("/mail", { viewport: phone });
  await openLetter(page, "Long name");
  const shown = page.locator("a.attachment .name");
  assert.match(await shown.getAttribute("title"), /^A report.*….exe$/);
  const [end, edge] = await shown.evaluate((one) => {
    const range = document.createRange();
    range.selectNodeContents(one.lastChild);
    return [range.getBoundingClientRect().right, one.getBoundingClientRect().right];
  });
  assert.ok(end <= edge + 1, "the extension is cut");
  await page.context().close();
});

test("a row's actions cover neither its marks nor its words", async () => {
  await deliver(rosa, letter("Under the hand", `--b\nContent-Type: text/plain\n\n${"Words that fill a line. ".repeat(20)}\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx\n--b--`, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"));
  const page = await read("/mail");
  const row = page.locator(".row", { hasText: "Under the hand" });
  await row.locator(".marks .icon").first().waitFor();
  await row.hover();
  const actions = await row.locator(".actions").boundingBox();
  for (const part of [".marks .icon", ".words"]) {
    const { y } = await row.locator(part).first().boundingBox();
    assert.ok(actions.y + actions.height <= y + 2, `${part} is in sight`);
  }
  await page.context().close();
});

test("a local client that did not sign in does not authenticate a local domain", async () => {
  await deliver(rosa, letter("From the chief", "Pay this.").replace("otto@elsewhere.test", `chief@${domain}`));
  await deliver(rosa, letter("From a stranger", "Hello."));
  const page = await read("/mail");
  await openLetter(page, "From the chief");
  const proof = page.locator(".proof", { hasText: `Sender not verified: ${domain}` });
  await proof.locator("summary").click();
  await proof.getByText("its sender was not signed in").waitFor();
  await openLetter(page, "From a stranger");
  assert.equal(await page.locator(".proof").count(), 0);
  await page.context().close();
});

test("an invalid or existing folder name is refused", async () => {
  const page = await read("/folders");
  for (const [name, says] of [["a/b", /A name cannot contain “\/”/], ["..", /“\.\.” is not a valid folder name/], ["INBOX", /The folder “INBOX” already exists/]]) {
    await page.fill("#name", name);
    await page.click("#create");
    await page.locator("#name-wrong", { hasText: says }).waitFor();
    assert.equal(await page.inputValue("#name"), name);
  }
  await page.fill("#name", "Bells");
  await page.selectOption("#above", { label: "Inbox" });
  await page.click("#create");
  await page.getByText("Bells created.").waitFor();
  assert.ok((await page.locator("#above option").allInnerTexts()).includes("Inbox › Bells"));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("every key on the help page works", async () => {
  await deliver(rosa, letter("For the keys", "Press them."));
  const page = await read("/keys");
  const told = await page.locator("dl.keys dt").evaluateAll((keys) => keys.map((key) => [...key.querySelectorAll("kbd")].map((one) => one.innerText).join(" ")));
  assert.ok(told.length > 15);
  await page.goto(`${base}/mail`);
  await openLetter(page, "For the keys");
  await page.keyboard.press("s");
  await page.locator(".notice", { hasText: "Starred." }).waitFor(); // and with it the undo key
  const heard = await page.evaluate(() => [
    ...document.body.dataset.motions.split(" ").map((motion) => motion.split(":")[1]),
    ...[...document.querySelectorAll("[data-key]")].map((bearer) => bearer.dataset.key),
    "Enter",
  ]);
  const other = await read("/calendar");
  heard.push(...(await other.locator("[data-key]").evaluateAll((bearers) => bearers.map((bearer) => bearer.dataset.key))));
  await other.keyboard.press(".");
  await other.waitForURL(/day=/);
  await other.context().close();
  const files = await read("/files");
  await files.request.put(`${base}/dav/files/${rosa}/Files/keys.txt`, { headers: { Authorization: `Basic ${btoa(`${rosa}:${password}`)}` }, data: "Keys" });
  await files.goto(`${base}/files`);
  heard.push(...(await files.locator("[data-key]").evaluateAll((bearers) => bearers.map((bearer) => bearer.dataset.key))));
  await files.getByRole("link", { name: "keys.txt" }).first().click();
  await files.locator("[data-key=d]").waitFor();
  heard.push("d");
  await files.context().close();
  // "Reply to all" is only offered for messages with several recipients.
  assert.deepEqual(told.filter((keys) => !heard.includes(keys)), ["a"]);
  await page.keyboard.press("v");
  await page.locator("#reading button[name=move]:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("z");
  await page.locator(".notice", { hasText: "Undone." }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.getByRole("heading", { name: "Drafts" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
