// A first day in the browser: the administrator creates a domain and two accounts, whose users then write to each other.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, base, deliver, launch, makeAccount, makeDomain, open, password, promptly, signIn, writeText, writtenText } from "./house.mjs";

const domain = `web-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const ben = `ben@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await promptly(page, domain);
  await makeAccount(page, ann, "Ann Miller");
  await makeAccount(page, ben, "Ben Carter");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

after(() => browser.close());

const html = `From: "Maison Dubois" <service@dubois.example>
To: ${ann}
Subject: Votre commande
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<p>Votre colis sera livré <b>demain</b>.<img src="https://dubois.example/parcel.png">
<script>document.title = "pwned"</script><a href="javascript:alert(1)" onclick="alert(2)">suivre</a></p>
`;

test("new mail shows without a reload", async () => {
  const page = await open(browser);
  await signIn(page, "", ann, password);
  await page.getByText("New mail appears here.").waitFor();
  await page.locator("html[data-connected]").waitFor();
  await page.evaluate(() => (window.untouched = true));
  await deliver(ann, `From: Clara <clara@elsewhere.test>\nTo: ${ann}\nSubject: Bells at noon\n\nCan you hear them?\n`);
  await page.locator(".row.unread", { hasText: "Bells at noon" }).waitFor();
  assert.equal(await page.evaluate(() => window.untouched), true);
  assert.match(await page.locator(".row", { hasText: "Bells at noon" }).innerText(), /Clara[^]*Can you hear them\?/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("HTML of a received message runs nothing and loads nothing", async () => {
  await deliver(ann, html);
  const page = await open(browser);
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url()));
  await signIn(page, "", ann, password);
  await page.click(".row:has-text('Votre commande') > a");
  const frame = page.frameLocator("article.letter iframe");
  await frame.getByText("demain").waitFor();
  assert.equal(await frame.locator("script, [onclick], [href^=javascript]").count(), 0);
  assert.equal(loaded.filter((url) => url.includes("dubois.example")).length, 0);
  await Promise.all([
    page.waitForRequest(/\/remote-picture\?t=/),
    page.click("text=Load images"),
  ]);
  assert.equal(loaded.filter((url) => url.includes("dubois.example")).length, 0);
  await page.context().close();
});

test("a reply with an attachment reaches the other user, who sees it arrive", async () => {
  await deliver(ann, `From: ${ben}\nReply-To: ${ben}\nTo: ${ann}\nMessage-ID: <ask@elsewhere.test>\nSubject: The drawing\n\nDo you have it?\n`);
  const hers = await open(browser);
  const his = await open(browser);
  await signIn(his, "", ben, password);
  await his.locator("html[data-connected]").waitFor();
  await signIn(hers, "", ann, password);
  await hers.click(".row:has-text('The drawing') > a");
  await hers.click(".toolbar >> text=Reply");
  await hers.waitForURL(/\/write/);
  assert.match(await hers.inputValue("#text"), /> Do you have it\?/);
  const octets = Buffer.from([0, 1, 2, 13, 10, 46, 13, 10, 255]);
  await hers.setInputFiles("input[type=file]", { name: "tower drawing.bin", mimeType: "application/octet-stream", buffer: octets });
  await writeText(hers, "Here it is.");
  await hers.click("text=Send");
  await hers.waitForURL(/\/mail/);
  await hers.getByText("Sent.", { exact: true }).waitFor();

  await his.click(".row:has-text('Re: The drawing') > a");
  await his.frameLocator("#reading .letter iframe").getByText("Here it is.").waitFor();
  assert.match(await his.locator(".people .from").innerText(), /Ann Miller/);
  const [download] = await Promise.all([his.waitForEvent("download"), his.click("a.attachment")]);
  assert.equal(download.suggestedFilename(), "tower drawing.bin");
  assert.deepEqual(await readFile(await download.path()), octets);

  await hers.click("nav.side >> text=Sent");
  await hers.locator(".row", { hasText: "Ben Carter" }).or(hers.locator(".row", { hasText: ben })).first().waitFor();
  assert.deepEqual([...hers.complaints, ...his.complaints], []);
  await hers.context().close();
  await his.context().close();
});

test("an action is undone within ten seconds", async () => {
  await deliver(ann, `From: Dora <dora@elsewhere.test>\nTo: ${ann}\nSubject: Not for the archive\n\nStay.\n`);
  const page = await open(browser);
  await signIn(page, "", ann, password);
  const row = page.locator(".row", { hasText: "Not for the archive" });
  await row.hover();
  await row.locator(".actions [name=archive]").click();
  await page.getByText("Archived.").waitFor();
  await row.waitFor({ state: "detached" });
  await page.click("text=Undo");
  await row.waitFor();
  await page.context().close();
});

test("keys move, open and archive", async () => {
  await deliver(ann, `From: Emil <emil@elsewhere.test>\nTo: ${ann}\nSubject: By keys alone\n\nPress e.\n`);
  const page = await open(browser);
  await signIn(page, "", ann, password);
  await page.locator("html[data-connected]").waitFor();
  await page.locator(".row", { hasText: "By keys alone" }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByText("Press e.", { exact: false }).last().waitFor();
  await page.locator("article.letter h1", { hasText: "By keys alone" }).waitFor();
  await page.keyboard.press("e"); // at once, while the message is being marked as read and Turbo is updating the address
  await page.getByText("Archived.").waitFor();
  await page.locator(".row", { hasText: "By keys alone" }).waitFor({ state: "detached" });
  await page.click("text=Undo");
  await page.locator("article.letter h1", { hasText: "By keys alone" }).waitFor(); // the message that was open is open again

  const row = page.locator(".row", { hasText: "By keys alone" });
  await row.locator("> a").focus();
  for (const name of await row.locator(".actions [name]").evaluateAll((buttons) => buttons.map((button) => button.name))) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.name), name);
    assert.equal(await row.locator(".actions").evaluate((actions) => getComputedStyle(actions).opacity), "1");
  }
  await page.keyboard.press("Enter");
  await page.locator("#take-back").waitFor();
  await page.context().close();
});

