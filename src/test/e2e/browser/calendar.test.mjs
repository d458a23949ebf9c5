// Calendars as people use them: views, creating, moving, repeating and answering events; with and without script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ann, bob, browser, dav, day, guest, make, on, opened, titles } from "./calendar-house.mjs";
import { append, assertAccessible, base, open, password, phone, violations } from "./house.mjs";

test("a new event goes to the default calendar, which CalDAV clients can set", async () => {
  const page = await opened(bob);
  const chosen = async () => {
    await page.goto(`${base}/event?new=${day}`);
    return page.locator("#calendar option:checked").innerText();
  };
  assert.equal(await chosen(), "Calendar");
  assert.equal((await dav(page, bob, "MKCALENDAR", `calendars/${bob}/Another/`)).status(), 201);
  assert.equal(await chosen(), "Calendar");
  const choose = (path) =>
    dav(
      page,
      bob,
      "PROPPATCH",
      `schedule/${bob}/inbox/`,
      `<propertyupdate xmlns="DAV:"><set><prop><schedule-default-calendar-URL xmlns="urn:ietf:params:xml:ns:caldav"><href xmlns="DAV:">/dav/calendars/${bob}/${path}/</href></schedule-default-calendar-URL></prop></set></propertyupdate>`,
    );
  assert.match(await (await choose("Another")).text(), /200 OK/);
  assert.equal(await chosen(), "Another");
  assert.match(await (await choose("Calendar")).text(), /200 OK/);
  await page.context().close();
});

test("a short event's text is readable on every colour, in light and dark", async () => {
  const page = await opened(bob);
  await make(page, "Stand-up", { start: "09:00", end: "09:15", place: "Tower" });
  await make(page, "Hand-over", { start: "09:00", end: "09:15" });
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    for (const [view, where] of [["week", ".block"], ["month", ".strip"], ["agenda", ".line"]]) {
      await on(page, view);
      for (const tone of ["red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"]) {
        await page.locator(where).evaluateAll((all, wanted) => {
          for (const one of all) {
            one.classList.remove(...[...one.classList].filter((name) => name.startsWith("tone-")));
            one.classList.add(`tone-${wanted}`);
          }
        }, tone);
        assert.deepEqual((await violations(page, ["color-contrast"])).flatMap((one) => one.nodes.map((node) => node.target.join(" "))), [], `${view}, ${tone}, ${colorScheme}`);
      }
    }
  }
  await page.context().close();
});

