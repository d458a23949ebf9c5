// Formatted messages: typed, pasted and quoted text, as it is sent, saved and read again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, deliver, launch, letterText, open, password, phone, promptly, recipients, signIn, writeText, writtenText } from "./house.mjs";

const domain = `writing-${Date.now().toString(36)}.test`;
const ida = `ida@${domain}`;
const otto = `otto@${domain}`;
const SHAPES = new URL("../../../../web-mail/app/src/test/resources/org/carillon/webmail/typed/typed-lists.tsv", import.meta.url);
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The error page: Turbo would show it in place of any other. */
const PROBLEM = `<html><head><meta name="turbo-visit-control" content="reload"></head><body><h1>Not available now</h1></body></html>`;

let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await promptly(page, domain);
  for (const [address, displayName] of [[ida, "Ida Bell"], [otto, "Otto Ring"]]) {
    await api(page, "POST", "accounts", { address, displayName, password });
  }
  await page.context().close();
});

after(() => browser.close());

async function opened(options) {
  const page = await open(browser, options);
  await signIn(page, "", ida, password);
  return page;
}

async function send(page) {
  await page.click("#send");
  await page.getByText("Sent.", { exact: true }).waitFor();
}

/** Opens a message in a list and returns the frame of its HTML. */
async function read(page, folder, subject) {
  await page.goto(`${base}/mail`);
  if (folder !== "Inbox") {
    await page.click(`nav.side >> text=${folder}`);
    await page.locator("h1", { hasText: folder }).first().waitFor();
  }
  await page.click(`.row:has-text("${subject}") > a`);
  await page.locator("#reading .letter", { hasText: subject }).waitFor();
  return page.frameLocator("#reading .letter iframe");
}

/** Returns the bytes of the open message. */
async function source(page) {
  const letter = page.locator("#reading .letter");
  const { uid, folder } = await letter.evaluate((one) => ({ ...one.dataset }));
  return (await page.context().request.get(`${base}/part?f=${folder}&m=${uid}`)).text();
}

