// Printing: messages and conversations are complete, with their header and without the application around them; contacts, invitations and malformed
// messages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, append, assertAccessible, base, launch, makeAccount, makeDomain, open, password, signIn } from "./house.mjs";

const domain = `print-${Date.now().toString(36)}.test`;
const pam = `pam@${domain}`;
let browser;

const invitation = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
METHOD:REQUEST
BEGIN:VEVENT
UID:tower@elsewhere.test
DTSTAMP:20261101T000000Z
DTSTART:20261203T140000Z
DTEND:20261203T153000Z
RRULE:FREQ=WEEKLY;COUNT=5
SUMMARY:Tower meeting
LOCATION:Bell Road 1
ORGANIZER;CN=Anna Bell:mailto:anna@elsewhere.test
ATTENDEE:mailto:${pam}
END:VEVENT
END:VCALENDAR
`;

const card = `BEGIN:VCARD
VERSION:3.0
UID:anna-1
FN:Anna Bell
ORG:Tower Ltd
EMAIL:anna@elsewhere.test
TEL;TYPE=cell:+49 170 1234567
END:VCARD
`;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await signIn(page, "/admin", "admin", adminPassword);
  await makeDomain(page, domain);
  await makeAccount(page, pam, "Pam Paper");
  await page.context().close();
  const letter = (subject, header, body) => `From: Otto Ott <otto@elsewhere.test>\nTo: ${pam}\nCc: Bea <bea@elsewhere.test>\nSubject: ${subject}\nDate: Mon, 4 Mar 2019 10:00:00 +0900\nMIME-Version: 1.0\n${header}\n\n${body}\n`;
  const html = `<style>body{background:#fffbe6} p{color:#123456} dt{display:none}</style><p>The beginning</p><table width="1400"><tr><td width="1300">wide</td><td>THE-RIGHT-EDGE</td></tr></table>${"<p>line</p>".repeat(150)}<p style="margin-top:-99999px">covering</p><blockquote type="cite">what was quoted before</blockquote><p>THE-VERY-END</p>`;
  await append(pam, [
    letter("On paper", "Message-ID: <one@elsewhere.test>\nContent-Type: text/html; charset=utf-8", html),
    letter("Re: On paper", "Message-ID: <two@elsewhere.test>\nIn-Reply-To: <one@elsewhere.test>\nReferences: <one@elsewhere.test>\nContent-Type: text/plain", "The second says so.\n\n> old one\n> old two\n> old three\n> old four\n> old five\n"),
    letter("Enclosed", "Content-Type: multipart/mixed; boundary=b", `--b\nContent-Type: text/plain\n\nHere they are.\n--b\nContent-Type: text/vcard; name="anna.vcf"\nContent-Disposition: attachment; filename="anna.vcf"\n\n${card}--b\nContent-Type: text/calendar; method=REQUEST\n\n${invitation}--b--`),
    letter("Wrong letters", "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64", Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]).toString("base64")),
  ]);
});

after(() => browser.close());

async function opened(subject, options) {
  const page = await open(browser, options);
  await signIn(page, "", pam, password);
  await page.goto(`${base}/mail`);
  await page.click(`.row:has-text('${subject}') > a`);
  await page.locator(".letter h1", { hasText: subject.replace("Re: ", "") }).waitFor();
  return page;
}

for (const javaScriptEnabled of [true, false]) {
  test(`a letter is printed whole ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await opened("On paper", { javaScriptEnabled });
    await page.context().addInitScript(() => (window.print = () => (window.printed = true)));
    const whole = new URL(await page.locator("a[href^='print?'][href*='whole=1']").getAttribute("href"), base);
    await page.goto(whole.href);
    await page.getByText("The second says so.").waitFor();
    if (javaScriptEnabled) {
      await page.waitForFunction(() => window.printed);
      await assertAccessible(page);
    }
    const seen = await page.locator("main").innerText();
    assert.match(seen, /From\s+Otto Ott <otto@elsewhere\.test>[^]*Cc\s+Bea <bea@elsewhere\.test>[^]*4 March 2019/);
    assert.match(seen, /old five/, "what is quoted is unfolded");
    assert.equal(await page.locator("nav, .rail, iframe, button").count(), 0);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    const sheet = page.locator(".sheet").first();
    for (const text of ["The beginning", "THE-VERY-END", "what was quoted before"]) {
      assert.ok(await sheet.getByText(text).isVisible(), text);
    }
    const head = await page.locator("dl").first().boundingBox();
    const over = await page.evaluate(({ x, y }) => document.elementFromPoint(x + 5, y + 5)?.closest("dl, .sheet")?.localName, head);
    assert.equal(over, "dl", "no letter covers its header");
    const covered = await page.evaluate(({ x, y }) => {
      for (const host of document.querySelectorAll(".sheet")) {
        const overlay = host.shadowRoot.querySelector(".letter-body").appendChild(document.createElement("div"));
        overlay.style.cssText = "position:fixed;inset:-9999px;z-index:99999;background:red";
      }
      return document.elementFromPoint(x + 5, y + 5)?.closest("dl, .sheet")?.localName;
    }, head);
    assert.equal(covered, "dl", "not even a style that was never read leaves its letter");
    await page.evaluate(() => document.querySelectorAll(".sheet").forEach((host) => host.shadowRoot.querySelector(".letter-body").lastChild.remove()));
    if (javaScriptEnabled) {
      const edge = await sheet.getByText("THE-RIGHT-EDGE").boundingBox();
      assert.ok(edge.x + edge.width <= 721, `it ends at ${edge.x + edge.width}`);
    }
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    assert.ok(pdf.match(/\/Type\s*\/Page\b/g).length >= 3, "all of it, on several sheets");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`contacts and invitations are shown as such, and contacts kept ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const page = await opened("Enclosed", { javaScriptEnabled, timezoneId: "UTC" });
    const said = await page.locator(".enclosed").allInnerTexts();
    assert.match(said.join("\n"), /Anna Bell[^]*Tower Ltd[^]*anna@elsewhere\.test[^]*\+49 170 1234567/);
    assert.match(said.join("\n"), /Tower meeting[^]*Invitation[^]*3 December 2026[^]*Every week, 5 times[^]*Bell Road 1[^]*Anna Bell <anna@elsewhere\.test>[^]*Invited\s+pam@/);
    await page.click("text=Add to contacts");
    await page.getByText("The contact is in your contacts.").first().waitFor();
    const offered = await (await page.context().request.get(`${base}/addresses?q=anna`)).json();
    assert.deepEqual(offered.map(({ addresses }) => addresses), [["anna@elsewhere.test"]]);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("messages with a wrong charset are readable after choosing another", async () => {
  const page = await opened("Wrong letters", { javaScriptEnabled: false });
  assert.equal(await page.getByText("Привет").count(), 0);
  await page.goto(new URL(await page.locator("a", { hasText: "Text encoding" }).first().getAttribute("href"), base).href);
  await page.getByRole("link", { name: "Cyrillic (KOI8-R)" }).click();
  await page.locator(".text", { hasText: "Привет" }).waitFor();
  await page.context().close();
});