test("an event is created by a click, seen in every view, changed and deleted", async () => {
  const page = await opened(ann);
  await on(page, "week");
  await page.locator(`.column[data-day="${day}"]`).click({ position: { x: 20, y: 48 * 14 + 2 } });
  const box = page.locator("#box[open]");
  await box.locator("#title:focus").waitFor();
  assert.equal(await page.inputValue("#start"), "14:00");
  assert.match(await page.locator(".block.drawn").textContent(), /14:00.*15:00/, "where it will be is seen");
  await assertAccessible(page);
  await page.fill("#start", "15:30");
  assert.equal(await page.inputValue("#end"), "16:30", "the end goes with the start");
  await page.fill("#title", "Dentist");
  let asked = "";
  page.once("dialog", (dialog) => {
    asked = dialog.message();
    return dialog.dismiss();
  });
  await page.keyboard.press("Escape");
  assert.match(asked, /not saved/);
  assert.equal(await page.inputValue("#title"), "Dentist");
  assert.equal(await page.locator("#place").isVisible(), false);
  await box.getByRole("button", { name: "More options" }).click();
  await page.waitForURL(/\/event/);
  assert.deepEqual([await page.inputValue("#title"), await page.inputValue("#start"), await page.inputValue("#end")], ["Dentist", "15:30", "16:30"], "what was typed goes along");
  page.once("dialog", (dialog) => {
    asked = `again: ${dialog.message()}`;
    return dialog.dismiss();
  });
  await page.click("main > p a");
  assert.match(asked, /again: .*not saved/);
  await page.fill("#place", "Main Street 1");
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
  for (const [view, where] of [["day", ".block"], ["work", ".block"], ["week", ".block"], ["month", ".strip"], ["agenda", ".line"]]) {
    await on(page, view);
    assert.deepEqual(await titles(page, where), ["Dentist"], view);
    await assertAccessible(page);
  }
  await page.click(".line");
  await page.locator("#box[open]").getByText("Main Street 1").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await page.locator("#box").waitFor({ state: "hidden" });
  await page.click(".line");
  await page.click("#change");
  await page.fill("#title", "Dentist again");
  await page.check("#allDay");
  assert.equal(await page.isVisible("#start"), false);
  await page.click("#save");
  await page.getByText("Event saved.").waitFor();
  await on(page, "week");
  assert.deepEqual(await titles(page, ".top .strip"), ["Dentist again"]);
  await page.click(".top .strip");
  await page.click("button[name=remove]");
  await page.getByText("Event deleted.").waitFor();
  assert.deepEqual(await titles(page, ".strip"), []);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a single instance of a series has a page, and objects without a page open as they are stored", async () => {
  const page = await opened(ann);
  const object = (kind, uid, ...more) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", `BEGIN:${kind}`, `UID:${uid}`, "DTSTAMP:20310101T000000Z", ...more, `END:${kind}`, "END:VCALENDAR", ""].join("\r\n");
  const one = object("VEVENT", "one-day", "RECURRENCE-ID:20310327T090000Z", "DTSTART:20310327T110000Z", "DTEND:20310327T120000Z", "SUMMARY:Ropes <b>");
  assert.equal((await dav(page, ann, "PUT", `calendars/${ann}/Calendar/one-day.ics`, one)).status(), 201);
  await on(page, "agenda", "2031-03-27");
  const address = await page.locator("a[href*='one-day']").first().getAttribute("href");
  await page.goto(`${base}/${address}`);
  assert.equal(await page.locator("main h1").innerText(), "Ropes <b>");
  assert.equal(await page.locator("#change").count(), 0);
  await page.goto(`${base}/${address.replace("event?", "raw?")}`);
  assert.match(await page.locator("#raw-text").innerText(), /UID:one-day[^]*SUMMARY:Ropes <b>/);
  await assertAccessible(page);
  const file = await page.context().request.get(`${base}/${await page.getAttribute("#raw-file", "href")}`);
  assert.match(file.headers()["content-disposition"], /^attachment; filename\*=UTF-8''one-day.ics$/);
  assert.equal(await file.text(), one);

  assert.equal((await dav(page, ann, "PUT", `calendars/${ann}/Tasks/chore.ics`, object("VTODO", "chore", "SUMMARY:Oil the bells"))).status(), 201);
  await page.goto(`${base}/todos`);
  const task = await page.locator("a[href*='chore']").first().getAttribute("href");
  await page.goto(`${base}/event?${task.split("?")[1]}`);
  assert.match(page.url(), /\/raw\?/);
  assert.match(await page.locator("#raw-text").innerText(), /SUMMARY:Oil the bells/);

  await page.goto(`${base}/${address}`);
  await page.click("button[name=remove]");
  await page.getByText("Event deleted.").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("one instance of a series is moved, the following ones are changed, one is deleted; without script", async () => {
  const page = await opened(ann, { javaScriptEnabled: false });
  await make(page, "Choir", { start: "19:00", end: "21:00", repeat: "weekly", until: "2031-04-09" });
  await on(page, "month");
  assert.equal((await titles(page, ".strip")).filter((one) => one === "Choir").length, 4);
  const choose = async (verb, at, scope) => {
    await on(page, "agenda");
    await page.locator(".line", { hasText: "Choir" }).nth(at).click();
    await page.click(`summary:has-text("${verb}")`);
    await page.click(`details[open] .sheet >> text=${scope}`);
  };
  await choose("Change", 1, "Only this one");
  await page.fill("#title", "Choir, with guests");
  await page.click("#save");
  await page.getByText("Event saved.").waitFor();
  await choose("Delete", 2, "Only this one");
  await page.getByText("Event deleted.").waitFor();
  await choose("Change", 2, "This and all that follow");
  await page.fill("#start", "20:00");
  await page.fill("#end", "22:00");
  await page.click("#save");
  await page.getByText("Event saved.").waitFor();
  await on(page, "agenda");
  const lines = (await page.locator(".line").allInnerTexts()).map((one) => one.replace(/\s+/g, " ").trim());
  assert.deepEqual(lines.filter((one) => one.includes("Choir")), ["19:00 – 21:00 Choir", "19:00 – 21:00 Choir, with guests", "20:00 – 22:00 Choir", "20:00 – 22:00 Choir"]);
  await page.context().close();
});

test("an attendee answers with one click, and the organizer sees it", async () => {
  const page = await opened(ann);
  await make(page, "Review", { start: "10:00", end: "11:00", people: `${bob}, ${ann}, ${bob.toUpperCase()}` });
  await page.getByText("The guests are invited.").waitFor();
  const other = await opened(bob);
  for (let i = 0; i < 40 && (await other.locator(".block").count()) === 0; i++) {
    await on(other, "week");
  }
  await other.click(".block.asked");
  await assertAccessible(other);
  assert.equal(await other.locator("#change").count(), 0, "it is Ann's to change");
  await on(other, "week");
  await other.locator(".block.asked").dragTo(other.locator(`.column[data-day="${day}"]`), { targetPosition: { x: 20, y: 48 * 13 } });
  await other.getByText("You are not allowed to change this calendar.").waitFor();
  await other.locator(".block.asked").click();
  await other.locator("#box[open] button[value=accepted]").click();
  await other.getByText("Accepted. Your answer is on its way.").waitFor();
  assert.equal(await other.locator(".block.asked").count(), 0);
  assert.equal(await other.locator(".block.done", { hasText: "Review" }).count(), 1);
  assert.equal(await other.locator("#box").isVisible(), false);
  await page.goto(new URL(await page.locator(".block", { hasText: "Review" }).getAttribute("href"), page.url()).href);
  for (let i = 0; i < 40 && (await guest(page, bob).innerText()).includes("not answered"); i++) {
    await page.reload();
  }
  assert.match(await guest(page, bob).innerText(), /accepted/);
  assert.deepEqual([await guest(page, ann).count(), await guest(page, bob).count(), await page.locator("button[value=accepted]").count()], [1, 1, 0], "who invites is there once and answers nobody");
  await other.context().close();
  await page.context().close();
});

test("an attendee answers a whole series; later, declining on one day declines that day, unless the series is chosen", async () => {
  const page = await opened(ann);
  await make(page, "Standup", { start: "09:00", end: "09:15", repeat: "weekly", until: "2031-03-31", people: bob });
  const other = await opened(bob);
  const theirs = other.locator(".block", { hasText: "Standup" });
  const looks = async (date) => {
    await on(other, "week", date);
    return (await theirs.count()) === 1 ? theirs.getAttribute("class") : "";
  };
  while (!(await looks(day))) {
    await other.waitForTimeout(200);
  }
  const answer = async (date, scope, status, said) => {
    await on(other, "week", date);
    await theirs.click();
    const box = other.locator("#box[open]");
    await box.locator("#answer-scope").waitFor();
    assert.deepEqual(await box.locator("#answer-scope label").allInnerTexts(), ["Only this one", "The whole series"]);
    assert.equal(await box.getByLabel(scope).isChecked(), true);
    await assertAccessible(other);
    await box.locator(`button[value=${status}]`).click();
    await other.getByText(said).waitFor();
  };
  await answer(day, "The whole series", "accepted", "Accepted. Your answer is on its way.");
  await answer("2031-03-19", "Only this one", "declined", "Declined. Your answer is on its way.");
  assert.match(await looks(day), /firm/);
  assert.match(await looks("2031-03-19"), /declined/);
  assert.match(await looks("2031-03-26"), /firm/);
  assert.deepEqual(other.complaints, []);
  await other.context().close();
  await page.context().close();
});

/** A message from an unknown sender, whose invitations the server does not process by itself. */
function letter(method, subject, start, more = "") {
  const object = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:${method}\nBEGIN:VEVENT\nUID:tower@elsewhere.test\nDTSTAMP:20261101T000000Z\nDTSTART:${start}\nDURATION:PT1H\nSUMMARY:Tower\n${more}ORGANIZER;CN=Otto:mailto:otto@elsewhere.test\nATTENDEE;RSVP=TRUE:mailto:${ann}\nEND:VEVENT\nEND:VCALENDAR\n`;
  return `From: Otto <otto@elsewhere.test>\nTo: ${ann}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/calendar; method=${method}\n\n${object}`;
}

for (const javaScriptEnabled of [true, false]) {
  test(`an invitation is answered in its message, and a cancellation removes the event, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await opened(ann, { javaScriptEnabled });
    const [hour, word] = javaScriptEnabled ? ["08", "Asked"] : ["06", "Asked plainly"];
    await append(ann, [letter("REQUEST", word, `20310320T${hour}0000`).replaceAll("tower@", `${hour}@`)]);
    await page.goto(`${base}/event?new=2031-03-20`);
    await page.fill("#title", `Other ${hour}`);
    await page.fill("#start", `${hour}:30`);
    await page.fill("#end", `${hour}:45`);
    await page.click("#save");
    await page.getByText("Event created.").waitFor();
    await page.goto(`${base}/mail`);
    const open = (subject) => page.locator(".row .subject", { hasText: new RegExp(`^${subject}$`) }).click();
    await open(word);
    const card = page.locator(".enclosed");
    await card.getByText(`Overlaps with Other ${hour}`).waitFor();
    assert.equal(await card.getByText("Show in calendar").count(), 0, "it is in no calendar");
    if (javaScriptEnabled) {
      await assertAccessible(page);
      await card.getByText("Add a comment").click();
      await card.getByRole("textbox").fill("A little late,\nperhaps");
    }
    assert.equal(await page.locator(".attachments li").count(), 0, "what the card shows is no file beside it");
    await card.getByRole("button", { name: "Accept" }).click();
    await page.getByText("Accepted. Your answer is on its way.").waitFor();
    assert.match(await card.innerText(), /Your answer\s+accepted/);
    assert.equal(await card.getByRole("button", { name: "Accept" }).getAttribute("aria-pressed"), "true");
    await card.getByRole("button", { name: "Decline" }).click();
    await page.getByText("Declined. Your answer is on its way.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone.").waitFor();
    assert.match(await card.innerText(), /Your answer\s+accepted/);
    await card.getByText("Show in calendar").click();
    await page.locator("h1", { hasText: "Tower" }).waitFor();
    assert.match(page.url(), /\/event\?c=/);

    await append(ann, [letter("CANCEL", `Off ${word}`, `20310320T${hour}0000`, "SEQUENCE:1\nSTATUS:CANCELLED\n").replaceAll("tower@", `${hour}@`)]);
    await page.goto(`${base}/mail`);
    await open(`Off ${word}`);
    await card.getByText("Cancelled").waitFor();
    await card.getByRole("button", { name: "Remove from calendar" }).click();
    await page.getByText("Event deleted.").waitFor();
    await card.getByText("It is not in your calendar.").waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`events without attendees are added to a calendar with one click, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await opened(ann, { javaScriptEnabled });
    const how = javaScriptEnabled ? "live" : "plain";
    const event = (uid, title, start) => `BEGIN:VEVENT\nUID:${how}-${uid}@elsewhere.test\nDTSTAMP:20261101T000000Z\nDTSTART:${start}\nDURATION:PT1H\nSUMMARY:${title}\nEND:VEVENT\n`;
    const file = (...events) => `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${events.join("")}END:VCALENDAR\n`;
    const mail = (subject, type, object) => `From: Tickets <tickets@elsewhere.test>\nTo: ${ann}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: ${type}\n\n${object}`;
    await append(ann, [
      mail(`Ticket ${how}`, "text/calendar; method=PUBLISH", file(event("train", `Train ${how}`, "20310415T080000Z"))),
      mail(`Later ${how}`, "text/calendar", file(event("train", `Train ${how}`, "20310415T090000Z"))),
      mail(`Term ${how}`, 'application/octet-stream; name="term.ics"', file(event("one", "Lesson", "20310416T080000Z"), event("two", "Lesson", "20310417T080000Z"))),
    ]);
    const card = page.locator(".enclosed").last();
    const open = async (subject) => {
      await page.goto(`${base}/mail`);
      await page.locator(".row .subject", { hasText: new RegExp(`^${subject}$`) }).click();
      await card.waitFor();
    };
    await open(`Ticket ${how}`);
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await card.getByRole("button", { name: "Add to my calendar" }).click();
    await page.getByText(/The event is in “/).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone.").waitFor();
    await open(`Ticket ${how}`);
    await card.getByRole("button", { name: "Add to my calendar" }).click();
    await page.getByText(/The event is in “/).waitFor();
    await open(`Later ${how}`);
    await card.getByRole("button", { name: "Update my calendar" }).click();
    await page.getByText(/The event is in “/).waitFor();
    await on(page, "day", "2031-04-15");
    assert.equal((await titles(page, ".block")).filter((title) => title === `Train ${how}`).length, 1, "once, however often it comes");
    await open(`Term ${how}`);
    await card.getByText("All events of this file are added.").waitFor();
    await card.getByRole("button", { name: "Add to my calendar" }).click();
    await page.getByText(/2 events are in “/).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("the file of an invitation is not listed as an attachment, an event sent as a file is", async () => {
  const page = await opened(ann);
  const event = (method, ...lines) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...method, "BEGIN:VEVENT", "UID:as-file@x", "DTSTAMP:20261101T000000Z", "DTSTART:20310521T100000Z", "DURATION:PT1H", "SUMMARY:Filed bell", ...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\n");
  const mixed = (subject, body, file, name) => `From: Otto <otto@elsewhere.test>\nTo: ${ann}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n${body}--m\nContent-Type: application/ics; name=${name}\nContent-Disposition: attachment; filename=${name}\n\n${file}--m--\n`;
  const asked = event(["METHOD:REQUEST"], "ORGANIZER;CN=Otto:mailto:otto@elsewhere.test", `ATTENDEE;RSVP=TRUE:mailto:${ann}`);
  const alternative = `Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nPlease come.\n--a\nContent-Type: text/calendar; method=REQUEST\n\n${asked}--a--\n`;
  await append(ann, [mixed("Asked by file", alternative, asked, "invite.ics"), mixed("Only a file", "Content-Type: text/plain\n\nSee the plan.\n", event([]), "plan.ics")]);
  const read = async (subject) => {
    await page.goto(`${base}/mail`);
    await page.locator(".row .subject", { hasText: subject }).click();
    await page.locator(".enclosed", { hasText: "Filed bell" }).waitFor();
    return page.locator(".attachments .name").allInnerTexts();
  };
  assert.deepEqual(await read("Asked by file"), []);
  assert.equal(await page.locator(".enclosed").count(), 1);
  await page.locator(".letter .text", { hasText: "Please come." }).waitFor();
  assert.deepEqual(await read("Only a file"), ["plan.ics"]);
  await page.context().close();
});

test("the organizer accepts a time that a guest proposes, or keeps the old one", async () => {
  const page = await opened(ann);
  const event = (start, ...lines) => ["BEGIN:VEVENT", "UID:bells@x", "DTSTAMP:20261101T000000Z", `DTSTART:${start}`, "DURATION:PT1H", "SUMMARY:Bells", `ORGANIZER:mailto:${ann}`, `ATTENDEE;RSVP=TRUE:mailto:${bob}`, ...lines, "END:VEVENT"];
  const calendar = (...lines) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VCALENDAR", ""].join("\r\n");
  const headers = { authorization: `Basic ${btoa(`${ann}:${password}`)}`, "content-type": "text/calendar" };
  const put = await page.context().request.fetch(`${base}/dav/calendars/${ann}/Calendar/bells.ics`, { method: "PUT", headers, data: calendar(...event("20311001T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3")) });
  assert.equal(put.status(), 201);
  const proposal = (subject, to) => `From: Bob Ring <${bob}>\nTo: ${ann}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/calendar; method=COUNTER\n\n${calendar("METHOD:COUNTER", ...event(to, "RECURRENCE-ID:20311008T090000Z"))}`;
  await append(ann, [proposal("Too early", "20311008T130000Z"), proposal("Too late", "20311008T180000Z")]);
  const card = page.locator(".enclosed");
  const press = async (subject, button, said) => {
    await page.goto(`${base}/mail`);
    await page.locator(".row .subject", { hasText: subject }).click();
    await card.getByText("Somebody proposes another time").waitFor();
    await card.getByRole("button", { name: button }).click();
    await page.getByText(said).waitFor();
  };
  await press("Too late", "Decline the new time", "Your guest is notified that the time stays.");
  await card.getByText("The new time was declined.").waitFor();
  assert.equal(await card.getByRole("button").count(), 0, "what is decided is decided");
  await press("Too early", "Accept the new time", "Event moved.");
  await on(page, "agenda", "2031-10-01");
  const bells = async () => (await page.locator(".line", { hasText: "Bells" }).allInnerTexts()).map((one) => one.replace(/\s+/g, " ").trim().slice(0, 5));
  assert.deepEqual(await bells(), ["09:00", "13:00", "09:00"], "one of the series is at another time");
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const guest = await opened(bob);
  await guest.goto(`${base}/mail`);
  const told = guest.locator(".row .subject", { hasText: "Proposal declined: Bells" });
  await told.waitFor();
  await told.click();
  await guest.getByText("Your proposal is declined").waitFor();
  assert.equal(await guest.locator(".enclosed").count(), 1, "the part and the file are one");
  await guest.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a guest proposes another time in the message, then on the event's page, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const [word, month] = javaScriptEnabled ? ["Choir", "2033-11"] : ["Matins", "2033-12"];
    const page = await opened(ann, { javaScriptEnabled });
    const other = await opened(bob, { javaScriptEnabled });
    const put = async (title, ...lines) => {
      const event = ["BEGIN:VEVENT", `UID:${title}@x`, "DTSTAMP:20261101T000000Z", "DURATION:PT1H", `SUMMARY:${title}`, `ORGANIZER:mailto:${ann}`, `ATTENDEE;RSVP=TRUE:mailto:${bob}`, ...lines, "END:VEVENT"];
      const data = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...event, "END:VCALENDAR", ""].join("\r\n");
      const headers = { authorization: `Basic ${btoa(`${ann}:${password}`)}`, "content-type": "text/calendar" };
      assert.equal((await page.context().request.fetch(`${base}/dav/calendars/${ann}/Calendar/${title}.ics`, { method: "PUT", headers, data })).status(), 201);
    };
    const letter = async (reader, subject) => {
      const row = reader.locator(".row .subject", { hasText: subject }).first();
      do {
        await reader.goto(`${base}/mail`);
      } while ((await row.count()) === 0);
      await row.click();
      await reader.locator(".enclosed").first().waitFor();
    };
    const propose = async (form, from, to) => {
      await form.locator("summary").click();
      await form.getByLabel("Start time").fill(from);
      await form.getByLabel("End time").fill(to);
      await form.getByLabel("Comment").fill("Lunch, before that");
      await form.getByRole("button", { name: "Propose another time" }).click();
    };
    const start = (which) => `DTSTART:${month.replace("-", "")}${which}T090000Z`;

    await put(word, start("03"));
    await letter(other, `Invitation: ${word}`);
    const beside = other.locator(".enclosed .proposing");
    await propose(beside, "10:00", "08:00");
    await beside.locator(".field", { hasText: "Ends" }).getByText("The end is before the start.").waitFor();
    assert.equal(await beside.getByLabel("End time").inputValue(), "08:00", "what was typed stays");
    if (javaScriptEnabled) {
      await assertAccessible(other);
    }
    await beside.getByLabel("Start time").fill("09:00");
    await beside.getByLabel("End time").fill("10:00");
    await beside.getByRole("button", { name: "Propose another time" }).click();
    await beside.getByText("It already takes place at this time.").waitFor();
    await beside.getByLabel("Start time").fill("13:00");
    await beside.getByLabel("End time").fill("14:00");
    await beside.getByRole("button", { name: "Propose another time" }).click();
    await other.getByText("Your proposal is on its way.").waitFor();
    await other.getByText(/You proposed another time: .*It waits for the organizer/).waitFor();
    assert.match(await other.locator(".enclosed").first().innerText(), /Your answer\s+maybe/);

    await letter(page, `Other time proposed: ${word}`);
    const card = page.locator(".enclosed").first();
    assert.match(await card.innerText(), /bob@.*\s+may come/);
    assert.match(await card.innerText(), /Lunch, before that/);
    await card.getByRole("button", { name: "Decline the new time" }).click();
    await page.getByText("Your guest is notified that the time stays.").waitFor();
    await letter(page, `Other time proposed: ${word}`);
    await card.getByText("The new time was declined.").waitFor();
    assert.equal(await card.getByRole("button").count(), 0, "what is decided is decided");
    await letter(other, `Proposal declined: ${word}`);
    await letter(other, `Invitation: ${word}`);
    await other.getByText(/You proposed another time: .*That was declined/).waitFor();

    await put(`${word}s`, start("05"), "RRULE:FREQ=WEEKLY;COUNT=3");
    await letter(other, `Invitation: ${word}s`);
    await other.locator(".enclosed").getByRole("link", { name: "Propose another time" }).click();
    await other.locator("#propose").waitFor();
    if (javaScriptEnabled) {
      await assertAccessible(other);
    }
    const own = other.locator("#propose");
    await propose(own, "15:00", "");
    await own.getByText("Choose a time").waitFor();
    await own.getByLabel("End time").fill("14:00");
    await own.getByRole("button", { name: "Propose another time" }).click();
    await own.getByText("The end is before the start.").waitFor();
    await own.getByLabel("End time").fill("16:00");
    await own.getByRole("button", { name: "Propose another time" }).click();
    await other.getByText("Your proposal is on its way.").waitFor();
    await other.locator("#proposed", { hasText: "It waits for the organizer" }).waitFor();
    const instance = other.url();
    if (javaScriptEnabled) {
      await on(other, "week", `${month}-12`);
      await other.locator(".block", { hasText: `${word}s` }).click();
      const box = other.locator("#box[open]");
      await box.locator("#propose summary").click();
      await box.getByLabel("Start time").fill("17:00");
      assert.equal(await box.getByLabel("End time").inputValue(), "18:00", "the end goes with the start");
      await box.getByLabel("End time").fill("16:00");
      await box.getByRole("button", { name: "Propose another time" }).click();
      await box.getByText("The end is before the start.").waitFor();
      await box.locator("#box-title", { hasText: `${word}s` }).waitFor();
      assert.equal(await box.getByLabel("Start time").inputValue(), "17:00", "what was typed stays, and so does the calendar");
    }

    await letter(page, `Other time proposed: ${word}s`);
    await card.getByRole("button", { name: "Accept the new time" }).click();
    await page.getByText("Event moved.").waitFor();
    await card.getByText("The event takes place at the new time.").waitFor();
    do {
      await other.goto(instance);
    } while ((await other.locator("#proposed", { hasText: "The event takes place then" }).count()) === 0);
    for (const reader of [page, other]) {
      await on(reader, "agenda", `${month}-05`);
      const hours = (await reader.locator(".line", { hasText: `${word}s` }).allInnerTexts()).map((one) => one.replace(/\s+/g, " ").trim().slice(0, 5));
      assert.deepEqual(hours, ["15:00", "09:00", "09:00"], "both calendars have it");
    }
    for (const reader of [page, other]) {
      assert.deepEqual(reader.complaints, []);
      await reader.context().close();
    }
  });
}

test("an event is dragged to another day and hour, lengthened by its edge, and both are undone", async () => {
  const page = await opened(bob);
  await make(page, "Walk", { start: "09:00", end: "10:00" });
  await on(page, "week");
  const walk = page.locator(".block", { hasText: "Walk" });
  const place = async () => (await walk.evaluate((one) => [one.closest(".column").dataset.day, ...one.className.match(/(?:at|for)-\d+/g)])).join(" ");
  const drag = async (down, across, along) => {
    const box = await walk.boundingBox();
    const [x, y] = [box.x + box.width / 2, down === "edge" ? box.y + box.height - 3 : box.y + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + across / 2, y + along / 2);
    await page.mouse.move(x + across, y + along);
    await page.mouse.up();
    await page.getByText(down === "edge" ? "Event length changed." : "Event moved.").waitFor();
  };
  const width = (await page.locator(".column").first().boundingBox()).width;
  await drag("middle", width, 96);
  assert.equal(await place(), "2031-03-13 at-44 for-4");
  await page.click("#take-back");
  await page.locator(`.column[data-day="${day}"] .block`, { hasText: "Walk" }).waitFor();
  assert.equal(await place(), `${day} at-36 for-4`);
  await drag("edge", 0, 24);
  assert.equal(await place(), `${day} at-36 for-6`);
  await walk.click();
  await page.click("button[name=remove]");
  await page.getByText("Event deleted.").waitFor();
  await page.click("#take-back");
  await walk.waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

/** Returns whether an element is completely between the day headings and the lower edge of the hours. */
const isInSight = (one) =>
  one.evaluate((block) => {
    const grid = block.closest(".grid").getBoundingClientRect();
    const heads = block.closest(".grid").querySelector(".day-heads").getBoundingClientRect();
    const { top, bottom, left, right } = block.getBoundingClientRect();
    return top >= heads.bottom - 1 && bottom <= grid.bottom + 1 && left >= grid.left - 1 && right <= grid.right + 1;
  });

test("a changed event is scrolled into view and marked, and events above the visible hours are announced", async () => {
  const quiet = "2031-07-09";
  for (const [javaScriptEnabled, title] of [[true, "Early bell"], [false, "Early bell, plainly"]]) {
    const page = await opened(bob, { javaScriptEnabled });
    const block = page.locator(".block", { has: page.getByText(title, { exact: true }) });
    await page.goto(`${base}/event?new=${quiet}&at=${javaScriptEnabled ? "01:00" : "21:00"}`);
    await page.fill("#title", title);
    await page.click("#save");
    await page.getByText("Event created.").waitFor();
    assert.match(await block.getAttribute("class"), /\bdone\b/);
    assert.ok(await isInSight(block), "the view begins with what was made");
    await page.context().close();
  }
  const page = await opened(bob);
  const early = page.locator(".block", { has: page.getByText("Early bell", { exact: true }) });
  const late = page.locator(".block", { hasText: "plainly" });
  await on(page, "week", quiet);
  assert.equal(await page.locator(".block.done").count(), 0, "only what was just done is marked");
  await page.locator("#grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight));
  await page.getByRole("button", { name: "Earlier events" }).waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Earlier events" }).click();
  assert.ok(await isInSight(early));
  await page.getByRole("button", { name: "Earlier events" }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Later events" }).click();
  assert.ok(await isInSight(late));
  await page.getByRole("button", { name: "Later events" }).waitFor({ state: "hidden" });

  await early.evaluate((block) => block.scrollIntoView());
  await takeDown(page, early, 3);
  await page.getByText("Event moved.").waitFor();
  assert.match(await early.getAttribute("class"), /\bdone\b/);
  assert.ok(await isInSight(early));
  await page.click("#take-back");
  await page.getByText("Undone.").waitFor();
  assert.match(await early.getAttribute("class"), /\bdone\b.* at-4 /);
  assert.ok(await isInSight(early));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

async function takeDown(page, block, hours) {
  await block.scrollIntoViewIfNeeded();
  const box = await block.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20);
  await page.mouse.move(x, y + 48 * hours);
  await page.mouse.up();
}

test("dragging an event asks before guests are notified by mail, and undo restores their answers", async () => {
  const page = await opened(ann);
  const other = await opened(bob);
  await make(page, "Panel", { start: "15:00", end: "16:00", people: bob });
  const theirs = other.locator(".block", { hasText: "Panel" });
  const until = async (what, holds) => {
    for (let i = 0; i < 60; i++) {
      if (await holds()) {
        return;
      }
    }
    assert.fail(what);
  };
  const isTheirs = (kind) => async () => (await on(other, "week")) && (await theirs.count()) === 1 && new RegExp(kind).test(await theirs.getAttribute("class"));
  await until("Bob is asked", isTheirs("asked"));
  await theirs.click();
  await other.click("button[value=accepted]");
  await other.getByText("Accepted. Your answer is on its way.").waitFor();
  await until("Bob has a letter", async () => (await other.goto(`${base}/mail`)) && (await other.locator(".row .subject", { hasText: "Invitation: Panel" }).count()) === 1);
  const mine = page.locator(".block", { hasText: "Panel" });
  const isAccepted = async () => {
    await on(page, "week");
    await mine.click();
    await guest(page, bob).waitFor();
    return /accepted/.test(await guest(page, bob).innerText());
  };
  await until("Ann knows", isAccepted);

  await on(page, "week");
  await takeDown(page, mine, 2);
  await page.getByText("The guests are notified of the new time").waitFor();
  await assertAccessible(page);
  await page.click("#event-move button[name=move]");
  await page.getByText("Event moved.").waitFor();
  await until("Bob is asked anew", isTheirs("asked.*at-68"));
  await page.click("#take-back");
  await page.getByText("Undone.").waitFor();
  await until("Bob has accepted as before", isTheirs("firm.*at-60"));
  await until("so Ann has it", isAccepted);
  assert.deepEqual(page.complaints, []);
  await other.context().close();
  await page.context().close();
});

test("an instance of a series is dragged: only this one, or all of them", async () => {
  const page = await opened(bob);
  await make(page, "Jog", { start: "07:00", end: "08:00", repeat: "weekly", until: "2031-03-31" });
  const jog = page.locator(".block", { hasText: "Jog" });
  await on(page, "week");
  await takeDown(page, jog, 1);
  const box = page.locator("#box[open]");
  await box.getByRole("button", { name: "This and all that follow" }).waitFor();
  assert.match(page.url(), /\/calendar\?/, "it is asked over the week");
  await assertAccessible(page);
  await box.getByRole("link", { name: "Cancel" }).click();
  await page.locator("#box").waitFor({ state: "hidden" });
  // It is back in its place.
  await page.locator(".block:not([style])", { hasText: "Jog" }).waitFor();
  await takeDown(page, jog, 1);
  await page.getByRole("button", { name: "The whole series" }).click();
  await page.getByText("Event moved.").waitFor();
  await on(page, "week", "2031-03-19");
  assert.match(await jog.getAttribute("class"), /at-32 /);
  await takeDown(page, jog, 1);
  await page.getByRole("button", { name: "Only this one" }).click();
  await page.getByText("Event moved.").waitFor();
  await page.goto(page.url().replace("view=week", "view=month").replace(/#.*/, ""));
  assert.equal(await page.locator(".strip", { hasText: "Jog" }).count(), 3);
  assert.equal(await page.locator(".strip.done", { hasText: "Jog" }).count(), 1, "the one that was moved is marked");
  await on(page, "week", "2031-03-26");
  assert.match(await jog.getAttribute("class"), /at-32 /);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`errors are shown at their fields, and the input is kept${javaScriptEnabled ? "" : ", without script"}`, async () => {
    const page = await opened(ann, { javaScriptEnabled });
    const isWrong = async (field, sentence) => {
      await page.locator(`#${field}-wrong`, { hasText: sentence }).waitFor();
      await page.locator(`#${field}[aria-invalid=true]:focus`).waitFor();
      assert.match(await page.getAttribute(`#${field}`, "aria-describedby"), new RegExp(`${field}-wrong`));
      assert.equal(await page.locator("[aria-invalid=true]").count(), 1);
      assert.equal(await page.inputValue("#title"), "Backwards");
    };
    await page.goto(`${base}/event?new=${day}`);
    await page.fill("#title", "Backwards");
    await page.fill("#start", "10:00");
    await page.fill("#end", "09:00");
    await page.fill("#endDay", day);
    await page.click("#save");
    await isWrong("endDay", "The end is before the start.");
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await page.fill("#end", "10:30");
    await page.selectOption("#repeat", "daily");
    await page.fill("#until", "2001-01-01");
    await page.click("#save");
    await isWrong("until", "The last repetition is before the first.");
    await page.fill("#until", "");
    await page.selectOption("#repeat", "never");
    if (javaScriptEnabled) {
      await page.locator("#reminder option").last().evaluate((option) => (option.value = "99999999"));
      await page.selectOption("#reminder", "99999999");
      await page.click("#save");
      await isWrong("reminder", "Choose one from the list.");
      await page.selectOption("#reminder", "15");
    }
    await page.fill("#people", `${bob}, nobody at all`);
    await page.click("#save");
    await isWrong("people", '“nobody at all” is not a mail address.');
    assert.match(javaScriptEnabled ? await page.locator('.chip[data-state="malformed"]').textContent() : await page.inputValue("#people"), /nobody at all/);
    await page.context().close();
  });
}