test("keys act on all selected rows, or else on the row with the focus", async () => {
  for (const n of [1, 2, 3]) {
    await deliver(ben, `From: Clara <clara@elsewhere.test>\nTo: ${ben}\nSubject: Chosen ${n}\n\nRing.\n`);
  }
  const page = await open(browser);
  await signIn(page, "", ben, password);
  const row = (n) => page.locator(".row", { hasText: `Chosen ${n}` });
  await row(1).waitFor();
  await row(1).locator(".pick input").check({ force: true });
  await row(2).locator(".pick input").check({ force: true });
  await row(3).locator("> a").focus();
  await page.keyboard.press("e");
  await row(1).waitFor({ state: "detached" });
  assert.equal(await row(2).count(), 0);
  assert.equal(await row(3).count(), 1);
  await row(3).locator("> a").focus();
  await page.keyboard.press("v");
  assert.equal(await page.evaluate(() => document.activeElement.name), "to");
  assert.equal(await row(3).locator(".pick input").isChecked(), true);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("without script, administration makes a domain and an account, who reads, answers with a file and deletes", async () => {
  const own = `plain-${domain}`;
  const cleo = `cleo@${own}`;
  const admin = await open(browser, { javaScriptEnabled: false });
  await signIn(admin, "/admin", "admin", adminPassword);
  await makeDomain(admin, own);
  await makeAccount(admin, cleo, "Cleo Hart");
  await admin.context().close();

  await deliver(cleo, `From: ${ann}\nTo: ${cleo}\nMessage-ID: <plain@elsewhere.test>\nSubject: Plain question\n\nWhich file?\n`);
  const page = await open(browser, { javaScriptEnabled: false });
  await signIn(page, "", cleo, password);
  await page.click(".row:has-text('Plain question') > a");
  await page.locator("article.letter", { hasText: "Which file?" }).waitFor();
  await page.click(".toolbar >> text=Reply");
  await page.setInputFiles("input[type=file]", { name: "answer.txt", mimeType: "text/plain", buffer: Buffer.from("This one.") });
  await writeText(page, "The one enclosed.");
  await page.click("text=Save draft");
  await page.getByText("Saved in Drafts.").waitFor();
  await page.getByText("answer.txt").waitFor();
  await page.click("text=Send");
  await page.getByText("Sent.", { exact: true }).waitFor();

  await page.click("nav.side >> text=Inbox");
  await page.click(".row:has-text('Plain question') > a");
  await page.click(".toolbar [name=delete]");
  await page.getByText("New mail appears here.").waitFor();
  await page.click("nav.side >> text=Trash");
  await page.locator(".row", { hasText: "Plain question" }).waitFor();
  await page.context().close();

  const hers = await open(browser);
  await signIn(hers, "", ann, password);
  await hers.click(".row:has-text('Re: Plain question') > a");
  await hers.locator("article.letter", { hasText: "The one enclosed." }).waitFor();
  const [download] = await Promise.all([hers.waitForEvent("download"), hers.click("a.attachment")]);
  assert.equal(await readFile(await download.path(), "utf8"), "This one.");
  await hers.context().close();
});

test("settings are found by a search, and a page's settings are saved with one click", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open(browser, { javaScriptEnabled });
    await signIn(page, "", ben, password);
    await page.goto(`${base}/preferences`);
    const seek = async (words) => {
      await page.fill("main [name=q]", words);
      await page.press("main [name=q]", "Enter");
      await page.waitForURL((url) => url.searchParams.get("q") === words);
    };
    await seek("signature");
    await page.locator("main li a", { hasText: "Identities and signatures" }).waitFor();
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await seek("no such thing");
    await page.getByText("Nothing found").waitFor();
    await seek("FIRST monday");
    await page.locator("main li a", { hasText: "First day of the week" }).click();
    await page.waitForURL(/preferences#week$/);
    await page.locator("html:not([aria-busy])").waitFor();
    await page.selectOption("#week", "SUNDAY");
    await page.fill("#displayName", `Ben ${javaScriptEnabled}`);
    await page.uncheck("#conversations");
    await page.click("#save");
    await page.getByText("Saved.").first().waitFor();
    assert.equal(await page.inputValue("#week"), "SUNDAY");
    assert.equal(await page.inputValue("#displayName"), `Ben ${javaScriptEnabled}`);
    assert.equal(await page.isChecked("#conversations"), false);
    await page.selectOption("#week", "AUTO");
    await page.check("#conversations");
    await page.click("#save");
    await page.getByText("Saved.").first().waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("a chosen look also applies in another browser", async () => {
  const here = await open(browser);
  await signIn(here, "", ben, password);
  await here.goto(`${base}/preferences`);
  await here.selectOption("#theme", "DARK");
  await here.selectOption("#language", "de");
  await here.click("#save");
  await here.locator("html[lang=de][data-theme=dark]").waitFor();
  const there = await open(browser);
  await signIn(there, "", ben, password);
  await there.locator("html[lang=de][data-theme=dark]").waitFor();
  await there.goto(`${base}/preferences`);
  await there.selectOption("#theme", "AUTO");
  await there.selectOption("#language", "auto");
  await there.click("#save");
  await there.locator("html[lang=en-GB][data-theme=auto]").waitFor();
  assert.deepEqual([...here.complaints, ...there.complaints], []);
  await here.context().close();
  await there.context().close();
});

test("an invalid address is reported at its field, and nothing is lost", async () => {
  const page = await open(browser);
  await signIn(page, "", ben, password);
  await page.goto(`${base}/write`);
  await page.fill("#to", `${ann}, not an address`);
  await writeText(page, "Keep this.");
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === "POST"), page.click("text=Send")]);
  assert.equal(answer.status(), 422);
  await page.getByText("is not a valid address").waitFor();
  await page.locator(".chip[data-state=malformed]").waitFor();
  assert.deepEqual(await page.locator(".chip-name").allTextContents(), [ann, "not an address"]);
  assert.equal(await writtenText(page), "Keep this.");
  await page.context().close();
});

test("a form of another site is refused", async () => {
  const page = await open(browser);
  await signIn(page, "", ben, password);
  const cookies = await page.context().cookies();
  assert.ok(cookies.find((c) => c.name === "carillon-mail" && c.httpOnly && c.secure && c.sameSite === "Lax"));
  await page.goto(`${base}/preferences`);
  const name = await page.inputValue("#displayName");
  const foreign = await page.context().request.post(`${base}/preferences`, {
    headers: { Origin: "https://evil.example" },
    form: { you: "you", displayName: "Mallory", rename: "", "jakarta.faces.ViewState": "stateless" },
  });
  assert.equal(foreign.status(), 403);
  await page.goto(`${base}/preferences`);
  assert.equal(await page.inputValue("#displayName"), name);
  await page.context().close();
});
