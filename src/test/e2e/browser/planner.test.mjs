// Planning with calendars: free times, rooms, years, reminders, categories, searches, other time zones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ann, bob, browser, dav, day, domain, make, on, opened, titles } from "./calendar-house.mjs";
import { api, assertAccessible, base, open, password, phone } from "./house.mjs";

test("a time is found at which all are free, a room is booked, and a link to take part is added", async () => {
  const busy = await opened(bob);
  await make(busy, "Shift", { start: "08:00", end: "11:00" });
  await busy.context().close();
  const admin = await open(browser);
  const room = `room@${domain}`;
  await api(admin, "POST", "resources", { address: room, displayName: "Big room", capacity: 12, horizonDays: 0 });
  await api(admin, "POST", "resources", { address: `near@${domain}`, displayName: "Big hall, soon only", horizonDays: 1 });
  await admin.context().close();
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(ann, { javaScriptEnabled });
    const title = `Plan ${javaScriptEnabled}`;
    await page.goto(`${base}/event?new=${day}&at=09:00`);
    await page.fill("#title", title);
    await page.fill("#people", `${bob}, nobody@${domain}`);
    await page.click("#find-time");
    await page.getByRole("heading", { name: "Times when everyone is free" }).waitFor();
    const rows = page.locator(".planner-rows tbody tr");
    assert.equal(await rows.count(), 3);
    // The meeting of the previous run is still being cancelled.
    for (let tries = 0; tries < 120 && /, 11:00/.test(await rows.nth(1).textContent()); tries++) {
      await page.waitForTimeout(250);
      await page.click("#find-time");
    }
    assert.match(await rows.nth(1).textContent(), /busy 0?8:00.* – 11:00/);
    assert.match(await rows.nth(2).textContent(), /nothing is known/);
    assert.deepEqual(await rows.locator("th").allInnerTexts(), ["Ann Bell", "Bob Ring", `nobody@${domain}`], "people have names");
    if (javaScriptEnabled) {
      for (const width of [1440, 820, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const isCut = await page.locator(".day-hours").evaluate((hours) => [...hours.children].filter((one) => one.offsetWidth > 0).some((one) => one.scrollWidth > one.clientWidth));
        assert.equal(isCut, false, `hours have room at ${width}`);
        assert.ok((await page.locator(".planner-rows svg rect.busy").first().boundingBox()).height >= 24);
      }
    }
    assert.equal(await page.inputValue("#title"), title);
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await page.locator("button[name=take]").first().click();
    await page.waitForFunction(() => document.getElementById("start").value === "11:00");
    assert.equal(await page.inputValue("#end"), "12:00");
    await page.locator("html:not([aria-busy])").waitFor();
    if (javaScriptEnabled) {
      await page.locator("#people").pressSequentially("Big");
      await page.getByRole("option", { name: "Big room for up to 12 · free then" }).waitFor();
      assert.equal(await page.locator(".offers [role=option]").count(), 1, "what would refuse is not offered");
      await page.keyboard.press("Enter");
      await page.locator(`.chip[data-address="${room}"]`).waitFor();
      await page.locator(`.chip[data-address="nobody@${domain}"] .chip-out`).click();
    } else {
      await page.getByRole("button", { name: "Big room" }).click();
      assert.match(await page.inputValue("#people"), new RegExp(room));
      await page.fill("#people", `${bob}\n${room}`);
    }
    assert.equal(await page.inputValue("#place"), "Big room", "the place is the room that was booked");
    await page.locator("details.conference summary").click();
    await page.fill("#link", "javascript:alert(1)");
    await page.click("#save");
    await page.getByText("A link begins with https:// or http://.").waitFor();
    await page.fill("#link", "https://meet.test/bells");
    await page.fill("#phone", "+49 30 1234567");
    await page.fill("#pin", "4711");
    await page.click("#save");
    await page.getByText("Event created.").waitFor();
    // The room answers by itself, which creates a new version of the meeting: the user has to see it before deleting the meeting.
    await on(page, "agenda");
    await page.goto(new URL(await page.locator(".line", { hasText: title }).getAttribute("href"), page.url()).href);
    const answer = page.locator(".event-facts li", { hasText: room }).or(page.locator(`.event-facts li:has([title='${room}'])`));
    for (let tries = 0; tries < 20 && !/accepted|declined|maybe/.test(await answer.first().textContent()); tries++) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await page.getByRole("link", { name: "https://meet.test/bells" }).waitFor();
    assert.equal(await page.locator("a[href^='tel:']").getAttribute("href"), "tel:+49301234567,,4711#");
    await page.click("button[name=remove]");
    await page.getByText("Event deleted.").waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("an event from the day before shows its end, and titles precede hours if there is little room", async () => {
  const page = await opened(bob);
  await make(page, "Night train", { startDay: "2031-05-10", start: "22:10", endDay: "2031-05-11", end: "07:40" });
  await make(page, "Fair", { startDay: "2031-05-12", start: "10:00", endDay: "2031-05-14", end: "12:00" });
  await make(page, "Stand-up", { startDay: "2031-05-13", start: "09:00", endDay: "2031-05-13", end: "09:15" });
  await on(page, "agenda", "2031-05-10");
  const lines = (await page.locator(".line").allInnerTexts()).map((one) => one.replace(/\s+/g, " ").trim());
  assert.deepEqual(lines, ["22:10 – 07:40 Night train", "until 07:40 Night train", "10:00 – 14 May Fair", "All day Fair", "09:00 – 09:15 Stand-up", "until 12:00 Fair"]);
  await on(page, "day", "2031-05-11");
  assert.match(await page.locator(".block").innerText(), /^Night train\s+until 07:40$/);
  await on(page, "day", "2031-05-13");
  assert.match(await page.locator(".block").innerText(), /^Stand-up\s+09:00$/);
  const [block, title] = await Promise.all([".block", ".block .title"].map((one) => page.locator(one).boundingBox()));
  assert.ok(title.y + title.height <= block.y + block.height + 1, "there is room for the title");
  await page.context().close();

  const plain = await opened(bob, { javaScriptEnabled: false });
  await on(plain, "week", "2031-05-13");
  assert.equal(await plain.locator(".column", { has: plain.locator("h2", { hasText: "Tuesday" }) }).locator("li .title").innerText(), "Stand-up", "text browsers read the day before what is on it");
  await plain.context().close();
});

test("on a phone the calendar's header is low, views are a menu, and the week is scrolled to today", async () => {
  const page = await opened(bob, { viewport: phone });
  await page.goto(`${base}/calendar`);
  const { height } = await page.locator(".calendar > header").boundingBox();
  assert.ok(height <= 130, `${height}`);
  const today = await page.locator(".column", { has: page.locator(".now") }).boundingBox();
  assert.ok(today.x >= 0 && today.x + today.width <= phone.width + 1, JSON.stringify(today));
  await make(page, "Extraordinarily-long-word committee", { start: "09:00", end: "11:00" });
  const seen = () =>
    page.evaluate(() => {
      const grid = document.getElementById("grid").getBoundingClientRect();
      const scale = document.querySelector(".scale").getBoundingClientRect();
      const isWhole = ({ left, right }) => left >= scale.right - 1 && right <= grid.right + 1;
      const whole = (all) => [...document.querySelectorAll(all)].filter((one) => isWhole(one.getBoundingClientRect())).length;
      return { hours: scale.left === grid.left, columns: whole(".column"), heads: whole(".top .cell") };
    });
  for (const date of ["2031-03-10", day, "2031-03-16"]) {
    await on(page, "week", date);
    assert.deepEqual(await seen(), { hours: true, columns: 3, heads: 3 }, `three days with their hours and names: ${date}`);
    await page.locator("#grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight));
    const head = await page.locator(".top .cell").nth(3).boundingBox();
    const grid = await page.locator("#grid").boundingBox();
    assert.equal(Math.round(head.y), Math.round(grid.y), "names of days stay above the hours");
  }
  await on(page, "week");
  const isBroken = await page.locator(".block .title", { hasText: "Extraordinarily" }).evaluate((title) => {
    const word = document.createRange();
    const text = [...title.childNodes].find((one) => one.data?.includes("Extraordinarily"));
    const from = text.data.indexOf("Extraordinarily");
    word.setStart(text, from);
    word.setEnd(text, from + "Extraordinarily".length);
    return new Set([...word.getClientRects()].map((one) => one.top)).size > 1;
  });
  assert.equal(isBroken, false, "a word is not broken");
  await assertAccessible(page);
  assert.equal(await page.locator("#views").isVisible(), false);
  await page.click(".calendar .fold");
  await assertAccessible(page);
  await page.locator("#views").getByText("Agenda").click();
  await page.waitForURL(/view=agenda/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a year marks the days with events, and numbers weeks that begin on Mondays", async () => {
  const english = await opened(ann);
  await make(english, "Jahrmarkt");
  await english.context().close();
  const page = await opened(ann, { locale: "de-DE" });
  await on(page, "year");
  await page.locator(".year").getByRole("link", { name: /^12\s*, \d+ Termin/ }).click();
  await page.locator(".block", { hasText: "Jahrmarkt" }).waitFor();
  await on(page, "month");
  await page.getByRole("link", { name: "Woche 11" }).click();
  await page.waitForURL(/view=week&day=2031-03-10/);
  await page.context().close();
});

test("a calendar is created, named, published at a secret address, filled from a file and deleted", async () => {
  const page = await opened(ann, { javaScriptEnabled: false });
  await page.goto(`${base}/calendars`);
  await page.fill("#name", "Bells/Towers");
  await page.click("#create");
  await page.getByText('A name cannot contain “/”.').waitFor();
  await page.fill("#name", "Bells");
  await page.selectOption("#colour", "teal");
  await page.click("#create");
  await page.getByText("Calendar Bells created.").waitFor();
  const row = () => page.locator("#own li", { has: page.locator("input[value^='Bells']") });
  await row().locator("input[type=text]").fill("Bells & towers");
  await row().getByRole("button", { name: /^Save/ }).click();
  await page.getByText("Calendar Bells & towers saved.").waitFor();
  assert.equal(await row().locator("select").inputValue(), "teal");
  await row().getByRole("link", { name: /^Publish/ }).click();
  await page.setInputFiles("#file", {
    name: "bells.ics",
    mimeType: "text/calendar",
    buffer: Buffer.from(
      ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:bells-1", "DTSTAMP:20310101T000000Z", "DTSTART:20310312T070000Z", "SUMMARY:First bell", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n"),
    ),
  });
  await page.click("#take");
  await page.getByText("Added: 1. Replaced: 0. Already there: 0.").waitFor();
  await page.fill("#description", "The parish");
  await page.click("#make");
  const secret = await page.locator("#made").inputValue();
  const other = await open(browser);
  const seen = await other.request.get(secret.replace(/^https:\/\/[^/]+/, base));
  assert.match(await seen.text(), /SUMMARY:First bell/);
  await page.getByRole("button", { name: /^End/ }).click();
  await page.getByText("The secret address no longer works.").waitFor();
  assert.equal((await other.request.get(secret.replace(/^https:\/\/[^/]+/, base))).status(), 404);
  await other.context().close();
  await page.goto(`${base}/calendars`);
  await row().getByRole("button", { name: /^Delete/ }).click();
  await page.getByText("Calendar Bells & towers deleted.").waitFor();
  assert.equal(await row().count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone.").waitFor();
  assert.equal(await row().locator("select").inputValue(), "teal");
  await page.goto(`${base}/calendar?view=day&day=2031-03-12`);
  await page.getByText("First bell").first().waitFor();
  await page.goto(`${base}/calendars`);
  await row().getByRole("button", { name: /^Delete/ }).click();
  await page.getByText("Calendar Bells & towers deleted.").waitFor();
  await page.context().close();
});

test("a room's approver sees pending bookings, and decides with one click, with or without script", async () => {
  const room = `hall@${domain}`;
  const admin = await open(browser);
  await api(admin, "POST", "resources", { address: room, displayName: "Red hall", booking: "delegate", delegates: [bob] });
  await admin.context().close();
  const hers = await opened(ann);
  await on(hers, "week");
  assert.equal(await hers.locator(".side a[href=approvals]").count(), 0, "only who approves is led there");
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
  const headers = { Authorization: `Basic ${Buffer.from(`${ann}:${password}`).toString("base64")}`, "Content-Type": "text/calendar" };
  for (const [uid, hour, title] of [["choir", "09", "Choir practice"], ["fair", "14", "Craft fair"]]) {
    const data = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260101T000000Z", `DTSTART:${soon}T${hour}0000Z`, `DTEND:${soon}T${hour}3000Z`, `SUMMARY:${title}`, `ORGANIZER:mailto:${ann}`, `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${ann}`, `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${room}`, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
    assert.equal((await hers.context().request.fetch(`${new URL(base).origin}/dav/calendars/${ann}/Calendar/${uid}.ics`, { method: "PUT", headers, data })).status(), 201);
  }
  const said = async (uid) => (await dav(hers, ann, "GET", `calendars/${ann}/Calendar/${uid}.ics`).then((answer) => answer.text())).replace(/\r\n /g, "");
  const his = await opened(bob);
  const waiting = (page, title) => page.locator(".approval", { hasText: title });
  await on(his, "week");
  await his.locator("a[href=approvals]").first().click();
  await his.waitForURL(/approvals/);
  while ((await his.locator(".approval").count()) < 2) {
    await his.reload();
  }
  await assertAccessible(his);
  await waiting(his, "Choir practice").getByText("Ann Bell").waitFor();
  await waiting(his, "Choir practice").getByText("Red hall").waitFor();
  // While the booking waits, it can also be accepted or declined in its message.
  const card = his.locator(".enclosed").first();
  const question = async (title) => {
    await his.goto(`${base}/mail`);
    await his.locator(".row .subject", { hasText: title }).first().click();
    await card.waitFor();
  };
  await question("Choir practice");
  assert.deepEqual(await card.getByRole("button").allInnerTexts(), ["Accept", "Decline"]);
  assert.equal(await card.getByText("Propose another time").count(), 0);
  await card.getByText("You cannot undo it.").waitFor();
  await his.goto(`${base}/approvals`);
  const second = await opened(bob, { javaScriptEnabled: false });
  await second.goto(`${base}/approvals`);
  // Enter decides nothing: the first button of the form belongs to another booking.
  const comment = waiting(his, "Craft fair").getByLabel("Comment: Craft fair");
  await comment.fill("Which craft?");
  await comment.press("Enter");
  assert.match(await comment.inputValue(), /^Which craft\?\s*$/);
  assert.equal(await his.locator(".approval").count(), 2);
  await waiting(his, "Choir practice").getByLabel("Comment: Choir practice").fill("Keys are at the desk");
  await waiting(his, "Choir practice").getByRole("button", { name: /^Approve/ }).click();
  await his.getByText("Choir practice approved. Ann Bell is notified.").waitFor();
  assert.equal(await waiting(his, "Choir practice").count(), 0);
  await waiting(second, "Choir practice").getByRole("button", { name: /^Decline/ }).click();
  await second.getByText("This booking was decided or withdrawn in the meantime.").first().waitFor();
  await question("Choir practice");
  assert.equal(await card.getByRole("button").count(), 0, "what the page decided is decided");
  assert.match(await card.innerText(), /Your answer\s+accepted/);
  await waiting(second, "Craft fair").getByRole("button", { name: /^Decline/ }).click();
  await second.getByText("Craft fair declined. Ann Bell is notified.").waitFor();
  await second.getByText("Nothing waits for your approval.").waitFor();
  while (!(await said("choir")).match(/PARTSTAT=ACCEPTED[^\r]*hall@/) || !(await said("fair")).match(/PARTSTAT=DECLINED[^\r]*hall@/)) {
    await hers.waitForTimeout(200);
  }
  await hers.goto(`${base}/calendar?view=agenda&day=${soon.replace(/(....)(..)(..)/, "$1-$2-$3")}`);
  await hers.getByText("Choir practice").first().click();
  await hers.locator("q", { hasText: "Keys are at the desk" }).waitFor();
  assert.deepEqual(his.complaints, []);
  for (const page of [hers, his, second]) {
    await page.context().close();
  }
});

/** Creates an event that begins in some minutes, by the browser's clock. */
async function soon(page, title, minutes) {
  const [date, time] = await page.evaluate((wait) => {
    const at = new Date(Date.now() + wait * 60_000 - new Date().getTimezoneOffset() * 60_000).toISOString();
    return [at.slice(0, 10), at.slice(11, 16)];
  }, minutes);
  await page.goto(`${base}/event?new=${date}`);
  await page.fill("#title", title);
  await page.fill("#startDay", date);
  await page.fill("#endDay", date);
  await page.fill("#start", time);
  await page.fill("#end", time);
  await page.selectOption("#reminder", "15");
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
}

test("a reminder is shown on every page, snoozed and dismissed, and other pages are updated", async () => {
  const page = await opened(bob);
  const other = await opened(bob);
  await other.goto(`${base}/contacts`);
  await soon(page, "Rehearsal", 10);
  const rings = (where) => where.locator("turbo-frame#reminders .reminder", { hasText: "Rehearsal" });
  await rings(page).waitFor({ timeout: 45_000 });
  await assertAccessible(page);
  await page.setViewportSize(phone);
  await page.goto(`${base}/event?new=${day}`);
  await page.fill("#title", "Told below");
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
  await rings(page).waitFor();
  const notice = page.locator(".notice");
  const isClear = await notice.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [0.1, 0.5, 0.9].every((part) => one.contains(document.elementFromPoint(left + width * part, top + height / 2)));
  });
  assert.ok(isClear, "what rings covers nothing that was done");
  await rings(other).waitFor({ timeout: 45_000 });
  await rings(other).getByRole("button", { name: /^Dismiss/ }).click();
  await rings(other).waitFor({ state: "detached" });
  await rings(page).waitFor({ state: "detached", timeout: 45_000 });
  await page.context().close();
  await other.context().close();
});

test("without script reminders are a page, where they are snoozed", async () => {
  const page = await opened(ann, { javaScriptEnabled: false });
  await soon(page, "Tuning", 10);
  const row = () => page.locator(".reminder", { hasText: "Tuning" });
  for (const until = Date.now() + 45_000; Date.now() < until && (await row().count()) === 0; ) {
    await page.goto(`${base}/reminders`);
  }
  await page.goto(`${base}/mail`);
  assert.equal(await page.getByRole("link", { name: "Reminders" }).count(), 0, "no page has a link beside what it shows");
  await on(page, "week");
  await page.getByRole("link", { name: "Reminders" }).click();
  await row().getByRole("button", { name: /^Again in 5 min/ }).click();
  await page.getByText("No reminders at the moment.").waitFor();
  assert.equal(await row().count(), 0);
  await page.context().close();
});

test("reminders by mail are one message each", async () => {
  const page = await opened(bob);
  await page.goto(`${base}/preferences`);
  await page.check("#remindsByMail");
  await page.click("#save");
  await page.getByText("Saved.").first().waitFor();
  await soon(page, "Wedding bells", 10);
  await page.goto(`${base}/mail`);
  await page.locator(".row", { hasText: "Reminder: Wedding bells" }).waitFor({ timeout: 45_000 });
  await page.goto(`${base}/preferences`);
  await page.uncheck("#remindsByMail");
  await page.click("#save");
  await page.context().close();
});

test("contacts' birthdays are a calendar, with years, without, and on 29 February", async () => {
  const page = await opened(ann);
  const card = (name, day) => `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${name}\r\nFN:${name}\r\n${day}\r\nEND:VCARD\r\n`;
  await page.goto(`${base}/address-books`);
  await page.setInputFiles("#file", {
    name: "people.vcf",
    mimeType: "text/vcard",
    buffer: Buffer.from(card("Leap Lea", "BDAY:20000229") + card("Yearless Yan", "BDAY:--0228") + card("Married Mia", "ANNIVERSARY:20290228")),
  });
  await page.click("#take");
  await page.locator("main .banner").first().waitFor();
  await on(page, "month", "2031-02-15");
  const shown = (await titles(page, ".strip")).sort();
  assert.deepEqual(shown, ["Leap Lea: birthday (31)", "Married Mia: anniversary (2 years)", "Yearless Yan: birthday"]);
  await page.locator(".strip", { hasText: "Leap Lea" }).click();
  await page.getByRole("heading", { name: "Leap Lea" }).first().waitFor();
  await on(page, "month", "2032-02-15");
  await page.locator(".of-day[aria-label*='29'] .strip", { hasText: "Leap Lea: birthday (32)" }).waitFor();
  await page.getByRole("button", { name: "Birthdays" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".strip").length === 0);
  await page.getByRole("button", { name: "Birthdays" }).click();
  await page.locator(".strip", { hasText: "Leap Lea" }).waitFor();
  // A user who switches the calendar off does not see it by CalDAV either.
  const wanted = async (is) => {
    await page.goto(`${base}/preferences`);
    await page.getByLabel("Contacts’ birthdays as a calendar").setChecked(is);
    await page.click("#save");
    await page.getByText("Saved.").first().waitFor();
    await on(page, "month", "2032-02-15");
    await page.locator(".month").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Birthdays" }).count(), is ? 1 : 0);
  };
  await wanted(false);
  assert.equal(await page.locator(".strip", { hasText: "Leap Lea" }).count(), 0);
  await wanted(true);
  await page.context().close();
});

test("events have categories, which are shown, chosen from a list and used as a filter", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(ann, { javaScriptEnabled });
    const title = `Organ ${javaScriptEnabled}`;
    await make(page, title, { categories: "Church, Music" });
    await make(page, `Plumber ${javaScriptEnabled}`, { categories: "House" });
    await on(page, "agenda");
    const line = page.locator(".line", { hasText: title });
    assert.deepEqual(await line.locator(".event-category").allTextContents(), ["Church", "Music"]);
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await line.click();
    await page.locator(".event-facts .event-category", { hasText: "Church" }).waitFor();
    await on(page, "agenda");
    await page.locator(".side").getByRole("link", { name: "House" }).click();
    await page.getByText("Only House is shown.").waitFor();
    assert.deepEqual((await titles(page, ".line")).filter((one) => one.endsWith(String(javaScriptEnabled))), [`Plumber ${javaScriptEnabled}`]);
    await page.getByRole("link", { name: "Month", exact: true }).click();
    await page.getByText("Only House is shown.").waitFor();
    assert.equal(await page.locator(".strip", { hasText: title }).count(), 0);
    await page.goto(`${base}/event?new=${day}`);
    assert.ok((await page.locator("#known-categories option").count()) >= 0);
    await page.context().close();
  }
});

test("events are found by words of title, place, people and notes, future and past", async () => {
  const page = await opened(ann);
  await make(page, "Quintett", { place: "Zwingerteich", text: "Bring the xylophone", people: bob });
  await page.goto(`${base}/event?new=2019-03-12`);
  await page.fill("#title", "Quintett, the first");
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
  for (const words of ["quintett", "zwinger quint", "xylophone"]) {
    await page.goto(`${base}/calendar`);
    await page.fill("#event-words", words);
    await page.press("#event-words", "Enter");
    await page.locator(".found-events .title", { hasText: /^Quintett$/ }).first().waitFor();
  }
  await page.goto(`${base}/events?q=quintett`);
  assert.equal(await page.locator("section", { hasText: "Upcoming" }).locator(".title").count(), 1);
  assert.deepEqual(await page.locator("section:has(h2:text('Past')) .title").allTextContents(), ["Quintett, the first"]);
  await assertAccessible(page);
  await page.goto(`${base}/events?q=${encodeURIComponent("quintett -first")}`);
  assert.deepEqual(await page.locator(".found-events .title").allTextContents(), ["Quintett"]);
  await page.goto(`${base}/events?q=title:quintett`);
  await page.getByText("There is no filter “title:”").waitFor();
  await page.goto(`${base}/events?q=from:ann`);
  await page.getByText("Events can be searched only by words, not with “from:”.").waitFor();
  await page.goto(`${base}/events?q=nowhere-to-be-found`);
  await page.getByText("Nothing was found").waitFor();
  await page.context().close();
});

test("a printed week shows time and title of short events, too", async () => {
  const page = await opened(ann);
  await make(page, "Quarter on paper", { startDay: "2031-05-14", start: "07:00", end: "07:15" });
  await make(page, "Hour on paper", { startDay: "2031-05-15", start: "07:00", end: "08:00" });
  await on(page, "week", "2031-05-14");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1046, height: 718 });
  for (const title of ["Quarter on paper", "Hour on paper"]) {
    const cut = await page.locator("#hours .block", { hasText: title }).evaluate((block) =>
      [".hour", ".title"].filter((part) => {
        const text = document.createRange();
        text.selectNodeContents(block.querySelector(part));
        return text.getBoundingClientRect().bottom > block.getBoundingClientRect().bottom + 2;
      }),
    );
    assert.deepEqual(cut, [], title);
  }
  await page.context().close();
});