test("formatted text is sent as HTML with a plain-text alternative", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "With formatting");
  const text = await letterText(page);
  await text.click();
  await page.getByRole("button", { name: "Bold" }).click();
  await page.keyboard.type("Important");
  await page.getByRole("button", { name: "Bold" }).click();
  await page.keyboard.type(" and plain");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "List", exact: true }).click();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await assertAccessible(page);
  await send(page);
  const html = await read(page, "Sent", "With formatting");
  await html.locator("b", { hasText: "Important" }).waitFor();
  assert.equal(await html.locator("ul > li").count(), 2);
  const octets = await source(page);
  assert.match(octets, /multipart\/alternative/);
  assert.match(octets, /text\/plain; charset=utf-8; format=flowed/);
  assert.match(octets, /Important and plain\r?\n {3}- one\r?\n {3}- two/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a new line keeps the formatting: on while it is on, off once it was switched off", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  const text = await letterText(page);
  await text.click();
  const { keyboard } = page;
  const line = async (words) => {
    await keyboard.type(words);
    await keyboard.press("Enter");
  };
  await line("Hello");
  for (const key of ["b", "i", "u"]) {
    await keyboard.press(`Control+${key}`);
    await line(`${key} is on`);
    await keyboard.type(`${key} still`);
    await keyboard.press(`Control+${key}`);
    await keyboard.press("Enter");
    await line("plain");
  }
  await keyboard.press("Control+b");
  await keyboard.type("bold");
  await keyboard.press("Control+b");
  await keyboard.press("Shift+Enter");
  await keyboard.press("Enter");
  await keyboard.type("last");
  const marked = await text.evaluate((body) =>
    [...body.querySelectorAll("b, i, u")].map((one) => `${one.localName} ${one.textContent.replaceAll("\u200b", "")}`.trim()).filter((one) => one.includes(" ")),
  );
  assert.deepEqual(marked, ["b b is on", "b b still", "i i is on", "i i still", "u u is on", "u u still", "b bold"]);
  assert.equal(await page.getByRole("button", { name: "Bold" }).getAttribute("aria-pressed"), "false");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("text typed before the page's script is loaded stays where it was typed", async () => {
  const page = await opened();
  let begin;
  const held = new Promise((resolve) => (begin = resolve));
  await page.route("**/look/write.js", async (route) => (await held, route.continue()));
  await page.goto(`${base}/write`, { waitUntil: "commit" });
  await page.fill("#to", otto);
  await page.fill("#text", "Early words");
  await page.click("#subject");
  await page.keyboard.type("Half a ");
  begin();
  const text = await letterText(page);
  await page.keyboard.type("subject");
  assert.equal(await page.inputValue("#subject"), "Half a subject");
  assert.equal(await recipients(page), otto);
  assert.equal(await writtenText(page), "Early words");
  const asked = [];
  page.on("dialog", (dialog) => (asked.push(dialog.message()), dialog.dismiss()));
  await page.click(".rail .mark");
  assert.equal(asked.length, 1, "it is not lost by leaving either");
  await text.click();
  await send(page);
  await (await read(page, "Sent", "Half a subject")).getByText("Early words").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a message that the server refuses stays in the form, and a failing frame does not navigate away", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "Not taken");
  await writeText(page, "An hour of work.");
  let trouble = "503";
  const answer = (route) => (trouble === "503" ? route.fulfill({ status: 503, contentType: "text/html", body: PROBLEM }) : route.abort("failed"));
  await page.route("**/reminders", answer);
  await page.route("**/write", (route) => (route.request().method() === "POST" ? answer(route) : route.continue()));
  for (trouble of ["503", "no answer"]) {
    const asked = page.waitForEvent("requestfinished", { predicate: (one) => one.url().endsWith("/reminders") }).catch(() => {});
    await page.evaluate(() => document.querySelector("turbo-frame#reminders").reload().catch(() => {}));
    if (trouble === "503") {
      await asked;
    }
    await page.click("#send");
    await page.getByRole("alert").getByText("This was not sent").waitFor();
    assert.equal(new URL(page.url()).pathname, "/write");
    assert.equal(await page.inputValue("#subject"), "Not taken");
    assert.equal(await writtenText(page), "An hour of work.");
    assert.ok(await page.locator("#send").isEnabled());
  }
  await assertAccessible(page);
  await page.unrouteAll();
  await send(page);
  await (await read(page, "Sent", "Not taken")).getByText("An hour of work.").waitFor();
  await page.context().close();
});

test("a message postponed by less than a minute is shown as postponed", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "In a moment");
  await writeText(page, "Soon.");
  await page.locator("details.later > summary").click();
  // The field accepts seconds, too.
  const soon = await page.evaluate(() => new Date(Date.now() + 40_000 - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 19));
  await page.evaluate((when) => (document.getElementById("when").step = "1", document.getElementById("when").value = when), soon);
  await page.click("#later");
  await page.getByText(/^It will be sent /).waitFor();
  await page.goto(`${base}/scheduled`);
  await page.click("button[name=now]");
  await page.getByText("Nothing is scheduled").waitFor();
  await page.context().close();
});

test("an error on opening a message is reported, and the list stays", async () => {
  const page = await opened();
  await deliver(ida, `From: Nora <nora@elsewhere.test>\r\nTo: ${ida}\r\nSubject: To be opened\r\n\r\nWords\r\n`);
  await page.goto(`${base}/mail`);
  const row = page.locator(".row", { hasText: "To be opened" }).locator("> a").first();
  await row.waitFor();
  await page.route("**/mail?**", async (route) => {
    // Another frame loads while the reader waits.
    await page.evaluate(() => document.querySelector("turbo-frame#reminders").reload());
    await route.fulfill({ status: 503, contentType: "text/html", body: PROBLEM });
  });
  await row.click();
  await page.getByRole("alert").getByText("This could not be done just now").waitFor();
  await page.unrouteAll();
  await row.click();
  await page.locator("#reading .letter", { hasText: "To be opened" }).waitFor();
  await page.context().close();
});

