// Unusual messages, drafts and received ones: what must not be lost, and what must not slow down a page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, base, deliver, launch, open, password, promptly, recipients, signIn, writeText, writtenText } from "./house.mjs";

const domain = `letters-${Date.now().toString(36)}.test`;
const eve = `eve@${domain}`;
const max = `max@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/domains`);
  await page.evaluate(() => document.querySelector("details.adder")?.setAttribute("open", ""));
  await page.fill("#name", domain);
  await page.click("#create");
  await page.waitForURL(/domain\?domain=/);
  await promptly(page, domain);
  for (const address of [eve, max]) {
    await page.goto(`${base}/admin/accounts?domain=${domain}`);
    await page.evaluate(() => document.querySelector("details.adder")?.setAttribute("open", ""));
    await page.fill("#address", address);
    await page.fill("#password", password);
    await page.click("#create");
    await page.waitForURL(/account\?account=/);
  }
  await page.context().close();
});

after(() => browser.close());

async function writing(options) {
  const page = await open(browser, options);
  await signIn(page, "", eve, password);
  await page.goto(`${base}/write`);
  await page.fill("#to", max);
  await page.fill("#subject", "Before the session ended");
  await writeText(page, "Three hours of work.\nAnd a second line.");
  return page;
}

async function signInAgain(page, name) {
  await page.getByText("Sign in to continue where you were.").waitFor();
  await page.fill("#name", name);
  await page.fill("#password", password);
  await page.click("#enter");
}