test("an event over several days keeps its title in sight on a narrow screen", async () => {
  const page = await opened(ann);
  await make(page, "Retreat", { startDay: "2031-05-21", endDay: "2031-05-22", start: "09:00", end: "18:00" });
  await page.setViewportSize({ width: 600, height: 900 });
  await on(page, "week", "2031-05-22");
  await page.waitForFunction(() => document.getElementById("grid").scrollLeft > 0);
  const isSeen = await page
    .locator(".top .strip .title", { hasText: "Retreat" })
    .evaluate((title) => title.getBoundingClientRect().left >= document.querySelector(".column[data-day='2031-05-22']").getBoundingClientRect().left);
  assert.ok(isSeen);
  await page.context().close();
});

test("other time zones are shown beside the hours, and an event's own times on its page", async () => {
  const page = await opened(ann);
  await page.goto(`${base}/preferences`);
  await page.selectOption("#zone1", "Asia/Tokyo");
  await page.click("#save");
  await page.getByText("Saved.").first().waitFor();
  await on(page, "week");
  await page.locator(".zone-names", { hasText: "Tokyo" }).waitFor();
  assert.equal(await page.locator(".scale > span").nth(1).locator(".zone-hour").count(), 1);
  await make(page, "Call Tokyo", { start: "09:00", end: "10:00", zone: "Asia/Tokyo" });
  await on(page, "agenda", "2031-03-11");
  await page.locator(".line", { hasText: "Call Tokyo" }).click();
  assert.match(await page.locator(".event-facts dd").first().textContent(), /Tokyo.*0?9:00.*10:00/s);
  await page.goto(`${base}/preferences`);
  await page.selectOption("#zone1", "none");
  await page.click("#save");
  await page.context().close();
});

