// Conversations: messages that reply to each other are one row, are read as a stack, and are archived together.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, assertAccessible, base, deliver, desk, launch, makeAccount, makeDomain, open, password, phone, promptly, signIn, writeText } from "./house.mjs";

const domain = `talk-${Date.now().toString(36)}.test`;
const mia = `mia@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await promptly(page, domain);
  await makeAccount(page, mia, "Mia Member");
  await page.context().close();
});

after(() => browser.close());

async function read(path, options) {
  const page = await open(browser, options);
  await signIn(page, "", mia, password);
  await page.goto(base + path);
  return page;
}

let count = 0;

/** Returns a message of a conversation, with its sender; the first call begins the conversation. */
function say(talk, who, body, header = "") {
  count += 1;
  const fields = [`From: ${who} <${who.toLowerCase()}@elsewhere.test>`, `To: ${mia}`, `Message-ID: <${talk}-${count}@elsewhere.test>`];
  fields.push(`References: <${talk}@elsewhere.test>`, `Subject: Re: ${talk}`);
  return deliver(mia, `${fields.join("\n")}\n${header}\n${body}\n`);
}

const row = (page, text) => page.locator(`.row:has-text("${text}")`);

test("a conversation is one row, and opens as a stack with read messages folded", async () => {
  await say("Bells", "Anna", "Shall we ring?");
  await say("Bells", "Bob", "We shall.\n\n> Shall\n> we\n> ring\n> at noon?");
  await say("Tower", "Cleo", "The tower is high.");
  await say("Bells", "Anna", "Then at noon.");
  const page = await read("/mail");
  assert.equal(await page.locator(".row").count(), 2);
  const talk = row(page, "Bells");
  assert.match(await talk.locator(".who").innerText(), /Bob, Anna|Anna, Bob/);
  assert.match(await talk.locator(".who").innerText(), /3/);
  assert.match(await talk.locator(".words").innerText(), /Then at noon/);
  assert.match(await talk.getAttribute("class"), /unread/);
  await assertAccessible(page);

  await talk.locator("> a").click();
  await page.locator(".conversation h1", { hasText: "Bells" }).waitFor();
  assert.equal(await page.locator(".conversation .unfolded").count(), 3);
  const quote = page.locator(".conversation details.quote");
  assert.equal(await quote.locator(".quoted").isVisible(), false);
  await quote.locator("summary").click();
  assert.equal(await quote.locator(".quoted").isVisible(), true);
  await assertAccessible(page);

  await page.goto(`${base}/mail`);
  assert.doesNotMatch(await row(page, "Bells").getAttribute("class"), /unread/);
  await row(page, "Bells").locator("> a").click();
  await page.locator(".conversation .folded").nth(1).waitFor();
  assert.equal(await page.locator(".conversation .unfolded").count(), 1);
  await page.locator(".conversation .folded a").first().click();
  await page.locator(".conversation .unfolded").nth(1).waitFor();
  assert.equal(await page.locator(".conversation .unfolded").count(), 2);
  for (const width of [390, 820, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" }); // otherwise colours are still in transition
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `wide at ${width}`);
      await assertAccessible(page);
      if (process.env.CARILLON_SHOTS) {
        await page.screenshot({ path: `${process.env.CARILLON_SHOTS}/talk-${width}-${colorScheme}.png` });
      }
    }
  }
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the user's own reply is in the stack, with its folder's name", async () => {
  const page = await read("/mail");
  await row(page, "Tower").locator("> a").click();
  await page.click(".toolbar >> text=Reply >> nth=0");
  await page.waitForURL(/\/write/);
  await writeText(page, "How high?");
  await page.click("#send");
  await page.waitForURL(/\/mail/);
  await page.goto(`${base}/mail`);
  await row(page, "Tower").locator("> a").click();
  await page.locator(".conversation .unfolded").nth(1).waitFor();
  const own = page.locator(".conversation .unfolded").nth(1);
  assert.match(await own.innerText(), /Sent/);
  await own.frameLocator("iframe").getByText("How high?").waitFor();
  await page.context().close();
});

test("a row's actions apply to the whole conversation in the folder, a message's actions only to that message", async () => {
  const page = await read("/mail");
  await row(page, "Bells").locator("> a").click();
  await page.locator(".conversation .folded a").first().click();
  await page.locator(".conversation .unfolded").nth(1).waitFor();
  const one = page.locator(".conversation .unfolded").first();
  await one.locator("summary:has-text('This message')").click();
  await one.locator("button[name=archive]").click();
  await page.getByText("Archived.").waitFor();
  assert.match(await row(page, "Bells").locator(".who").innerText(), /2/);

  await row(page, "Bells").locator(".pick input").check({ force: true });
  await page.locator(".bulk button[name=archive]").click();
  await page.getByText("2 messages archived.").waitFor();
  assert.equal(await row(page, "Bells").count(), 0);
  await page.click(".notice button");
  await page.getByText("Undone").waitFor();
  assert.match(await row(page, "Bells").locator(".who").innerText(), /2/);
  await page.context().close();
});

test("a message's buttons appear at the pointer, and those of the last message stay visible", async () => {
  await say("Ropes", "Anna", "They are worn.");
  await say("Ropes", "Bob", "Buy new ones.");
  const page = await read("/mail");
  await row(page, "Ropes").locator("> a").click();
  await page.locator(".conversation .unfolded").nth(1).waitFor();
  const buttons = page.locator(".conversation .unfolded").first().locator(".one > .button").first();
  const last = page.locator(".conversation .unfolded").last().locator(".one > .button").first();
  const seen = (one) => one.evaluate((button) => getComputedStyle(button).opacity);
  await page.mouse.move(0, 0);
  assert.deepEqual([await seen(buttons), await seen(last)], ["0", "1"]);
  await page.locator(".conversation .unfolded").first().hover();
  assert.equal(await seen(buttons), "1");
  await page.context().close();
});

test("grouping by conversation can be switched off", async () => {
  const page = await read("/preferences");
  await page.uncheck("#conversations");
  await page.click("#save");
  await page.getByText("Saved").first().waitFor();
  await page.goto(`${base}/mail`);
  assert.ok((await row(page, "Bells").count()) > 1);
  await page.goto(`${base}/preferences`);
  await assertAccessible(page);
  await page.check("#conversations");
  await page.click("#save");
  await page.getByText("Saved").first().waitFor();
  await page.context().close();
});

test("a list loads more rows by itself; without script a link does", async () => {
  for (let i = 0; i < 61; i++) {
    await say(`Peal ${i}`, "Dora", `Change ${i}`);
  }
  const page = await read("/mail");
  await page.locator(".row").nth(49).scrollIntoViewIfNeeded();
  await page.locator(".row:has-text('Peal 0')").waitFor();
  assert.ok((await page.locator(".row").count()) > 61);
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const plain = await read("/mail", { javaScriptEnabled: false, viewport: phone });
  await plain.click(".older a");
  await plain.locator(".row:has-text('Peal 0')").waitFor();
  await row(plain, "Tower").locator("> a").click();
  await plain.locator(".conversation .unfolded").first().waitFor();
  await plain.context().close();
});

test("a list jumps to a day, and to the unread messages", async () => {
  const page = await read("/mail");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.fill("#jump-day", "2001-01-01");
  await page.click(".jump button");
  await page.waitForURL(/before=2001-01-01/);
  await page.getByText("Nothing here").waitFor();
  await page.goto(`${base}/mail`);
  await page.click("text=Unread only");
  await page.waitForURL(/q=is/);
  assert.equal(await row(page, "Tower").count(), 0);
  assert.ok(await row(page, "Peal").count());
  await assertAccessible(page);
  await page.context().close();
});

test("attachments are shown in the page, and run nothing", async () => {
  const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const file = (type, name, body) =>
    `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${body}\n`;
  const files = [
    file("image/png", "bell.png", picture),
    file("image/svg+xml", "bell.svg", btoa("<svg xmlns='http://www.w3.org/2000/svg'/>")),
    file("text/plain", "notes.txt", btoa("<script>alert(1)</script>")),
    file("audio/wav", "bell.wav", btoa("RIFF")),
    file("application/pdf", "bell.pdf", btoa("%PDF-1.4")),
  ];
  const header = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n";
  await say("Files", "Emil", `--b\nContent-Type: text/plain\n\nSee these.\n${files.join("")}--b--`, header);
  const page = await read("/mail");
  await row(page, "Files").locator("> a").click();
  const preview = page.locator(".attachments img");
  await preview.waitFor();
  assert.equal(await preview.evaluate((image) => image.decode().then(() => image.naturalWidth)), 1);
  assert.equal(await page.locator(".attachments audio").count(), 1);
  assert.equal(await page.locator(".attachments a.preview:has-text('View')").count(), 2);
  const text = await page.request.get(new URL(await page.getAttribute("a.preview:has-text('notes.txt')", "href"), page.url()).href);
  assert.match(text.headers()["content-type"], /text\/plain/);
  assert.match(text.headers()["content-security-policy"], /sandbox/);
  const drawing = await page.getAttribute(".attachment:has-text('bell.svg')", "href");
  const saved = await page.request.get(new URL(`${drawing}&view=1`, page.url()).href);
  assert.match(saved.headers()["content-disposition"], /attachment/);
  await assertAccessible(page);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a card of every kind is shown inside a conversation", async () => {
  const meeting = (method, more = "") =>
    `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:${method}\nBEGIN:VEVENT\nUID:card-${method}@elsewhere.test\nDTSTAMP:20301101T000000Z\nDTSTART:20311214T090000Z\nDTEND:20311214T100000Z\nSUMMARY:Quarter\n${more}ORGANIZER;CN=Otto:mailto:otto@elsewhere.test\nATTENDEE;RSVP=TRUE:mailto:${mia}\nEND:VEVENT\nEND:VCALENDAR\n`;
  const alternative = (type, body) => ({
    header: "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n",
    body: `--b\nContent-Type: text/html\n\n<p>Please come</p>\n--b\nContent-Type: ${type}\n\n${body}--b--`,
  });
  const card = "BEGIN:VCARD\nVERSION:4.0\nUID:c-9\nFN:Clara Clapper\nORG:Bells\nEMAIL:clara@elsewhere.test\nTEL:123\nEND:VCARD\n";
  const kinds = {
    ...Object.fromEntries(["REQUEST", "REPLY", "CANCEL", "COUNTER", "DECLINECOUNTER", "PUBLISH"].map((method) => [method, alternative(`text/calendar; method=${method}`, meeting(method, method === "CANCEL" ? "STATUS:CANCELLED\nSEQUENCE:1\n" : ""))])),
    VCARD: alternative("text/vcard", card),
  };
  const page = await read("/mail");
  for (const [kind, { header, body }] of Object.entries(kinds)) {
    await say(`Card ${kind} kind`, "Otto", body, header);
    await say(`Card ${kind} kind`, "Otto", "Please bring the figures.");
    await page.goto(`${base}/mail`);
    await row(page, `Card ${kind} kind`).locator("> a").click();
    await page.locator(".conversation .unfolded").nth(1).waitFor();
    await page.locator(".conversation .card.enclosed").first().waitFor();
  }
  const leave = "List-Unsubscribe: <https://lists.elsewhere.test/leave>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\nList-Id: <peal.elsewhere.test>\nDisposition-Notification-To: otto@elsewhere.test\n";
  await say("Listed kind", "Otto", "One.", leave);
  await say("Listed kind", "Otto", "Two.", leave);
  await page.goto(`${base}/mail`);
  await row(page, "Listed kind").locator("> a").click();
  await page.locator(".conversation .unfolded").nth(1).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
