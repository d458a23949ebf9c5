// One page of everything that a user shares: granted, changed, revoked and undone; and what others share with the user.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open, password, signIn } from "./house.mjs";

const domain = `shares-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const otto = `otto@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const [address, displayName] of [[ida, "Ida Bell"], [otto, "Otto Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  const made = await page.context().request.fetch(`${base}/dav/calendars/${ida}/Calendar/`, { method: "PROPFIND", headers: { authorization: `Basic ${btoa(`${ida}:${password}`)}`, depth: "0" } });
  assert.equal(made.status(), 207); // creates the calendar
  await page.context().close();
});

after(() => browser.close());

async function opened(name, options) {
  const page = await open(browser, options);
  await signIn(page, "", name, password);
  await page.goto(`${base}/shares`);
  return page;
}

async function share(page, thing, level) {
  await page.selectOption("#thing", { label: thing });
  await page.fill("#with", otto);
  await page.selectOption("#level", level);
  await page.click("#give");
  await page.getByText(`Shared with ${otto}.`).waitFor();
}

function line(page, place, text) {
  return page.locator(`#${place} li`, { hasText: text });
}

test("a folder is shared, with more rights, revoked and shared again with the same rights", async () => {
  const page = await opened(ida);
  await share(page, "Inbox", "read");
  await line(page, "mine", otto).locator("select").selectOption("editor");
  await line(page, "mine", otto).locator("button[name=change]").click();
  await page.getByText(`The access of ${otto} is changed.`).waitFor();
  assert.equal(await line(page, "mine", otto).locator("select").inputValue(), "editor");
  await assertAccessible(page);
  const theirs = await opened(otto);
  await line(theirs, "theirs", "ida").getByText("read, add, change and delete messages").waitFor();
  await line(theirs, "theirs", "ida").getByRole("link", { name: /Open/ }).waitFor();
  await line(page, "mine", otto).locator("button[name=remove]").click();
  await page.getByText("You share nothing.").waitFor();
  await theirs.reload();
  await theirs.getByText("Nobody shares anything with you.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await line(page, "mine", otto).waitFor();
  assert.equal(await line(page, "mine", otto).locator("select").inputValue(), "editor");
  await theirs.reload();
  await line(theirs, "theirs", "ida").waitFor();
  await theirs.context().close();
  await page.context().close();
});

test("a shared calendar is shown at once, announced by mail, and can be hidden; deputies are shown on both sides, without script", async () => {
  const page = await opened(ida, { javaScriptEnabled: false });
  const calendar = await page.locator("#thing option", { hasText: "(calendar)" }).first().innerText();
  for (const [uid, hour, answer] of [["off", "09", "DECLINED"], ["on", "11", "ACCEPTED"]]) {
    const object = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20310101T000000Z\r\nDTSTART:20310312T${hour}0000Z\r\nDURATION:PT1H\r\nSUMMARY:Offer ${uid}\r\nORGANIZER:mailto:lou@elsewhere.test\r\nATTENDEE;PARTSTAT=${answer};SCHEDULE-AGENT=CLIENT:mailto:${ida}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    const put = await page.context().request.fetch(`${base}/dav/calendars/${ida}/Calendar/${uid}.ics`, { method: "PUT", data: object, headers: { authorization: `Basic ${btoa(`${ida}:${password}`)}`, "content-type": "text/calendar" } });
    assert.equal(put.status(), 201);
  }
  await share(page, calendar, "busy");
  assert.equal(await line(page, "mine", "invited, has not answered").count(), 0);
  await page.goto(`${base}/identities`);
  await page.fill("#deputy", otto);
  await page.click("#allow");
  const theirs = await opened(otto, { javaScriptEnabled: false });
  await theirs.getByText("you can write on their behalf").waitFor();
  await theirs.goto(`${base}/calendar`);
  await theirs.locator("button[name=toggle]", { hasText: "Ida Bell" }).waitFor();
  const letter = theirs.locator(".row", { hasText: "Ida Bell shares the calendar" });
  for (let i = 0; i < 40 && (await letter.count()) === 0; i++) {
    await theirs.goto(`${base}/mail`);
  }
  assert.equal(await letter.count(), 1);
  await theirs.goto(`${base}/shares`);
  await line(theirs, "theirs", "see busy times only").locator("button[name=away]").click();
  await theirs.getByText("It is no longer shown among your own.").waitFor();
  await theirs.getByRole("button", { name: "Undo" }).click();
  await line(theirs, "theirs", "see busy times only").locator("button[name=away]").waitFor();
  await theirs.goto(`${base}/calendar?view=agenda&day=2031-03-12`);
  assert.deepEqual(await theirs.locator(".line .title").allInnerTexts(), ["Busy"], "what is declined takes no time");
  await page.goto(`${base}/shares`);
  const given = line(page, "mine", otto).filter({ hasText: "(calendar)" });
  await given.locator("select").selectOption("read");
  await given.locator("button[name=change]").click();
  await theirs.reload();
  assert.deepEqual(await theirs.locator(".line.declined .title").allInnerTexts(), ["Offer off"], "it is the owner's answer that counts");
  assert.deepEqual(await theirs.locator(".line.firm .title").allInnerTexts(), ["Offer on"]);
  await page.goto(`${base}/shares`);
  await page.locator("button[name=withdraw]").click();
  await page.getByText("Nobody can write on your behalf.").waitFor();
  await theirs.goto(`${base}/shares`);
  assert.equal(await theirs.getByText("you can write on their behalf").count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("button[name=withdraw]").waitFor();
  await theirs.context().close();
  await page.context().close();
});

test("sharing with an unknown address is refused, and a mailbox has no free/busy right", async () => {
  const page = await opened(ida);
  await page.selectOption("#thing", { label: "Inbox" });
  await page.fill("#with", otto);
  await page.selectOption("#level", "busy");
  await page.click("#give");
  await page.getByText("This access cannot be given here.").first().waitFor();
  await page.selectOption("#level", "read");
  await page.fill("#with", `none@${domain}`);
  await page.click("#give");
  await page.locator("#messages, .banner, [role=alert]").first().waitFor();
  assert.equal(await line(page, "mine", `none@${domain}`).count(), 0);
  await page.context().close();
});
