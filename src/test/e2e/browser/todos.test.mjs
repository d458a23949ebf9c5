// Tasks as people use them: added, checked off, repeated, split, made of a message; on desktop and phone, without script; CalDAV sees the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, deliver, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `todos-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const bob = `bob@${domain}`;
const list = `${base}/dav/calendars/${ann}/Tasks/`;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ann, "Ann Bell"], [bob, "Bob Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

async function opened(name, options) {
  const page = await open(browser, options);
  await signIn(page, "", name, password);
  await page.goto(`${base}/todos`);
  return page;
}

/** Sends a request as Ann's CalDAV client. */
async function dav(page, method, path, data, headers = {}) {
  const authorization = `Basic ${btoa(`${ann}:${password}`)}`;
  return page.context().request.fetch(new URL(path, list).href, { method, data, headers: { authorization, "content-type": "text/calendar; charset=utf-8", ...headers } });
}

/** Returns all objects of the list from CalDAV, unfolded. */
async function objects(page) {
  const data = `<c:calendar-query xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:d="DAV:"><d:prop><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"/></c:filter></c:calendar-query>`;
  const answer = await dav(page, "REPORT", "", data, { depth: "1", "content-type": "application/xml" });
  return (await answer.text()).replace(/&#13;|\r/g, "").replace(/\n[ \t]/g, "").split("BEGIN:VCALENDAR").slice(1);
}

const day = (away) => new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10);
const lines = async (page, group) => (await page.locator(`.of-${group} .what`).allInnerTexts()).map((one) => one.trim());
const tick = (page, title) => page.locator(".todo", { hasText: title }).locator(".tick").click();

test("tasks are added, grouped, changed, checked off and undone; CalDAV sees each change", async () => {
  const page = await opened(ann);
  await page.locator(".empty").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("c");
  await page.keyboard.type("Call Ben");
  await page.keyboard.press("Enter");
  await page.getByText("Task added: Call Ben").waitFor();
  for (const [title, away] of [["Water plants", 0], ["Tax", -3], ["Trip", 3], ["Book hall", 60]]) {
    await page.fill("#title", title);
    await page.fill("#dueDay", day(away));
    await page.click("#add");
    await page.getByText(`Task added: ${title}`).waitFor();
  }
  for (const [group, title] of [["overdue", "Tax"], ["today", "Water plants"], ["week", "Trip"], ["later", "Book hall"], ["someday", "Call Ben"]]) {
    assert.deepEqual(await lines(page, group), [title], group);
  }
  await page.click(".what:has-text('Tax')");
  await assertAccessible(page);
  await page.fill("#due", "10:00");
  await page.fill("#startDay", day(2));
  await page.click("#save");
  await page.getByText("The due date is before the start.").waitFor();
  await page.locator("#dueDay[aria-invalid=true]:focus").waitFor();
  assert.equal(await page.inputValue("#due"), "10:00");
  await page.fill("#startDay", "");
  await page.selectOption("#priority", "1");
  await page.fill("#categories", "money, yearly");
  await page.fill("#percent", "40");
  await page.fill("#text", "All papers\nare in the box");
  await page.selectOption("#reminder", "60");
  await page.check("[name=private]");
  await page.click("#save");
  await page.getByText("Task saved.").waitFor();
  await assertAccessible(page);
  const tax = (await objects(page)).find((one) => one.includes("SUMMARY:Tax"));
  for (const part of [/DUE;TZID=[^:]+:\d{8}T100000/, /PRIORITY:1\n/, /CATEGORIES:money,yearly/, /PERCENT-COMPLETE:40/, /DESCRIPTION:All papers\\nare in the box/, /TRIGGER;RELATED=END:-PT60M/, /CLASS:PRIVATE/, /STATUS:IN-PROCESS/]) {
    assert.match(tax, part);
  }
  await tick(page, "Tax");
  await page.getByText("Task done.").waitFor();
  assert.deepEqual(await lines(page, "overdue"), []);
  assert.match((await objects(page)).find((one) => one.includes("SUMMARY:Tax")), /STATUS:COMPLETED[^]*PERCENT-COMPLETE:100|PERCENT-COMPLETE:100[^]*STATUS:COMPLETED/);
  await page.click("#take-back");
  await page.locator(".of-overdue .what", { hasText: "Tax" }).waitFor();
  await page.click(".what:has-text('Trip')");
  await page.click("#remove");
  await page.getByText("Task deleted.").waitFor();
  assert.deepEqual(await lines(page, "week"), []);
  await page.click("#take-back");
  await page.locator(".of-week .what", { hasText: "Trip" }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a client's tasks are shown with their subtasks; a conflicting change is reported, without script", async () => {
  const page = await opened(ann, { javaScriptEnabled: false, viewport: phone });
  const todo = (uid, more) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VTODO\r\nUID:${uid}\r\nDTSTAMP:20260101T000000Z\r\n${more}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n`;
  assert.equal((await dav(page, "PUT", "move.ics", todo("move", `SUMMARY:Move house\r\nDUE;VALUE=DATE:${day(1).replaceAll("-", "")}`))).status(), 201);
  assert.equal((await dav(page, "PUT", "boxes.ics", todo("boxes", "SUMMARY:Buy boxes\r\nRELATED-TO:move\r\nX-OWN:stays"))).status(), 201);
  await page.reload();
  assert.deepEqual((await lines(page, "week")).slice(0, 2), ["Move house", "Buy boxes"]);
  assert.match(await page.locator(".todo", { hasText: "Buy boxes" }).getAttribute("class"), /level-1/);
  await page.click(".what:has-text('Move house')");
  assert.deepEqual(await page.locator(".todo .what").allInnerTexts(), ["Buy boxes"]);
  await page.fill("#text", "Before winter");
  await page.fill("#part", "Hire van");
  await page.click("#add-part");
  await page.getByText("Task added: Hire van").waitFor();
  assert.equal(await page.inputValue("#text"), "Before winter", "what was typed is kept with it");
  assert.match((await objects(page)).find((one) => one.includes("SUMMARY:Hire van")), /RELATED-TO;RELTYPE=PARENT:move/);
  await tick(page, "Buy boxes");
  await page.getByText("Task done.").waitFor();
  const boxes = (await objects(page)).find((one) => one.includes("UID:boxes"));
  assert.match(boxes, /STATUS:COMPLETED/);
  assert.match(boxes, /X-OWN:stays/);
  assert.match(boxes, /RELATED-TO:move/);
  await dav(page, "PUT", "move.ics", todo("move", "SUMMARY:Move office"));
  await page.fill("#title", "Move the house");
  await page.click("#save");
  await page.getByText("Somebody changed or deleted this task in the meantime.").waitFor();
  assert.equal(await page.inputValue("#title"), "Move the house");
  await page.context().close();
});

test("checking off a recurring task moves it to its next date, once even with a double click", async () => {
  const page = await opened(ann);
  await page.goto(`${base}/todo?new=1`);
  await page.fill("#title", "Water the fern");
  await page.selectOption("#repeat", "weekly");
  await page.click("#save");
  await page.getByText("A task that repeats needs a date.").waitFor();
  await page.fill("#dueDay", "2031-03-12");
  await page.click("#save");
  await page.getByText("Task added: Water the fern").waitFor();
  await tick(page, "Water the fern");
  await page.getByText("Its next date is in the list.").waitFor();
  await page.click("#take-back");
  await page.locator(".todo:not(.done)", { hasText: "Water the fern" }).getByText("12").waitFor();
  assert.equal((await objects(page)).filter((one) => one.includes("SUMMARY:Water the fern")).length, 1);
  const other = await opened(ann);
  await tick(page, "Water the fern");
  await page.locator(".todo:not(.done)", { hasText: "Water the fern" }).getByText("19").waitFor();
  await tick(other, "Water the fern");
  await other.getByText("Somebody changed or deleted this task in the meantime.").waitFor();
  const ferns = (await objects(page)).filter((one) => one.includes("SUMMARY:Water the fern"));
  assert.equal(ferns.length, 2);
  assert.match(ferns.find((one) => one.includes("RRULE")), /DUE;VALUE=DATE:20310319/);
  assert.match(ferns.find((one) => !one.includes("RRULE")), /STATUS:COMPLETED/);
  await other.context().close();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("task lists are created, named, coloured and deleted, without script too", async () => {
  const page = await opened(bob, { javaScriptEnabled: false, viewport: phone });
  await page.goto(`${base}/todo-lists`);
  await page.fill("#name", "Tower/Roof");
  await page.click("#create");
  await page.getByText('A name cannot contain “/”.').waitFor();
  await page.fill("#name", "Tower");
  await page.selectOption("#colour", "teal");
  await page.click("#create");
  await page.getByText("List Tower created.").waitFor();
  const row = page.locator("#own li", { has: page.locator("input[value^='Tower']") });
  assert.equal(await row.locator("select").inputValue(), "teal");
  await row.locator("input[type=text]").fill("Tower & roof");
  await row.getByRole("button", { name: /^Save/ }).click();
  await page.getByText("List Tower & roof saved.").waitFor();
  await page.goto(`${base}/todos`);
  const id = new URL(await page.locator("#side a", { hasText: "Tower & roof" }).getAttribute("href"), page.url()).searchParams.get("l");
  await page.goto(`${base}/todos?l=${id}`);
  await page.fill("#title", "Tiles");
  await page.click("#add");
  await page.getByText("Task added: Tiles").waitFor();
  await page.goto(`${base}/todo-lists`);
  await row.getByRole("button", { name: /^Delete/ }).click();
  await page.getByText("List Tower & roof deleted.").waitFor();
  assert.equal(await row.count(), 0);
  await page.context().close();
});

test("one page shows the day: unread mail, today's events, due tasks, shared files", async () => {
  const page = await opened(ann);
  await deliver(ann, `From: Lou <lou@elsewhere.test>\nTo: ${ann}\nSubject: Bells\n\nRing.\n`);
  const put = (data, path) => dav(page, "PUT", path, ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...data, "END:VCALENDAR", ""].join("\r\n"));
  const today = day(0).replaceAll("-", "");
  assert.equal((await put(["BEGIN:VEVENT", "UID:today-1", "DTSTAMP:20310101T000000Z", `DTSTART;VALUE=DATE:${today}`, "SUMMARY:Market day", "END:VEVENT"], "../Calendar/today.ics")).status(), 201);
  const tomorrow = day(1).replaceAll("-", "");
  assert.equal((await put(["BEGIN:VEVENT", "UID:tomorrow-1", "DTSTAMP:20310101T000000Z", `DTSTART;VALUE=DATE:${tomorrow}`, "SUMMARY:Fair day", "END:VEVENT"], "../Calendar/tomorrow.ics")).status(), 201);
  const asked = ["ORGANIZER:mailto:otto@elsewhere.test", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:otto@elsewhere.test", `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${ann}`];
  assert.equal((await put(["BEGIN:VEVENT", "UID:asked-1", "DTSTAMP:20310101T000000Z", `DTSTART:${day(3).replaceAll("-", "")}T090000Z`, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Peal", ...asked, "END:VEVENT"], "../Calendar/asked.ics")).status(), 201);
  assert.equal((await put(["BEGIN:VTODO", "UID:due-1", "DTSTAMP:20310101T000000Z", `DUE;VALUE=DATE:${day(-2).replaceAll("-", "")}`, "SUMMARY:Late already", "END:VTODO"], "due.ics")).status(), 201);
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.waitForURL(/\/today$/);
  await assertAccessible(page);
  const names = (of) => page.locator(`section[aria-labelledby=today-${of}] .name`).allInnerTexts().then((all) => all.map((one) => one.trim()));
  assert.ok((await names("mail")).includes("Inbox"));
  assert.deepEqual(await names("events"), ["Market day"]);
  assert.ok((await names("tasks")).includes("Late already"));
  assert.deepEqual(await page.locator("section[aria-labelledby=tomorrow-events] .name").allInnerTexts(), ["Fair day"]);
  assert.deepEqual(await names("invitations"), ["Peal"], "a series is asked about once");
  const [first, second] = await Promise.all([page.locator("section").nth(0).boundingBox(), page.locator("section").nth(1).boundingBox()]);
  assert.ok(second.x > first.x + 100 && Math.abs(second.y - first.y) < 1, "parts stand side by side where there is room");
  await page.locator("section[aria-labelledby=today-tasks] a", { hasText: "Late already" }).click();
  await page.waitForURL(/\/todo\?c=/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
