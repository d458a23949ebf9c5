// Search: messages in any folder, deleted messages, and messages of special kinds.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, base, deliver, desk, launch, makeAccount, makeDomain, open, password, phone, signIn } from "./house.mjs";

const domain = `found-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, ida, "Ida");
  await page.context().close();
  for (const [subject, text, field] of [
    ["Clapper repaired", "The clapper hangs again.", ""],
    ["Clapper, the bill", "For the clapper: forty.", ""],
    ["Old news", "Nothing of it matters.", ""],
    ["Older news", "Nor of this.", ""],
    ["Ring me", "A recording.", "Message-Context: voice-message\n"],
    ["Two pages", "A fax.", "Message-Context: fax-message\n"],
    ["On my way", "Short.", "Message-Context: text-message\n"],
    ["From the tower", "A picture.", "Message-Context: multimedia-message\n"],
  ]) {
    await deliver(ida, `From: Lou <lou@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\n${field}\n${text}\n`);
  }
});

after(() => browser.close());

async function read(path, options) {
  const page = await open(browser, options);
  await signIn(page, "", ida, password);
  await page.goto(base + path);
  return page;
}

test("each kind of message shows its own icon with a label", async () => {
  const page = await read("/mail");
  for (const [subject, kind, icon] of [
    ["Ring me", "Voice message", "voicemail"],
    ["Two pages", "Fax", "printer"],
    ["On my way", "Text message", "message-square"],
    ["From the tower", "Multimedia message", "images"],
  ]) {
    const marks = page.locator(".row", { hasText: subject }).locator(".marks");
    await marks.getByText(kind, { exact: true }).waitFor();
    assert.match(await marks.locator("use").first().getAttribute("href"), new RegExp(`#${icon}$`));
  }
  assert.equal(await page.locator(".row", { hasText: "Old news" }).locator(".marks use").count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("one search finds messages in all folders, names the folder, and is navigated by keys", async () => {
  const page = await read("/mail");
  const bill = page.locator(".row", { hasText: "the bill" });
  await bill.hover();
  await bill.locator(".actions [name=archive]").click();
  await page.getByText("Archived.").waitFor();
  await page.fill("#search", "clapper");
  await page.getByRole("button", { name: "Search all folders" }).click();
  await page.waitForURL(/\/search\?.*q=clapper/);
  await page.locator(".row", { hasText: "the bill" }).locator(".in-folder", { hasText: "Archive" }).waitFor();
  await page.locator(".row", { hasText: "Clapper repaired" }).locator(".in-folder", { hasText: "Inbox" }).waitFor();
  assert.equal(await page.locator(".row").count(), 2);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.locator("article.letter h1", { hasText: /[Cc]lapper/ }).waitFor();
  await page.locator(".row.open").waitFor();
  assert.equal(await page.locator(".row").count(), 2);
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const small = await read("/search?q=clapper", { viewport: phone });
  await small.click(".row:has-text('the bill') > a");
  await small.locator("article.letter", { hasText: "For the clapper" }).waitFor();
  await small.click(".toolbar .back");
  await small.locator(".row", { hasText: "Clapper repaired" }).waitFor();
  assert.deepEqual(small.complaints, []);
  await small.context().close();

  const plain = await read("/mail", { javaScriptEnabled: false });
  await plain.fill("#search", "from:lou is:unread");
  await plain.getByRole("button", { name: "Search all folders" }).click();
  await plain.locator(".row", { hasText: "Old news" }).first().waitFor();
  await plain.context().close();
});

test("with OR one of two terms has to match, and a missing term is reported", async () => {
  const page = await read("/mail?q=" + encodeURIComponent('(subject:"old news" OR subject:older) matters'));
  await page.locator(".row", { hasText: "Old news" }).waitFor();
  assert.equal(await page.locator(".row").count(), 1);
  assert.deepEqual(await page.locator(".read-as li > bdi").allInnerTexts(), ['subject:"old news" or subject:older', "matters"]);
  await assertAccessible(page);
  await page.fill("#search", "subject:older OR subject:repaired");
  await page.keyboard.press("Enter");
  await page.locator(".row", { hasText: "Older news" }).waitFor();
  await page.locator(".row", { hasText: "Clapper repaired" }).waitFor();
  assert.equal(await page.locator(".row").count(), 2);
  await page.fill("#search", "(subject:older OR");
  await page.keyboard.press("Enter");
  await page.getByText("A search word is missing next to “OR”.").waitFor();
  assert.equal(await page.locator(".row").count(), 0);
  assert.equal(await page.locator("#search").getAttribute("aria-describedby"), "search-wrong");
  await assertAccessible(page);
  await page.context().close();
});

test("excluded terms are not found, and each understood term is removed by a link", async () => {
  const plain = await read(`/search?q=${encodeURIComponent("clapper -subject:bill")}`, { javaScriptEnabled: false });
  await plain.locator(".row", { hasText: "Clapper repaired" }).waitFor();
  assert.equal(await plain.locator(".row").count(), 1);
  assert.deepEqual(await plain.locator(".read-as li > bdi").allInnerTexts(), ["clapper", "not subject:bill"]);
  await plain.locator(".read-as li", { hasText: "not subject:bill" }).locator("a").click();
  await plain.locator(".row", { hasText: "the bill" }).waitFor();
  assert.equal(await plain.inputValue("#search"), "clapper");
  await plain.goto(`${base}/search?q=label:none`);
  await plain.getByText("There is no label “none”.").waitFor();
  assert.equal(await plain.locator(".row").count(), 0);
  await plain.context().close();
});

test("a search shows the number of results, also if all or none are shown", async () => {
  const page = await read("/mail");
  for (const [query, rows, says] of [
    ["clapper", 2, /^2 messages found$/],
    ["forty", 1, /^1 message found$/],
    ["from:lou", 8, /^8 messages found$/],
    ["nothing-like-it", 0, /^Nothing found$/],
  ]) {
    await page.goto(`${base}/search?q=${encodeURIComponent(query)}`);
    assert.match((await page.locator(".list .title .numbers").innerText()).trim(), says, query);
    assert.equal(await page.locator(".row").count(), rows, query);
    assert.equal(await page.locator(".older").count(), 0, query);
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

async function deleteForGood(page, subject) {
  await page.goto(`${base}/mail`);
  await page.click(`.row:has-text('${subject}') > a`);
  await page.click(".toolbar [name=delete]");
  await page.click("nav.side >> text=Trash");
  await page.click(`.row:has-text('${subject}') > a`);
  await page.click(".toolbar [name=delete]");
  await page.locator(".row", { hasText: subject }).waitFor({ state: "detached" });
}

test("messages that were deleted for good are restored, one or several, with and without script", async () => {
  const plain = await read("/mail", { javaScriptEnabled: false });
  await deleteForGood(plain, "Old news");
  await deleteForGood(plain, "Older news");
  await plain.context().close();

  const page = await read("/mail");
  await page.click("nav.side >> text=Recently deleted");
  const line = page.locator(".gone li", { hasText: "Old news" });
  await line.getByText(/From Trash, deleted Today, .*\. Kept until /).waitFor();
  await line.getByRole("button", { name: "Restore Old news" }).click();
  await page.getByText("One message was restored.").waitFor();
  await line.waitFor({ state: "detached" });
  await page.locator(".gone li", { hasText: "Older news" }).locator("input[type=checkbox]").check();
  await page.getByRole("button", { name: "Restore the selected ones" }).click();
  await page.getByText("Nothing to restore").waitFor();
  await page.click("nav.side >> text=Trash");
  await page.locator(".row", { hasText: "Old news" }).waitFor();
  await page.locator(".row", { hasText: "Older news" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const [where, viewport] of [["desk", desk], ["phone", phone]]) {
  for (const [colorScheme, locale] of [["light", "en-GB"], ["dark", "de-DE"]]) {
    test(`searching is accessible: ${where}, ${colorScheme}, ${locale}`, async () => {
      const page = await read("/deleted", { viewport, colorScheme, locale });
      for (const path of ["/deleted", "/search?q=clapper", "/search?q=nothing-like-it", "/search"]) {
        await page.goto(base + path);
        await assertAccessible(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test("one search finds mail, events, contacts, tasks, notes and files, grouped by kind, from any page by /", async () => {
  const page = await read("/calendar");
  const dav = async (kind, path, type, data) => {
    const put = await page.context().request.fetch(`${base}/dav/${kind}/${ida}/${path}`, { method: "PUT", data, headers: { authorization: `Basic ${btoa(`${ida}:${password}`)}`, "content-type": type } });
    assert.ok(put.status() < 300, `${path}: ${put.status()}`);
  };
  const object = (what, ...lines) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", `BEGIN:${what}`, `UID:${what}-1`, "DTSTAMP:20310101T000000Z", ...lines, `END:${what}`, "END:VCALENDAR", ""].join("\r\n");
  await dav("calendars", "Calendar/one.ics", "text/calendar", object("VEVENT", "DTSTART:20310312T070000Z", "SUMMARY:Hang the clapper"));
  await dav("calendars", "Tasks/one.ics", "text/calendar", object("VTODO", "SUMMARY:Oil the clapper"));
  await dav("calendars", "Calendar/two.ics", "text/calendar", object("VEVENT", "DTSTART:20310319T070000Z", "SUMMARY:Hang the clapper once more").replaceAll("VEVENT-1", "VEVENT-2"));
  await dav("addressbooks", "Contacts/one.vcf", "text/vcard", "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:c-1\r\nFN:Clara Clapper\r\nEMAIL:clara@elsewhere.test\r\nEND:VCARD\r\n");
  await dav("files", "Files/Clapper%20plan_50%25.txt", "text/plain", "drawn");
  await page.goto(`${base}/note?new=1`);
  await page.fill("textarea", "Clapper weighs 40 kilos");
  await page.click("#save");
  await page.waitForURL(/\/notes/);

  await page.goto(`${base}/todos`);
  await page.keyboard.press("/");
  await page.locator("#search:focus").waitFor();
  await page.keyboard.type("clapper");
  await page.keyboard.press("Enter");
  await page.locator("#found-files").waitFor();
  await assertAccessible(page);
  const groups = page.locator(".found-all section");
  assert.deepEqual(await groups.locator("h2").allInnerTexts().then((all) => all.map((one) => one.trim())), ["Mail", "Events", "Contacts", "Tasks", "Notes", "Files"]);
  const first = (kind) => page.locator(`section[aria-labelledby=found-${kind}] .name`).first();
  assert.deepEqual(
    await Promise.all(["events", "contacts", "tasks", "notes", "files"].map((kind) => first(kind).innerText())),
    ["Hang the clapper", "Clara Clapper", "Oil the clapper", "Clapper weighs 40 kilos", "Clapper plan_50%.txt"],
  );
  assert.equal(await page.locator("section[aria-labelledby=found-events] .name").count(), 2);
  assert.match(await page.locator("section[aria-labelledby=found-events] li .about").first().innerText(), /12.*2031.* · Calendar$/, "its hours and its calendar, as events are listed");
  await first("events").click();
  await page.waitForURL(/\/event\?c=/);
  await page.goBack();
  await first("files").click();
  await page.locator("h1:has-text('Clapper plan_50%.txt')").waitFor();
  await page.goto(`${base}/find?q=${encodeURIComponent("plan_50%")}`);
  assert.equal(await groups.count(), 1);
  for (const nowhere of ["clapper nowhere", "clap_er%plan_50%"]) {
    await page.goto(`${base}/find?q=${encodeURIComponent(nowhere)}`);
    await page.getByText("Try fewer words").waitFor(); // SQL wildcards are plain text here
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const plain = await read("/find?q=clapper&only=tasks", { javaScriptEnabled: false, viewport: phone });
  assert.deepEqual(await plain.locator(".found-all h2").allInnerTexts().then((all) => all.map((one) => one.trim())), ["Tasks"]);
  await plain.context().close();
});