test("typing half an address, or a text, continues when the script is loaded", async () => {
  for (const [field, start, rest] of [["#to", "otto@writ", "ing.test"], ["#text", "First\nsec", "ond"]]) {
    const page = await opened();
    let begin;
    const held = new Promise((resolve) => (begin = resolve));
    await page.route("**/look/write.js", async (route) => (await held, route.continue()));
    await page.goto(`${base}/write`, { waitUntil: "commit" });
    await page.click(field);
    await page.keyboard.type(start);
    begin();
    await letterText(page);
    await page.keyboard.type(rest);
    assert.equal(field === "#to" ? await recipients(page) : await writtenText(page), start + rest);
    page.on("dialog", (dialog) => dialog.accept());
    await page.context().close();
  }
});

test("pasted content runs and fetches nothing, and its pictures are attached", async () => {
  const page = await opened();
  const asked = [];
  page.on("request", (request) => request.url().includes("evil.example") && asked.push(request.url()));
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "Pasted");
  const text = await letterText(page);
  await text.click();
  await text.evaluate((body, pixel) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      `<p onclick="parent.hit=1">Pasted <i>text</i><script>parent.hit=1</script><img src="https://evil.example/a.png" onerror="parent.hit=1">` +
        `<svg><style><img src=x onerror=parent.hit=1></style></svg><math><mtext><table><mglyph><style><img src=x onerror=parent.hit=1>` +
        `<a href="javascript:parent.hit=1">link</a><div style="background:url(https://evil.example/b.png)">styled</div>` +
        `<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><input></form>`,
    );
    data.setData("text/plain", "Pasted");
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    const picture = new DataTransfer();
    picture.items.add(new File([Uint8Array.from(atob(pixel), (c) => c.charCodeAt(0))], "bell.png", { type: "image/png" }));
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: picture, bubbles: true, cancelable: true }));
  }, PIXEL);
  await text.locator("img").waitFor();
  await text.getByText("Pasted").waitFor();
  await page.click("#save");
  await page.waitForURL(/as=draft/);
  const again = await letterText(page);
  await again.locator("img").waitFor();
  assert.ok(await again.locator("img").evaluate(async (picture) => (await picture.decode(), picture.naturalWidth)));
  await send(page);
  const html = await read(page, "Sent", "Pasted");
  await html.locator("i", { hasText: "text" }).waitFor();
  assert.match(await html.locator("img").first().getAttribute("src"), /^data:image\/png/);
  assert.match(await source(page), /multipart\/related[\s\S]*Content-ID: <[^>]+@carillon>[\s\S]*iVBORw0KGgo/);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(asked, []);
  await page.context().close();
});

const NEWSLETTER = `From: Bells <news@bells.example>
To: ${ida}
Subject: The tower table
Message-ID: <tower@bells.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><style>p { color: red } td.sum { background: yellow }</style></head><body bgcolor="#eeeeee" onload="parent.hit=1">
<p>Dear <b>Ida</b></p><table border="1"><tr><td class="sum">42 bells</td></tr></table><script>parent.hit=1</script>
<img src="https://evil.example/pixel.png"></body></html>
`;

