// Reading as readers do all day: letters that look as they were made and do nothing, lists in order, one key after the other.
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

test("an answer says when and by whom the letter was written, for whoever reads it and whenever", async () => {
  const header = `Date: Mon, 4 Mar 2019 10:00:00 +0900\nCc: Bea <bea@elsewhere.test>, chief@elsewhere.test\nReply-To: desk@elsewhere.test\n`;
  await deliver(rosa, letter("The minutes", "All agreed.", header));
  const page = await read("/mail");
  await openLetter(page, "The minutes");
  const head = page.locator("article.letter header");
  assert.match(await head.innerText(), /to .*rosa.* · Cc Bea, chief@elsewhere\.test/);
  assert.match(await head.innerText(), /Answers go to desk@elsewhere\.test/);
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

test("HTML looks as its sender made it, is as wide as the pane, and can cover nothing", async () => {
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
  await Promise.all([page.waitForRequest(/far\.example\/bg\.png/), page.click("text=Load pictures")]);
  assert.equal(asked.filter((url) => url.includes("x.css")).length, 0);
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

test("what strangers sent is no page of this site, asked for in whatever way", async () => {
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

test("a list stays in order whatever is moved, is sorted as chosen, and is gone through by one key", async () => {
  for (const [subject, size] of [["Order one", 10], ["Order two", 9_000], ["Order three", 300]]) {
    await deliver(rosa, letter(subject, "x ".repeat(size)));
  }
  const page = await read(`/mail`);
  const ordered = async () => (await subjects(page)).filter((subject) => subject.startsWith("Order"));
  const expected = ["Order three", "Order two", "Order one"];
  assert.deepEqual(await ordered(), expected);
  const two = page.locator(".row", { hasText: "Order two" });
  await two.hover();
  await two.locator(".deeds [name=delete]").click();
  await two.waitFor({ state: "detached" });
  await page.keyboard.press("z");
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

test("a search says how many it found, shows where, and what it did not understand", async () => {
  await deliver(rosa, letter("Carillon repair", "The clappers are worn."));
  const page = await read("/mail?q=subject:carillon");
  await page.getByText("1 message found").waitFor();
  assert.equal(await page.locator(".row mark").first().innerText(), "Carillon");
  await page.goto(`${base}/mail?q=lager:1M`);
  await page.getByText("Not understood: lager:1M.").waitFor();
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

test("a file that no message has room for is refused before it is sent", async () => {
  const page = await read("/write");
  await page.setInputFiles("input[type=file]", { name: "small.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  assert.equal(await page.locator("#no-room").innerText(), "");
  await page.evaluate(() => (document.querySelector("input[type=file]").dataset.room = "10"));
  await page.setInputFiles("input[type=file]", { name: "large.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(11) });
  await page.getByText("it is not attached").waitFor();
  assert.equal(await page.inputValue("input[type=file]"), "");
  assert.match(await page.locator("#room").innerText(), /up to 38\.\d MB in all/);
  await page.context().close();
});

test("what could not be sent says why, and where it is, in whole sentences", async () => {
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

test("files packed in ways older than MIME are saved like any", async () => {
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

test("a folder's name is the name of one folder", async () => {
  const page = await read("/folders");
  for (const [name, says] of [["a/b", /A name has no "\/"/], ["..", /No folder can be called "\.\."/]]) {
    await page.fill("#name", name);
    await page.click("#create");
    await page.getByText(says).waitFor();
  }
  await page.fill("#name", "Bells");
  await page.selectOption("#above", { label: "Inbox" });
  await page.click("#create");
  await page.getByText("Bells is created.").waitFor();
  assert.ok((await page.locator("#above option").allInnerTexts()).includes("Inbox › Bells"));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