test("due tasks are checked off in the week and the agenda, or hidden", async () => {
  for (const [view, javaScriptEnabled] of [["week", true], ["agenda", false]]) {
    const page = await opened(ann, { javaScriptEnabled });
    const title = `Oil the clapper ${view}`;
    await page.goto(`${base}/todos`);
    await page.locator("[name=title]").first().fill(title);
    await page.locator("[name=dueDay]").first().fill(day);
    await page.locator("[name=title]").first().press("Enter");
    await page.getByText(title).first().waitFor();
    await on(page, view);
    const task = page.locator(".due-todo", { hasText: title });
    await task.waitFor();
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await page.getByRole("button", { name: "Tasks that are due" }).click();
    await task.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Tasks that are due" }).click();
    await task.getByRole("button").click();
    await task.waitFor({ state: "detached" });
    await page.context().close();
  }
});

test("working hours and places are set once, for the week, for planners and for calendar programs", async () => {
  const page = await opened(bob);
  await page.goto(`${base}/hours`);
  await page.fill("[name=from3]", "09:00");
  await page.fill("[name=to3]", "08:00");
  await page.click("#keep-hours");
  await page.getByText("Wednesday: the end has to be after the beginning.").waitFor();
  assert.equal(await page.inputValue("[name=from3]"), "09:00");
  await page.fill("[name=to3]", "17:00");
  await page.fill("[name=place3]", "Bell foundry");
  await page.click("#keep-hours");
  await page.getByText("Saved.").waitFor();
  await assertAccessible(page);
  await on(page, "week");
  assert.equal(await page.locator(".works-at").innerText(), "Bell foundry");
  assert.deepEqual(
    await page.locator(`.column[data-day="${day}"] .off`).evaluateAll((all) => all.map((one) => one.className)),
    ["off at-0 for-36", "off at-68 for-28"],
  );
  const asked = '<propfind xmlns="DAV:"><prop><calendar-availability xmlns="urn:ietf:params:xml:ns:caldav"/></prop></propfind>';
  const told = await dav(page, bob, "PROPFIND", `schedule/${bob}/inbox/`, asked);
  assert.match(await told.text(), /LOCATION:Bell foundry/);
  await page.context().close();

  const planner = await opened(ann);
  await planner.goto(`${base}/event?new=${day}`);
  await planner.fill("#people", bob);
  await planner.click("#find-time");
  await planner.locator(".planner-rows .busy-unavailable").first().waitFor();
  await planner.context().close();
});