for (const kind of ["answered", "forwarded"]) {
  test(`an HTML message is ${kind} as its sender made it`, async () => {
    await deliver(ida, NEWSLETTER.replace("<tower@", `<tower-${kind}@`).replace("Subject: The tower table", `Subject: The tower table ${kind}`));
    const page = await opened(kind === "answered" ? {} : { viewport: phone });
    const asked = [];
    page.on("request", (request) => request.url().includes("evil.example") && asked.push(request.url()));
    await page.goto(`${base}/mail`);
    await page.click(`.row:has-text("The tower table ${kind}") > a`);
    const address = await page.locator(".letter").evaluate((letter) => ({ ...letter.dataset }));
    await page.goto(`${base}/write?as=${kind === "answered" ? "reply" : "forward"}&f=${address.folder}&m=${address.uid}`);
    const quoted = page.frameLocator(".quoted iframe");
    await quoted.locator("td", { hasText: "42 bells" }).waitFor();
    assert.equal(await writtenText(page), "");
    await writeText(page, "My own words.");
    await assertAccessible(page);
    await page.click("#save");
    await page.waitForURL(/as=draft/);
    await page.frameLocator(".quoted iframe").locator("td", { hasText: "42 bells" }).waitFor();
    assert.equal(await writtenText(page), "My own words.");
    await page.fill("#to", otto);
    await send(page);
    await page.context().close();
    const his = await open(browser);
    await signIn(his, "", otto, password);
    const html = await read(his, "Inbox", `The tower table ${kind}`);
    await html.getByText("My own words.").waitFor();
    const cell = html.locator("td", { hasText: "42 bells" });
    assert.equal(await cell.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(255, 255, 0)");
    assert.equal(await html.locator("b", { hasText: "Ida" }).count(), 1);
    const octets = (await source(his)).replaceAll("=\r\n", "");
    assert.match(octets, kind === "answered" ? /wrote:[\s\S]*> Dear Ida/ : /Forwarded message[\s\S]*Dear Ida/);
    assert.doesNotMatch(octets, /script|onload/);
    assert.deepEqual(asked, []);
    assert.deepEqual([...page.complaints, ...his.complaints], []);
    await his.context().close();
  });
}

test("a quote is removed, or turned into editable text", async () => {
  await deliver(ida, NEWSLETTER.replace("<tower@", "<tower-edit@").replace("Subject: The tower table", "Subject: To be edited"));
  const page = await opened();
  await page.goto(`${base}/mail`);
  await page.click(`.row:has-text("To be edited") > a`);
  const { folder, uid } = await page.locator(".letter").evaluate((letter) => ({ ...letter.dataset }));
  const answer = `${base}/write?as=reply&f=${folder}&m=${uid}`;
  await page.goto(answer);
  await page.frameLocator(".quoted iframe").getByText("42 bells").waitFor();
  await page.getByRole("button", { name: "Edit the quote" }).click();
  const text = await letterText(page);
  await text.locator("blockquote td", { hasText: "42 bells" }).waitFor();
  assert.match(await writtenText(page), /wrote:/);
  assert.equal(await page.locator(".quoted").isVisible(), false);
  await page.getByRole("button", { name: "Plain text" }).click();
  assert.match(await page.inputValue("#text"), /42 bells/);
  await page.getByRole("button", { name: "With formatting" }).click();
  await (await letterText(page)).getByText("42 bells").waitFor();
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(answer);
  await page.frameLocator(".quoted iframe").getByText("42 bells").waitFor();
  await page.getByRole("button", { name: "Leave it out" }).click();
  await writeText(page, "Nothing quoted.");
  await page.fill("#subject", "Left out");
  await page.fill("#to", otto);
  await send(page);
  await read(page, "Sent", "Left out");
  assert.doesNotMatch(await source(page), /42 bells/);
  await page.context().close();
});

test("an HTML draft stays HTML without script, as long as its text is unchanged", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "Kept whole");
  const text = await letterText(page);
  await text.click();
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("Heavy");
  await page.click("#save");
  await page.waitForURL(/as=draft/);
  const draft = page.url();
  await page.context().close();
  const bare = await opened({ javaScriptEnabled: false });
  await bare.goto(draft);
  assert.equal((await bare.inputValue("#text")).trim(), "Heavy");
  await bare.click("#send");
  await bare.getByText("Sent.", { exact: true }).waitFor();
  await bare.context().close();
  const again = await opened();
  await (await read(again, "Sent", "Kept whole")).locator("b", { hasText: "Heavy" }).waitFor();
  await again.context().close();
});