test("calendars are hidden and shown, also on a phone", async () => {
  const page = await opened(bob, { viewport: phone });
  await make(page, "Swim");
  await on(page, "agenda");
  assert.ok((await titles(page, ".line")).includes("Swim"));
  await page.click("#open-side");
  await page.click("button[name=toggle]");
  await page.locator(".empty").waitFor();
  await page.reload();
  await page.click("#open-side");
  await page.click("button[name=toggle][aria-pressed=false]");
  await page.locator(".line", { hasText: "Swim" }).waitFor();
  await assertAccessible(page);
  await page.context().close();
});

test("drawing over hours begins a new event, whose guests are found by name", async () => {
  const page = await opened(ann);
  const quiet = "2031-09-03"; // a day without events of the other tests
  await on(page, "week", quiet);
  const column = page.locator(`.column[data-day="${quiet}"]`);
  const { x } = await column.boundingBox();
  await page.locator("#grid").evaluate((grid) => (grid.scrollTop = grid.scrollHeight / 3));
  const { y } = await column.boundingBox();
  await page.mouse.move(x + 30, y + 48 * 10 + 2);
  await page.mouse.down();
  await page.mouse.move(x + 32, y + 48 * 11, { steps: 3 });
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".block.drawn").count(), 0, "Escape leaves nothing");
  await page.mouse.up();
  assert.match(page.url(), /\/calendar\?/);
  await page.mouse.move(x + 30, y + 48 * 10 + 2);
  await page.mouse.down();
  await page.mouse.move(x + 32, y + 48 * 11, { steps: 3 });
  await page.mouse.move(x + 32, y + 48 * 12 + 20, { steps: 3 });
  assert.match(await page.locator(".block.drawn").textContent(), /10:00.*12:30/);
  await page.mouse.up();
  await page.locator("#title").waitFor();
  assert.match(page.url(), /\/calendar\?/, "the week stays");
  assert.equal(await page.inputValue("#start"), "10:00");
  assert.equal(await page.inputValue("#end"), "12:30");
  await page.keyboard.press("Escape");
  await page.locator("#box").waitFor({ state: "hidden" });
  await page.locator(".block.drawn").waitFor({ state: "detached" });
  await page.mouse.move(x + 30, y + 48 * 10 + 2);
  await page.mouse.down();
  await page.mouse.move(x + 32, y + 48 * 12 + 20, { steps: 3 });
  await page.mouse.up();
  await page.fill("#title", "Long talk");
  assert.match(await page.locator("#people-help").textContent(), /^Names or mail addresses\./);
  await page.locator("#people").pressSequentially("Bob");
  await page.getByRole("option", { name: /Bob Ring/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`.chip[data-address="${bob}"]`).waitFor();
  await page.getByRole("button", { name: "More options" }).click();
  await page.waitForURL(/\/event/);
  await page.locator(`.chip[data-address="${bob}"]`).waitFor();
  await page.fill("#place", "Room & board");
  await page.locator("#people").pressSequentially('Far away: "Far, Cy" <cy@elsewhere.test>;');
  await page.locator('.chip[data-address="cy@elsewhere.test"]', { hasText: "Far, Cy" }).waitFor();
  await page.locator("#people").pressSequentially("nobody-in-particular,");
  const wrong = page.locator('.chip[data-state="malformed"]', { hasText: "nobody-in-particular" });
  await wrong.waitFor();
  await wrong.locator(".chip-out").click();
  await assertAccessible(page);
  let asked = "";
  page.once("dialog", (dialog) => {
    asked = dialog.message();
    return dialog.dismiss();
  });
  await page.click("main > p a");
  assert.match(asked, /not saved/);
  await page.selectOption("#reminder", "30");
  await page.getByLabel("Another reminder").first().selectOption("1440");
  await page.getByLabel("Another reminder").nth(1).selectOption("0");
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
  await page.locator(".block", { hasText: "Long talk" }).click();
  await guest(page, bob).waitFor();
  await guest(page, "cy@elsewhere.test").getByText("Far, Cy").waitFor();
  await page.getByText("30 minutes before · 1 day before · When it starts").waitFor();
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a recurrence rule is composed${javaScriptEnabled ? "" : ", without script"}`, async () => {
    const page = await opened(ann, { javaScriptEnabled });
    const title = `Lessons ${javaScriptEnabled}`;
    await page.goto(`${base}/event?new=${day}&at=09:00`);
    await page.fill("#title", title);
    assert.equal(await page.locator("#interval").isVisible(), false);
    await page.selectOption("#repeat", "own");
    await page.fill("#interval", "2");
    for (const one of ["Mon", "Thu"]) {
      await page.getByRole("checkbox", { name: one }).check();
    }
    await page.fill("#count", "3");
    await page.fill("#until", "2031-05-01");
    if (javaScriptEnabled) {
      await assertAccessible(page);
    }
    await page.click("#save");
    await page.getByText("Choose either a last day or a number of times.").waitFor();
    assert.equal(await page.inputValue("#interval"), "2");
    await page.fill("#until", "");
    await page.click("#save");
    await page.getByText("Event created.").waitFor();
    await on(page, "agenda");
    const line = page.locator(".line", { hasText: title });
    await line.first().click();
    await page.getByText("Every 2 weeks: Monday, Thursday, 3 times").waitFor();
    const starts = await page.locator(".event-facts dd").first().textContent();
    assert.match(starts, /13 March|March 13/, "it begins on the first of its days");
    await page.context().close();
  });
}
