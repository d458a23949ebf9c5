// Snoozed messages, and actions on all messages that match.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { unpacked } from "./archive.mjs";
import { adminPassword, api, assertAccessible, deliver, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `snooze-${mark}.test`;
const ida = `ida@${domain}`;
const web = process.env.CARILLON_WEB;
let browser;
let page;

before(async () => {
  browser = await launch();
  const admin = await open(browser);
  await signIn(admin, "/admin", "admin", adminPassword);
  await makeDomain(admin, domain);
  await makeAccount(admin, ida, "Ida");
  await admin.context().close();
  for (const subject of ["First bell", "Second bell", "Third bell"]) {
    await deliver(ida, `From: Bo <bo@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\nMessage-ID: <${subject[0]}${mark}@elsewhere.test>\n\nThe ${subject.toLowerCase()} rings.`);
  }
  page = await open(browser);
  await signIn(page, "", ida, password);
  await row("Third bell").waitFor();
});

after(() => browser?.close());

const row = (subject) => page.locator(".row", { hasText: subject });
const toast = (text) => page.locator(".notice", { hasText: text }).first().waitFor();
const inbox = () => page.goto(`${web}/mail`);

test("a message is snoozed by key, shown in its folder, and restored by undo", async () => {
  await row("Second bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "Second bell" }).waitFor();
  await page.keyboard.press("b");
  await page.locator("#reading button[name=snooze][formaction]:focus").waitFor();
  await assertAccessible(page);
  await page.locator("#reading button[name=snooze][formaction]").last().click();
  await toast("Snoozed until");
  assert.equal(await row("Second bell").count(), 0);
  await page.keyboard.press("z");
  await toast("Undone.");
  await row("Second bell").waitFor();
});

test("a selection comes back at the chosen time, unread and above the others", async () => {
  await inbox();
  await row("First bell").locator("input[type=checkbox]").check({ force: true });
  await page.locator(".bulk .menu > summary").click();
  const soon = await page.evaluate(() => {
    const then = new Date(Date.now() + 60_000);
    return new Date(then - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
  await page.locator(".bulk summary", { hasText: "Snooze" }).click();
  await page.locator(".bulk input[name=until-own]").fill(soon);
  await page.locator(".bulk button[name=snooze]:not([formaction])").click();
  await toast("Snoozed until");
  await page.locator(".side a", { hasText: "Snoozed" }).click();
  await row("First bell").locator(".in-folder").waitFor();
  await row("First bell").locator("> a").click();
  await page.locator("#reading .snoozed", { hasText: "Comes back to your inbox" }).waitFor();
  await assertAccessible(page);
  await inbox();
  await page.locator("#pinned .row.unread", { hasText: "First bell" }).waitFor({ timeout: 90_000 });
  await assertAccessible(page);
  assert.equal(await page.locator(".row .subject").first().innerText(), "First bell");
  await row("First bell").locator("> a").click();
  await page.locator("#reading h1", { hasText: "First bell" }).waitFor();
  await inbox();
  assert.equal(await page.locator("#pinned").count(), 0);
});

test("without script a message is snoozed, and taken back", async () => {
  const plain = await open(browser, { javaScriptEnabled: false });
  await signIn(plain, "", ida, password);
  await plain.locator(".row > a", { hasText: "Third bell" }).click();
  await plain.locator("#reading summary", { hasText: "More" }).click();
  await plain.locator("#reading .asking summary", { hasText: "Snooze" }).click();
  await plain.locator("#reading button[name=snooze]:not([formaction])").click();
  await plain.getByText("Choose a time first.").waitFor();
  await plain.locator(".row > a", { hasText: "Third bell" }).click();
  await plain.locator("#reading summary", { hasText: "More" }).click();
  await plain.locator("#reading .asking summary", { hasText: "Snooze" }).click();
  await plain.locator("#reading button[name=snooze][formaction]").first().click();
  await plain.locator(".notice", { hasText: "Snoozed until" }).waitFor();
  await plain.locator(".side a", { hasText: "Snoozed" }).click();
  await plain.locator(".row > a", { hasText: "Third bell" }).click();
  await plain.locator("#reading button[name=unsnooze]").click();
  await plain.locator(".notice", { hasText: "inbox" }).waitFor();
  await plain.goto(`${web}/mail`);
  await plain.locator(".row > a", { hasText: "Third bell" }).waitFor();
  await plain.context().close();
});

/** Returns the file that a click on a button downloads. */
async function downloaded(press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), octets: readFileSync(await download.path()) };
}

test("all matching messages are moved by a task, and moved back by undo", async () => {
  await inbox();
  await row("First bell").locator("input[type=checkbox]").check({ force: true });
  await page.locator(".bulk .menu > summary").click();
  await page.locator(".bulk a", { hasText: "All in this folder" }).click();
  await page.getByText("3 messages in Inbox.").waitFor();
  await assertAccessible(page);
  await page.click("#archive");
  await page.getByText("3 messages moved to Archive.").waitFor();
  await assertAccessible(page);
  await inbox();
  await page.getByText("Nothing here").first().waitFor();
  await page.goBack();
  await page.click("#undo-all");
  await page.getByText("3 messages moved to Inbox.").waitFor();
  assert.equal(await page.locator("#undo-all").count(), 0);
  await inbox();
  assert.equal(await page.locator(".row").count(), 3);
  await page.goto(`${web}/all?q=second`);
  await page.getByText('1 message in Inbox for “second”.').waitFor();
  await page.click("#star");
  await page.getByText("1 message changed in Inbox.").waitFor();
  await page.goto(`${web}/all?q=second`);
  await page.click("#star");
  await page.getByText("There is no message that this would change.").waitFor();
});

test("a rule is applied to existing mail, and sends nothing", async () => {
  await page.goto(`${web}/rule`);
  await page.locator("select[name=field]").first().selectOption("subject");
  await page.locator("input[name=value]").first().fill("Second");
  await page.locator("select[name=verb]").first().selectOption("file");
  await page.locator("select[name=into]").first().selectOption("Archive");
  await page.click("#run");
  await page.locator("#result").waitFor();
  await page.click("#apply");
  await page.getByText("Rule applied to 3 messages: 1 filed, 0 marked, 0 moved to Trash.").waitFor();
  await page.locator(".side a", { hasText: "Archive" }).click();
  await row("Second bell").waitFor();
});

test("all attachments are downloaded as one archive, whatever their names", async () => {
  const part = (name) => `--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; ${name}\n\nclang\n`;
  const names = ["filename*=iso-8859-1''Gl%F6ckchen.txt", "filename*=utf-8''Gl%C3%B6ckchen.txt", 'filename="../../etc/passwd"'];
  await deliver(ida, `From: Bo <bo@elsewhere.test>\nTo: ${ida}\nSubject: Three files\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHere.\n${names.map(part).join("")}--b--`);
  await inbox();
  await row("Three files").locator("> a").click();
  const link = page.locator("#reading a", { hasText: "Save all" });
  await link.waitFor();
  const { name, octets } = await downloaded(() => link.click());
  assert.equal(name, "Three files.zip");
  for (const file of ["Glöckchen.txt", "Glöckchen (2).txt", "_.._etc_passwd"]) {
    assert.ok(octets.includes(Buffer.from(file)), file);
  }
});

test("the owner exports an account's data", async () => {
  await api(page, "PUT", `accounts/${ida}/scripts/bells`, { script: "keep; # bells\n" });
  await page.goto(`${web}/note?new=1`);
  await page.fill("#text", "Ropes/wheels\nto be oiled");
  await page.click("#save");
  await page.getByText("Note saved.").waitFor();
  const authorization = `Basic ${Buffer.from(`${ida}:${password}`).toString("base64")}`;
  const put = await page.context().request.put(`${new URL(web).origin}/dav/files/${ida}/Files/tower.txt`, { headers: { authorization }, data: "It leans." });
  assert.equal(put.status(), 201);
  await page.goto(`${web}/identities?id=new`);
  await page.fill("#name", "Ida at the bells");
  await page.locator("#identity[data-edited]").waitFor();
  await page.frameLocator("#identity .editor iframe").locator("#body").fill("Ring twice");
  await page.click("#save");
  await page.getByText("Saved.").first().waitFor();
  await page.goto(`${web}/export`);
  await assertAccessible(page);
  const { name, octets } = await downloaded(() => page.click("#export"));
  assert.match(name, /^carillon-.*\.zip$/);
  const files = unpacked(octets);
  for (const [file, says] of Object.entries({
    "Mail/INBOX.mbox": /The first bell rings/,
    "Mail/Archive.mbox": /The second bell rings/,
    "Calendars/Calendar.ics": /BEGIN:VCALENDAR/,
    "Notes/Notes/Ropes_wheels.txt": /^Ropes\/wheels\nto be oiled$/,
    "Files/Files/tower.txt": /^It leans\.$/,
    "Rules/bells.sieve": /^keep; # bells\n$/,
    [`Signatures/Ida at the bells ${ida}.txt`]: /^Ring twice\s*$/,
    [`Signatures/Ida at the bells ${ida}.html`]: /charset="utf-8"[^]*Ring twice/,
  })) {
    assert.match(files[file] ?? "", says, `${file} among ${Object.keys(files)}`);
  }
  await page.uncheck("input[name=mail]");
  await page.uncheck("input[name=files]");
  const some = unpacked((await downloaded(() => page.click("#export"))).octets);
  assert.deepEqual(Object.keys(some).filter((file) => /^(Mail|Files)/.test(file)), []);
  assert.ok("Rules/bells.sieve" in some);
  const stranger = await open(browser);
  await stranger.goto(`${web}/export-file?mail=1`);
  assert.match(stranger.url(), /sign-in/);
  await stranger.context().close();
});