test("addresses are completed, become chips, and show errors", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await letterText(page);
  const to = page.locator("#to");
  await to.pressSequentially("ott");
  await page.getByRole("option", { name: /Otto Ring/ }).waitFor();
  await assertAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".chip", { hasText: "Otto Ring" }).waitFor();
  assert.equal(await recipients(page), `Otto Ring <${otto}>`);
  await to.evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text/plain", '"Bell, Ada" <ada@elsewhere.test>; nobody@' + input.form.dataset.own.split("@")[1] + "\nbroken");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.equal(await page.locator(".chip").count(), 3);
  await page.locator(".chip[data-state=outside]", { hasText: "Bell, Ada" }).waitFor();
  await page.locator(".chip[data-state=unknown]", { hasText: "nobody@" }).waitFor();
  assert.equal(await to.inputValue(), "broken");
  await assertAccessible(page);
  await to.fill("");
  await page.getByRole("button", { name: "Remove nobody@" }).click();
  await page.keyboard.press("Enter");
  await to.focus();
  await page.keyboard.press("Backspace");
  await page.locator("#cc").evaluate((input) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Team: ada@elsewhere.test; Doe, Jo <mailto:jo@elsewhere.test>; Roe, Al <al@elsewhere.test>; bea@elsewhere.test (Bea);");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  assert.deepEqual(await page.locator("#cc").evaluate((input) => [...input.parentElement.querySelectorAll(".chip-name")].map((one) => one.textContent)), ["ada@elsewhere.test", "Doe, Jo", "Roe, Al", "Bea"]);
  const shapes = readFileSync(SHAPES, "utf8").trimEnd().split("\n").filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));
  const escaped = (text) => text.replaceAll(/\\(.)/g, (_, one) => ({ n: "\n", r: "\r", t: "\t" })[one] ?? one);
  const taken = await page.evaluate(async (all) => {
    const { parted } = await import(new URL("typed-list.js", document.querySelector("script[src*='/look/mail.js']").src));
    return all.map(parted);
  }, shapes.map(([typed]) => escaped(typed)));
  shapes.forEach(([typed, parts = ""], i) => assert.deepEqual(taken[i], parts.split("|").filter(Boolean).map(escaped), `as the server takes it apart: ${typed}`));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a postponed message is queued, changed, and recalled with its Bcc recipients", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#bcc", ida);
  await page.fill("#subject", "At its time");
  await writeText(page, "Not yet.");
  await page.getByText("Send later").click();
  await page.fill("#when", "2001-01-01T10:00");
  await page.click("#later");
  await page.getByText("Choose a time in the future").waitFor();
  const soon = new Date(Date.now() + 36 * 3_600_000);
  const local = new Date(soon - soon.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  await page.getByText("Send later").click();
  await page.fill("#when", local);
  await page.click("#later");
  await page.getByText("It will be sent", { exact: false }).waitFor();
  await page.goto(`${base}/scheduled`);
  await page.getByText("At its time").first().waitFor();
  await assertAccessible(page);
  await page.click("button[name=edit]");
  await page.waitForURL(/as=draft/);
  assert.equal(await recipients(page), otto);
  assert.equal(await page.locator("#bcc").evaluate((input) => new FormData(input.form).get("bcc")), ida);
  assert.equal(await writtenText(page), "Not yet.");
  await page.getByText("Send later").click();
  await page.fill("#when", local);
  await page.click("#later");
  await page.getByText("It will be sent", { exact: false }).waitFor();
  await page.goto(`${base}/scheduled`);
  await page.click("button[name=now]");
  await page.getByText("Nothing is scheduled").waitFor();
  await (await read(page, "Inbox", "At its time")).getByText("Not yet.").waitFor();
  await read(page, "Sent", "At its time");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("quoted text is dark in dark mode, unless it has its own colours", async () => {
  for (const [subject, style] of [["Plain quote", ""], ["Coloured quote", ' style="color: #123456"']]) {
    await deliver(ida, `From: Nora <nora@elsewhere.test>\r\nTo: ${ida}\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p${style}>Words</p>\r\n`);
  }
  const page = await opened({ colorScheme: "dark" });
  for (const [subject, ground] of [["Plain quote", "rgb(32, 30, 27)"], ["Coloured quote", "rgb(255, 255, 255)"]]) {
    await page.goto(`${base}/mail`);
    await page.click(`.row:has-text("${subject}") > a`);
    await page.locator("#reading .letter", { hasText: subject }).waitFor();
    await page.locator(".toolbar a", { hasText: "Reply" }).first().click();
    const quoted = page.frameLocator(".quoted iframe").locator("body", { hasText: "Words" });
    await quoted.waitFor();
    assert.equal(await quoted.evaluate((body) => getComputedStyle(body).backgroundColor), ground);
  }
  await page.context().close();
});

test("sending is undone in time, without script too, and the signature is below the text", async () => {
  const page = await opened({ javaScriptEnabled: false });
  await api(page, "PATCH", `domains/${domain}/settings`, { "web.write.undo": null });
  await page.goto(`${base}/writing`);
  assert.equal(await page.inputValue("#undo"), "10", "there is time unless somebody wants none");
  await page.goto(`${base}/identities?id=0`);
  await page.fill("#signature", "Ida Bell\nThe Tower");
  await page.click("#save");
  await page.getByText("Saved.").waitFor();
  await page.goto(`${base}/write?mailto=${encodeURIComponent(`mailto:${otto}?subject=By%20link&body=Hello`)}`);
  assert.match(await page.inputValue("#text"), /^Hello\s+-- \s+Ida Bell\s+The Tower/);
  await page.fill("#cc", `Team: ${ida}, ${otto};`);
  await page.click("#send");
  await page.getByText("Sent.", { exact: true }).waitFor();
  await page.click("#take-back");
  await page.getByText("It will not be sent. It is in Drafts again.").waitFor();
  assert.equal(await page.inputValue("#subject"), "By link");
  assert.deepEqual((await page.inputValue("#cc")).match(/[^ <>,]+@[^ <>,]+/g), [ida, otto], "of a group its members");
  await page.goto(`${base}/writing`);
  await page.selectOption("#undo", "0");
  await page.click("#keep");
  await page.getByText("Saved.").waitFor();
  await page.context().close();
  const his = await open(browser);
  await signIn(his, "", otto, password);
  assert.equal(await his.locator(".row", { hasText: "By link" }).count(), 0);
  await his.context().close();
});

test("a message is forwarded as a file, and a forgotten attachment is asked for", async () => {
  await deliver(ida, NEWSLETTER.replace("<tower@", "<tower-file@").replace("Subject: The tower table", "Subject: The whole of it"));
  const page = await opened();
  await page.goto(`${base}/mail`);
  await page.click(`.row:has-text("The whole of it") > a`);
  const { folder, uid } = await page.locator(".letter").evaluate((letter) => ({ ...letter.dataset }));
  await page.goto(`${base}/write?as=forward&f=${folder}&m=${uid}`);
  await page.getByRole("link", { name: "Send the message as a file instead" }).click();
  await page.getByText("The whole of it.eml").waitFor();
  await page.fill("#to", otto);
  await page.fill("#subject", "As a file");
  await writeText(page, "See what is attached.");
  await send(page);
  await read(page, "Sent", "As a file");
  assert.match(await source(page), /Content-Type: message\/rfc822[\s\S]*Content-Disposition: attachment[\s\S]*Message-ID: <tower-file@bells.example>/);
  const asked = [];
  page.on("dialog", (dialog) => (asked.push(dialog.message()), dialog.dismiss()));
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "Without");
  await writeText(page, "The plan is attached.");
  await page.click("#send");
  await page.waitForFunction(() => document.getElementById("letter").dataset.asked);
  assert.equal(asked.length, 1);
  await send(page);
  await page.goto(`${base}/write`);
  await page.fill("#to", otto);
  await page.fill("#subject", "By a link");
  await writeText(page, `The plan is attached: ${base}/shared?t=abc`);
  await send(page);
  assert.equal(asked.length, 1, "who gives a link forgot nothing");
  await page.context().close();
});

