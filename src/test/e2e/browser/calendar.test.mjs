// Calendars as people use them: looked at, written into, moved, repeated, answered; by script and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, append, assertAccessible, base, launch, open, password, phone, signIn, violations } from "./house.mjs";

const domain = `calendar-${Date.now().toString(36)}.test`;
const ann = `ann@${domain}`;
const bob = `bob@${domain}`;
const day = "2031-03-12"; // a Wednesday

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
  return page;
}

async function make(page, title, fields = {}) {
  await page.goto(`${base}/event?new=${day}`);
  await page.fill("#title", title);
  for (const [id, value] of Object.entries(fields)) {
    await (id === "repeat" || id === "zone" ? page.selectOption(`#${id}`, value) : page.fill(`#${id}`, value));
  }
  await page.click("#save");
  await page.getByText("Event created.").waitFor();
}

const on = (page, view, date = day) => page.goto(`${base}/calendar?view=${view}&day=${date}`);
const guest = (page, address) => page.locator("dd li", { has: page.locator(`[title="${address}"]`) });
const titles = (page, where) => page.locator(`${where} .title`).allTextContents();

// As a program that speaks CalDAV asks.
const dav = (page, name, method, path, data = "") =>
  page.context().request.fetch(`${new URL(base).origin}/dav/${path}`, {
    method,
    headers: { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`, Depth: "0", "Content-Type": "application/xml" },
    data,
  });

test("a new event is meant for the default calendar, which programs choose", async () => {
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

test("a short event's words can be read on every colour, by light and by dark", async () => {
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

test("an event is made where one clicks, seen in every view, changed and deleted", async () => {
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

test("one day of somebody's series has a page of its own, and what no page shows opens as it is stored", async () => {
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

test("of a series one event is moved, what follows is changed, one is deleted; without script", async () => {
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

test("who is invited answers by one press, and the organizer sees it", async () => {
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
  await other.getByText("You may not change this calendar.").waitFor();
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

test("who declines on one day of a series declines that day, unless the whole is chosen", async () => {
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
    assert.equal(await box.getByLabel("Only this one").isChecked(), true);
    if (scope) {
      await box.getByLabel(scope).check();
    }
    await assertAccessible(other);
    await box.locator(`button[value=${status}]`).click();
    await other.getByText(said).waitFor();
  };
  await answer(day, "The whole series", "accepted", "Accepted. Your answer is on its way.");
  await answer("2031-03-19", "", "declined", "Declined. Your answer is on its way.");
  assert.match(await looks(day), /firm/);
  assert.match(await looks("2031-03-19"), /declined/);
  assert.match(await looks("2031-03-26"), /firm/);
  assert.deepEqual(other.complaints, []);
  await other.context().close();
  await page.context().close();
});

/** A letter of somebody unknown here, whom the server takes nothing of by itself. */
function letter(method, subject, start, more = "") {
  const object = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:${method}\nBEGIN:VEVENT\nUID:tower@elsewhere.test\nDTSTAMP:20261101T000000Z\nDTSTART:${start}\nDURATION:PT1H\nSUMMARY:Tower\n${more}ORGANIZER;CN=Otto:mailto:otto@elsewhere.test\nATTENDEE;RSVP=TRUE:mailto:${ann}\nEND:VEVENT\nEND:VCALENDAR\n`;
  return `From: Otto <otto@elsewhere.test>\nTo: ${ann}\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: text/calendar; method=${method}\n\n${object}`;
}

for (const javaScriptEnabled of [true, false]) {
  test(`an invitation is answered in its letter, and a cancellation clears the calendar, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
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
  test(`events that invite nobody go into a calendar by one press, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
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
    await card.getByRole("button", { name: "Put into my calendar" }).click();
    await page.getByText(/The event is in “/).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone.").waitFor();
    await open(`Ticket ${how}`);
    await card.getByRole("button", { name: "Put into my calendar" }).click();
    await page.getByText(/The event is in “/).waitFor();
    await open(`Later ${how}`);
    await card.getByRole("button", { name: "Update my calendar" }).click();
    await page.getByText(/The event is in “/).waitFor();
    await on(page, "day", "2031-04-15");
    assert.equal((await titles(page, ".block")).filter((title) => title === `Train ${how}`).length, 1, "once, however often it comes");
    await open(`Term ${how}`);
    await card.getByText("All events of this file go there.").waitFor();
    await card.getByRole("button", { name: "Put into my calendar" }).click();
    await page.getByText(/2 events are in “/).waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("the file of an invitation is no attachment beside its card, an event as a file is one", async () => {
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

test("who organizes takes another time that a guest proposes, or says that it stays", async () => {
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
  await press("Too late", "Decline the new time", "Your guest is told that the time stays.");
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
  test(`a guest proposes another time beside the letter, then on the event's page, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
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
    await beside.getByText("It takes place then already.").waitFor();
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
    await page.getByText("Your guest is told that the time stays.").waitFor();
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

test("an event is dragged to another day and hour, made longer by its edge, and each is undone", async () => {
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

/** Whether all of something is between the days' heads and the lower edge of the hours. */
const isInSight = (one) =>
  one.evaluate((block) => {
    const grid = block.closest(".grid").getBoundingClientRect();
    const heads = block.closest(".grid").querySelector(".day-heads").getBoundingClientRect();
    const { top, bottom, left, right } = block.getBoundingClientRect();
    return top >= heads.bottom - 1 && bottom <= grid.bottom + 1 && left >= grid.left - 1 && right <= grid.right + 1;
  });

test("what was just done is in sight and marked, and what lies above the hours is told", async () => {
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

test("what is dragged asks before guests are told, who have a letter, and an undo brings their answers back", async () => {
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
  await page.getByText("The guests are told of the new time").waitFor();
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

test("one of a series is dragged: this one, or all of them", async () => {
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
  assert.equal(await jog.getAttribute("style"), null, "it is where it was");
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
  test(`what is wrong is said at its field, and what was typed stays${javaScriptEnabled ? "" : ", without script"}`, async () => {
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
    await isWrong("people", '"nobody at all" is not an e-mail address.');
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

test("hours that are drawn over are those of a new event, whose guests are found by name", async () => {
  const page = await opened(ann);
  const quiet = "2031-09-03"; // with nothing of the other tests
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
  assert.equal(await page.locator(".block.drawn").count(), 0, "a box that is closed leaves nothing");
  await page.mouse.move(x + 30, y + 48 * 10 + 2);
  await page.mouse.down();
  await page.mouse.move(x + 32, y + 48 * 12 + 20, { steps: 3 });
  await page.mouse.up();
  await page.fill("#title", "Long talk");
  assert.match(await page.locator("#people-help").textContent(), /^Names or e-mail addresses\./);
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
  test(`a repetition is put together${javaScriptEnabled ? "" : ", without script"}`, async () => {
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

test("a time is found at which all have time, a room is booked for it, and a way to take part is told", async () => {
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
    // The meeting of the round before is just being cancelled.
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
    // The room answers by itself, which makes another version of the meeting: whoever deletes it sees the answer first.
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

test("what goes on from the day before says until when, and titles come before hours where there is little room", async () => {
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

test("on a phone the calendar's head is low, ways of looking fold, and the week begins in sight of today", async () => {
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

test("a year shows which days have something on them, and its weeks are numbered where they begin on Mondays", async () => {
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

test("a calendar is made, named, published by a secret address, filled from a file and deleted", async () => {
  const page = await opened(ann, { javaScriptEnabled: false });
  await page.goto(`${base}/calendars`);
  await page.fill("#name", "Bells/Towers");
  await page.click("#create");
  await page.getByText('A name has no "/".').waitFor();
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
  await page.getByText("The secret address leads nowhere now.").waitFor();
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

test("whoever approves of a room sees what waits, and decides by one press, with or without script", async () => {
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
  // Its letter takes yes or no, too, while it waits.
  const card = his.locator(".enclosed").first();
  const question = async (title) => {
    await his.goto(`${base}/mail`);
    await his.locator(".row .subject", { hasText: title }).first().click();
    await card.waitFor();
  };
  await question("Choir practice");
  assert.deepEqual(await card.getByRole("button").allInnerTexts(), ["Accept", "Decline"]);
  assert.equal(await card.getByText("Propose another time").count(), 0);
  await card.getByText("That cannot be undone.").waitFor();
  await his.goto(`${base}/approvals`);
  const second = await opened(bob, { javaScriptEnabled: false });
  await second.goto(`${base}/approvals`);
  // Enter decides nothing: the first button of the form is another booking's.
  const comment = waiting(his, "Craft fair").getByLabel("Comment: Craft fair");
  await comment.fill("Which craft?");
  await comment.press("Enter");
  assert.match(await comment.inputValue(), /^Which craft\?\s*$/);
  assert.equal(await his.locator(".approval").count(), 2);
  await waiting(his, "Choir practice").getByLabel("Comment: Choir practice").fill("Keys are at the desk");
  await waiting(his, "Choir practice").getByRole("button", { name: /^Approve/ }).click();
  await his.getByText("Choir practice approved. Ann Bell is told.").waitFor();
  assert.equal(await waiting(his, "Choir practice").count(), 0);
  await waiting(second, "Choir practice").getByRole("button", { name: /^Decline/ }).click();
  await second.getByText("That was decided or withdrawn meanwhile.").first().waitFor();
  await question("Choir practice");
  assert.equal(await card.getByRole("button").count(), 0, "what the page decided is decided");
  assert.match(await card.innerText(), /Your answer\s+accepted/);
  await waiting(second, "Craft fair").getByRole("button", { name: /^Decline/ }).click();
  await second.getByText("Craft fair declined. Ann Bell is told.").waitFor();
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

/** An event that begins in some minutes, by the browser's clock. */
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

test("what begins soon is told on every page, put off and dismissed, and other pages hear of it", async () => {
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

test("without script reminders are a page, where they are put off", async () => {
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
  await page.getByText("Nothing to be reminded of now.").waitFor();
  assert.equal(await row().count(), 0);
  await page.context().close();
});

test("who wants reminders by mail gets one message", async () => {
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

test("birthdays of contacts are a calendar, with years, without, and of a 29 February", async () => {
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
  // Who wants no such calendar has none, by CalDAV neither.
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

test("events are filed under categories, which are seen, chosen from and shown alone", async () => {
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

test("events are found by words of title, place, people and notes, to come and past", async () => {
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
  assert.equal(await page.locator("section", { hasText: "To come" }).locator(".title").count(), 1);
  assert.deepEqual(await page.locator("section:has(h2:text('Past')) .title").allTextContents(), ["Quintett, the first"]);
  await assertAccessible(page);
  await page.goto(`${base}/events?q=${encodeURIComponent("quintett -first")}`);
  assert.deepEqual(await page.locator(".found-events .title").allTextContents(), ["Quintett"]);
  await page.goto(`${base}/events?q=title:quintett`);
  await page.getByText("There is no filter “title:”").waitFor();
  await page.goto(`${base}/events?q=from:ann`);
  await page.getByText("Events are searched by words alone, not with “from:”.").waitFor();
  await page.goto(`${base}/events?q=nowhere-to-be-found`);
  await page.getByText("Nothing was found").waitFor();
  await page.context().close();
});

test("a printed week says of short events, too, when they are and what they are called", async () => {
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

test("what goes over several days keeps its title in sight on a narrow screen", async () => {
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

test("other time zones stand beside the hours, and an event's own times on its page", async () => {
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

test("tasks that are due are checked off in the week and the agenda, or hidden", async () => {
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