for (const javaScriptEnabled of [true, false]) {
  test(`a message being written outlives its session ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await writing({ javaScriptEnabled });
    await page.setInputFiles("input[type=file]", { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("plan") });
    if (javaScriptEnabled) {
      await page.locator(".attachments", { hasText: "plan.txt" }).waitFor(); // in the draft, which is still there after the session has ended
    }
    await page.context().clearCookies({ name: "carillon-mail" });
    await page.click("text=Send");
    await signInAgain(page, eve);
    await page.getByText("Here is your message again").waitFor();
    await page.getByText("plan.txt").waitFor();
    assert.equal(await recipients(page), max);
    assert.equal(await page.inputValue("#subject"), "Before the session ended");
    assert.equal(await writtenText(page), "Three hours of work.\nAnd a second line.");
    await page.click("text=Send");
    await page.getByText("Sent.", { exact: true }).waitFor();
    await page.context().close();
  });
}

test("a message being written outlives a session that the server ended", async () => {
  const page = await writing();
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "carillon-mail");
  await page.context().addCookies([{ ...cookie, value: "ended" }]);
  await page.click("text=Send");
  await signInAgain(page, eve);
  await page.getByText("Here is your message again").waitFor();
  assert.equal(await writtenText(page), "Three hours of work.\nAnd a second line.");
  await page.context().close();
});

test("another account that signs in then does not see the message", async () => {
  const page = await writing();
  await page.context().clearCookies({ name: "carillon-mail" });
  await page.click("text=Send");
  await signInAgain(page, max);
  await page.waitForURL(/\/write/);
  assert.equal(await writtenText(page), "");
  assert.equal(await page.inputValue("#subject"), "");
  await page.context().close();
});

test("a message is saved as one draft by itself, files included, and leaving it unsaved asks for confirmation", async () => {
  const page = await open(browser);
  await page.clock.install();
  await signIn(page, "", max, password);
  await page.goto(`${base}/write`);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    dialog.dismiss();
  });
  await page.fill("#subject", "By itself");
  await Promise.all([page.waitForEvent("dialog"), page.click("nav.side >> text=Inbox")]);
  assert.equal(asked.length, 1);
  await page.setInputFiles("input[type=file]", { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
  await page.getByText("Saved in Drafts.").waitFor();
  await page.getByText("nothing.txt").waitFor();
  await writeText(page, "The second edition.");
  await page.clock.fastForward(31_000);
  const kept = page.locator("input[name=draft]");
  const first = await kept.inputValue();
  await page.waitForFunction((old) => document.querySelector("input[name=draft]").value !== old, first);
  await page.click("nav.side >> text=Drafts");
  await page.locator(".row", { hasText: "By itself" }).waitFor();
  assert.equal(await page.locator(".row").count(), 1);
  assert.equal(asked.length, 1);
  await page.click(".row:has-text('By itself') > a");
  await page.getByText("nothing.txt").waitFor();
  assert.equal(await writtenText(page), "The second edition.");
  await page.fill("#to", max);
  await page.click("text=Send");
  await page.getByText("Sent.", { exact: true }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  // The fake clock is a script in every frame, and a message's frame complains of any script.
  const reading = await open(browser);
  await signIn(reading, "", max, password);
  await reading.click(".row:has-text('By itself') > a");
  await reading.locator("a.attachment", { hasText: "nothing.txt" }).waitFor();
  assert.deepEqual(reading.complaints, []);
  await reading.context().close();
});

test("a subject of sixty thousand characters does not slow the pages down", { timeout: 60_000 }, async () => {
  // Adjacent encoded words are joined without the space between them (RFC 2047 §6.2).
  const long = Array.from({ length: 1_000 }, () => ` =?utf-8?q?${"x".repeat(60)}?=`).join("\n");
  await deliver(eve, `From: "Long" <long@elsewhere.test>\nTo: ${eve}\nSubject: =?utf-8?q?endless?=\n${long}\n\nShort.\n`);
  const page = await open(browser);
  await signIn(page, "", eve, password);
  const begun = Date.now();
  await page.click(".row:has-text('endless') > a");
  await page.locator("article.letter", { hasText: "Short." }).waitFor();
  await page.click(".toolbar >> text=Reply");
  await page.waitForURL(/\/write/);
  assert.ok(Date.now() - begun < 20_000);
  await page.goto(`${base}/mail`);
  const row = await page.locator(".row", { hasText: "endless" }).evaluate((element) => element.outerHTML);
  assert.equal(row.split("endless").length, 2);
  await page.context().close();
});

test("texts, pictures and attached messages are shown in their order", async () => {
  const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await deliver(
    eve,
    `From: <parts@elsewhere.test>
To: ${eve}
Subject: In parts
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

The first part.
--b
Content-Type: text/plain
Content-Disposition: inline

The second part.
--b
Content-Type: text/html

<p>The third part.<script>document.title = "pwned"</script>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Disposition: inline; filename="dot.png"

${picture}
--b
Content-Type: message/rfc822

Subject: The enclosed one

Hello
--b--
`,
  );
  const page = await open(browser);
  await signIn(page, "", eve, password);
  await page.click(".row:has-text('In parts') > a");
  const letter = page.locator("article.letter");
  await letter.getByText("The second part.").waitFor();
  await page.frameLocator("article.letter iframe").getByText("The third part.").waitFor();
  const shown = await letter.evaluate((element) => [...element.children].slice(1).map((child) => child.localName));
  assert.deepEqual(shown, ["div", "div", "iframe", "img", "p"]);
  await letter.locator("p", { hasText: "The enclosed one" }).waitFor();
  await letter.locator("img.piece").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector("img.piece").naturalWidth === 1);
  assert.equal(await letter.getByText("Attachment", { exact: true }).count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a narrow phone shows pages without horizontal scrolling", async () => {
  const viewport = { width: 360, height: 780 };
  const mail = await open(browser, { viewport });
  await signIn(mail, "", eve, password);
  await mail.goto(`${base}/folders`);
  await mail.fill("#name", "f".repeat(300));
  await mail.click("#create");
  await mail.getByText("f created.").waitFor();
  assert.equal(await widest(mail), 360);
  await mail.context().close();

  const admin = await open(browser, { viewport });
  await signIn(admin, "/admin", "admin", adminPassword);
  for (const path of ["certificates", "audit", "overview", "accounts", "listeners", "queue"]) {
    await admin.goto(`${base}/admin/${path}`);
    assert.equal(await widest(admin), 360, path);
  }
  await admin.context().close();
});

/** Returns the width of the page, with its tables as a whole. */
function widest(page) {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".table-box, .page, .sheet-page")];
    return Math.max(document.documentElement.scrollWidth, ...boxes.map((box) => innerWidth + box.scrollWidth - box.clientWidth));
  });
}

test("an unknown resource is answered 404, not as an error", async () => {
  const page = await open(browser);
  for (const path of ["/jakarta.faces.resource/x", "/jakarta.faces.resource/x.css", "/admin/jakarta.faces.resource/x"]) {
    assert.equal((await page.context().request.get(base + path)).status(), 404, path);
  }
  await page.context().close();
});