for (const isScripted of [true, false]) {
  test(`a message is redirected unchanged, ${isScripted ? "" : "without script, "}and its reader sees by whom`, async () => {
    const subject = isScripted ? "To be redirected" : "To be redirected plainly";
    await deliver(ida, `From: Lou <lou@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\nMessage-ID: <redirect-${isScripted}@elsewhere.test>\n\nFor Otto.\n`);
    const page = await opened({ javaScriptEnabled: isScripted });
    await page.goto(`${base}/mail`);
    await page.click(`.row:has-text("${subject}") > a`);
    await page.locator(".letter", { hasText: "For Otto." }).waitFor();
    await page.goto(await page.locator('a[href*="redirect?"]').first().evaluate((one) => one.href));
    await page.fill("#to", "nobody at all");
    await page.click("#send");
    await page.locator("#to-wrong", { hasText: "is not a valid address" }).waitFor();
    if (isScripted) {
      await page.click(".chip[data-state=malformed] .chip-name"); // the chip becomes text again
    }
    await page.fill("#to", otto);
    if (isScripted) {
      await assertAccessible(page);
    }
    await page.click("#send");
    await page.getByText("Redirected.", { exact: true }).waitFor();
    await page.context().close();
    const his = await open(browser);
    await signIn(his, "", otto, password);
    await his.click(`.row:has-text("${subject}") > a`);
    const letter = his.locator("#reading .letter", { hasText: "For Otto." });
    await letter.getByText("lou@elsewhere.test").first().waitFor();
    await letter.getByText(`Redirected by`).waitFor();
    const octets = await source(his);
    assert.match(octets, new RegExp(`Resent-From: .*<${ida}>[^]*From: Lou <lou@elsewhere.test>[^]*Message-ID: <redirect-${isScripted}@`));
    assert.doesNotMatch(octets, /DKIM-Signature/);
    await his.context().close();
  });
}

test("misspelled words are listed with suggestions, corrected with one click, and listed without script too", async () => {
  const page = await opened();
  await page.goto(`${base}/write`);
  await page.fill("#subject", "Definately");
  await writeText(page, "I recieve letters.");
  await page.getByText("Options").click();
  await page.selectOption("#language", "en");
  await page.click("#spell");
  await page.getByText("2 words are not in the dictionary.").waitFor();
  await assertAccessible(page);
  await page.locator("#spelling li", { hasText: "recieve" }).getByRole("button", { name: "receive", exact: true }).click();
  await page.locator("#spelling li", { hasText: "Definately" }).getByRole("button", { name: "Definitely", exact: true }).click();
  assert.equal(await writtenText(page), "I receive letters.");
  assert.equal(await page.inputValue("#subject"), "Definitely");
  await page.getByText("Options").click();
  await page.click("#spell");
  await page.getByText("No misspelled words found.").waitFor();
  assert.deepEqual(page.complaints, []);
  page.on("dialog", (dialog) => dialog.accept());
  await page.context().close();
  const bare = await opened({ javaScriptEnabled: false });
  await bare.goto(`${base}/write`);
  await bare.fill("#to", otto);
  await bare.fill("#text", "I recieve letters.");
  await bare.getByText("Options").click();
  await bare.click("#spell");
  await bare.getByText("1 word is not in the dictionary.").waitFor();
  await bare.locator("#spelling li", { hasText: "receive" }).waitFor();
  assert.equal(await bare.inputValue("#text"), "I recieve letters.");
  assert.equal(await bare.inputValue("#to"), otto);
  await bare.context().close();
});
