// Every page at every width, by light and by dark: its navigation and its main action are in sight, what is a link or a button at one width
// can be reached at every other, nothing scrolls aside, and axe has no complaint. The pages are those of the source tree: a new one without a
// line below fails.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { adminPassword, api, base, deliver, desk, launch, open, password, phone, signIn, violations } from "./house.mjs";

const mark = Date.now().toString(36);
const domain = `wide-${mark}.test`;
const ida = `ida@${domain}`;
const gone = `gone@${domain}`;
const chief = `chief-${mark}`;
const fingers = [390, 600, 720, 820];
const pointers = [1024, 1280, 1440];
let browser;
let backup;
let restoration;
let queued;
let such;

/** What the views are asked for, and what one comes there to do. */
const pages = {
  admin: {
    "account": [{ query: () => `account=${ida}`, main: "#save" }],
    "accounts": [{ main: ".adder > summary" }],
    "administrators": [{ main: ".adder > summary" }],
    "audit": [{ main: "main h1" }],
    "backup": [{ query: () => `name=${backup}`, main: "#begin-restore" }],
    "backups": [{ main: ".adder > summary" }],
    "brands": [{ main: "#q" }],
    "languages": [{ main: ".adder > summary" }],
    "look-preview": [{ query: () => "page=sign-in", main: "main h1", alone: true }],
    "looks": [{ main: "#save" }, { query: () => `domain=${domain}`, main: "#save" }],
    "skins": [{ main: ".adder > summary" }],
    "certificates": [{ main: ".adder > summary" }],
    "cleanup": [{ main: ".adder > summary" }],
    "complaints": [{ main: ".filters .button" }],
    "account-deletion": [{ query: () => `domain=${domain}`, main: "#delete" }],
    "deleted-accounts": [{ main: "[name=bring]" }],
    "domain": [{ query: () => `domain=${domain}`, main: "#save" }],
    "domains": [{ main: ".adder > summary" }],
    "group": [{ query: () => `group=everybody@${domain}`, main: "#give" }],
    "help-desk": [{ main: "#q" }, { query: () => `account=${ida}`, main: "#make-reset-code" }],
    "listeners": [{ main: ".head .button" }],
    "object": [{ query: () => `type=domains&domain=${domain}`, main: "#save" }],
    "message-trace": [{ query: () => "id=nothing", main: "main h1" }],
    "message-traces": [{ main: "#find" }],
    "objects": [{ query: () => "type=aliases", main: ".adder > summary" }],
    "overview": [{ main: ".figures" }],
    "problem": [{ path: "nothing-here", main: "main h1" }],
    "queue": [{ main: "#retry" }],
    "queued": [{ query: () => `id=${queued}`, main: "#retry" }],
    "recovery": [{ query: () => `account=${ida}`, main: "#place" }],
    "policy-replay": [{ main: "#run" }],
    "policy-trial": [{ main: "#run" }],
    "use": [{ main: ".filters .button" }],
    "reports": [{ main: ".filters .button" }],
    "restoration": [{ query: () => `id=${restoration}`, main: ".facts" }],
    "rule": [{ query: () => `domain=${domain}`, main: "#save" }, { query: () => `domain=${domain}&script=bells`, main: "#save" }],
    "rule-trial": [{ query: () => `domain=${domain}&script=bells`, main: "#run" }],
    "rules": [{ main: "#add" }, { query: () => `domain=${domain}`, main: "#add" }],
    "service-class": [{ query: () => `service-class=gold@${domain}`, main: "#save" }],
    "settings": [{ main: "#save" }, { query: () => "area=listener", main: "#save" }, { query: () => `account=${ida}`, main: "#save" }],
    "sessions": [{ query: () => `account=${ida}`, main: "#lock-out-now" }],
    "sharing": [{ query: () => `account=${ida}&folder=INBOX`, main: "#give" }],
    "sign-in": [{ main: "#enter", stranger: true }],
    "store": [{ main: "#verify" }],
    "tasks": [{ main: "#q" }],
  },
  mail: {
    "agree": [{ query: () => "t=nothing", main: "main h1", stranger: true }],
    "away": [{ main: "#save" }],
    "calendar": [{ query: () => "view=week", main: "main h1" }, { query: () => "view=month", main: "main h1" }, { query: () => "view=agenda", main: "main h1" }],
    "deleted": [{ main: "main h1" }],
    "device": [{ main: "#code", alone: true }],
    "event": [{ query: () => "new=2031-03-12", main: "#save" }],
    "folders": [{ main: "#create" }],
    "labels": [{ main: "#create" }],
    "all": [{ main: "#archive" }, { query: () => "q=bell", main: "#archive" }],
    "sweep": [{ query: () => "id=none", main: "main h1" }],
    "export": [{ main: "#export" }],
    "forwarding": [{ main: "#save" }],
    "forgotten": [{ main: "#mail", stranger: true }],
    "identities": [{ main: "#allow" }, { query: () => "id=new", main: "#save" }],
    "keys": [{ main: "main h1" }],
    "let-in": [{ query: () => "problem=over", main: "main .card", stranger: true }],
    "mail": [{ main: "#search" }, { open: ".row >> nth=0 >> a", main: ".toolbar a[href*='as=reply']" }, { query: () => "f=none", path: "mail", main: "nav.rail" }],
    "new-password": [{ main: "#set", stranger: true }],
    "renew-password": [{ main: "#set", stranger: true }],
    "pictures": [{ main: "main h1" }],
    "preferences": [{ main: "#rename" }],
    "problem": [{ path: "nothing-here", main: "main h1" }],
    "held": [{ query: () => "t=nothing", main: ".card .button", stranger: true }],
    "quarantine": [{ main: "main h1" }],
    "print": [{ query: () => such, main: "main h1", alone: true }],
    "receipt": [{ query: () => such, main: "#send-receipt" }],
    "redirect": [{ query: () => such, main: "#send" }],
    "rule": [{ main: "#save" }],
    "rules": [{ main: "main h1" }],
    "security": [{ main: "main h1" }],
    "second-factor": [{ main: "main h1" }],
    "senders": [{ main: "#allow" }],
    "search": [{ query: () => "q=bell", main: "#search" }],
    "setup": [{ main: "main h1" }],
    "entry": [{ main: "#keep" }],
    "shares": [{ main: "#give" }],
    "sharing": [{ open: ".shareable a >> nth=0", path: "folders", main: "#give" }],
    "sign-in": [{ main: "#enter", stranger: true }],
    "storage": [{ main: "main h1" }],
    "such": [{ query: () => such, main: "main h1" }],
    "scheduled": [{ main: "main h1" }],
    "write": [{ main: "#send" }],
    "writing": [{ main: "#keep" }],
  },
};

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const address of [ida, gone]) {
    await api(page, "POST", "accounts", { address, password, displayName: `Somebody with a rather long name, ${address}` });
  }
  await api(page, "PUT", `domains/${domain}/scripts/bells`, { script: 'require "fileinto";\nif header :contains "Subject" "bells" { fileinto "Bells"; }\n', use: "before" });
  await api(page, "DELETE", `accounts/${gone}`);
  await api(page, "POST", "administrators", { name: chief, password, domain });
  // Nobody is there: what is sent elsewhere waits.
  await api(page, "PATCH", "settings", { "mail.out.smart-host": ["127.0.0.1:9"] });
  for (const subject of ["Bells at noon", "Bells at night, and every other time of the day that anybody could think of"]) {
    await deliver(ida, `From: Lou <lou@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\n\nThe bell rings.\n`);
  }
  await api(page, "POST", "service-classes", { name: `gold@${domain}` });
  await api(page, "POST", "groups", { address: `everybody@${domain}` });
  await api(page, "POST", `groups/everybody@${domain}/members`, { add: [ida] });
  backup = (await api(page, "POST", "backups", { scope: ida })).name;
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/backup?name=${backup}`);
  await page.locator("#begin-restore").click();
  await page.waitForURL(/restoration\?id=/);
  restoration = new URL(page.url()).searchParams.get("id");
  await signIn(page, "", ida, password);
  const letter = new URL(await page.locator(".row > a").first().evaluate((link) => link.href)).searchParams;
  such = `f=${letter.get("f")}&m=${letter.get("m")}`;
  await page.goto(`${base}/write`);
  await page.fill("#to", "somebody.with.a.long.name@a-rather-long-domain.elsewhere.test");
  await page.fill("#subject", "Waits");
  await page.click("#send");
  await page.getByText("Sent.", { exact: true }).waitFor();
  queued = (await api(page, "GET", `queue?sender=${ida}`)).items[0].id;
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "mail.out.smart-host": null });
  await browser.close();
});

/** What is in sight of a page, looked at in the page itself. */
function look({ main, fingers, stranger, webmail }) {
  const problems = [];
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const shown = element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    return shown && box.left >= -1 && box.right <= innerWidth + 1;
  };
  const uncovered = (element) => {
    element.scrollIntoView({ block: "center" });
    const box = element.getBoundingClientRect();
    const there = document.elementFromPoint(box.left + Math.min(box.width, 200) / 2, box.top + Math.min(box.height, 200) / 2);
    return Boolean(there) && (element.contains(there) || there.contains(element));
  };
  const named = (element) => {
    if (element.matches("a")) {
      return `link ${element.getAttribute("href")}`;
    }
    const name = element.getAttribute("name") ?? (element.id || [...document.querySelectorAll("summary")].indexOf(element));
    // The id of a session is another at each visit.
    const value = (element.getAttribute("value") ?? "").replace(/^[A-Za-z0-9_-]{16}$/, "one");
    return `${element.localName} ${name} ${element.matches("button, [type=checkbox]") ? value : ""}`;
  };
  const things = () =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(
      (one) => !one.closest(".aloud, .skip, .notices") && !one.matches(".close, .back, [popovertarget]"),
    );

  // Nothing scrolls aside.
  for (const one of [document.scrollingElement, ...document.querySelectorAll("body, main, section, nav, header, form, .table-box, .scroll")]) {
    const scrolls = one === document.scrollingElement || ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    if (scrolls && one.scrollWidth > one.clientWidth + 1) {
      problems.push(`${one.localName}.${one.className} scrolls aside: ${one.scrollWidth} of ${one.clientWidth}`);
    }
  }

  // The main action, and writing from everywhere.
  const action = document.querySelector(main);
  if (!action) {
    problems.push(`there is no ${main}`);
  } else if (!seen(action) || !uncovered(action)) {
    problems.push(`${main} is not in sight`);
  }
  if (webmail && !stranger && ![...document.querySelectorAll("a[href*='/write']")].some((one) => seen(one) && uncovered(one))) {
    problems.push("there is no way to write");
  }

  // How large what one touches is.
  const measure = (one) => {
    const box = (one.closest("label") ?? one).getBoundingClientRect();
    const inText = getComputedStyle(one).display === "inline";
    const controls = ".button, .place, .places a, .areas a, select, textarea, input:not([type=checkbox], [type=radio], [type=file])";
    const least = fingers && one.matches(controls) ? 44 : 24;
    if (!inText && Math.min(box.height, one.matches(controls) ? 99 : box.width) < least - 0.5) {
      problems.push(`${named(one)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
    }
  };

  // What can be reached: at once, or by what opens at once.
  const reached = new Set();
  const gather = () => {
    for (const one of things()) {
      if (seen(one)) {
        reached.add(named(one));
        measure(one);
      }
    }
  };
  gather();
  if (!stranger) {
    const side = document.getElementById(webmail ? "side" : "menu");
    const invoker = [...document.querySelectorAll("[popovertarget]:not(.close)")].find((one) => seen(one) && uncovered(one));
    if (side && !seen(side)) {
      if (invoker) {
        measure(invoker);
        side.showPopover();
        if (![...side.querySelectorAll("a")].every(seen)) {
          problems.push("the open menu shows less than all");
        }
        gather();
        side.hidePopover();
      } else {
        problems.push("there is no navigation in sight");
      }
    }
  }
  const closed = [...document.querySelectorAll("details:not([open])")].filter((one) => seen(one.querySelector("summary")));
  for (const one of closed) {
    one.open = true;
    gather();
    one.open = false;
  }
  // On a phone the list is a page of its own, which the way back leads to.
  const isBehind = [...document.querySelectorAll(".back")].some(seen);
  const behind = isBehind ? things().filter((one) => one.closest(".list")).map(named) : [];
  return { problems, reached: [...reached], behind };
}

/** Looks at one page at some widths by light and dark. */
async function sweep(page, name, visit, application, widths, isFingers, found) {
  const complaints = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const seen = await page.evaluate(look, { main: visit.main, fingers: isFingers, stranger: visit.stranger || visit.alone || false, webmail: application === "mail" });
    seen.problems.forEach((problem) => complaints.push(`${name} at ${width}: ${problem}`));
    found.push({ width, reached: new Set(seen.reached), behind: new Set(seen.behind) });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      counted += 1;
      for (const v of await violations(page, colorScheme === "dark" ? ["color-contrast"] : [])) {
        complaints.push(`${name} at ${width}, ${colorScheme}: ${v.id}: ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`);
      }
    }
  }
  return complaints;
}

let counted = 0;

async function go(page, application, view, visit) {
  const query = visit.query ? `?${visit.query()}` : "";
  await page.goto(`${base}${application === "admin" ? "/admin" : ""}/${visit.path ?? view}${query}`);
  if (visit.open) {
    await page.click(visit.open);
    await page.locator(visit.main).first().waitFor();
  }
  await page.locator("#figures[complete], body:not(:has(#figures))").waitFor();
}

for (const application of ["admin", "mail"]) {
  test(`every page of ${application} at every width`, async (t) => {
    const tree = new URL(`../../../../${application === "admin" ? "web-admin" : "web-mail/app"}/src/main/webapp/`, import.meta.url);
    const views = readdirSync(tree).filter((file) => file.endsWith(".xhtml")).map((file) => file.replace(".xhtml", ""));
    assert.deepEqual(Object.keys(pages[application]).sort(), views.sort());
    const began = Date.now();
    const complaints = [];
    const reached = new Map();
    counted = 0;
    for (const [isFingers, widths, locale] of [
      [true, fingers, "de-DE"],
      [false, pointers, "en-GB"],
      // From the right to the left; administration has no such language.
      ...(application === "mail" ? [[false, [1280], "ar"]] : []),
    ]) {
      for (const stranger of [false, true]) {
        const page = await open(browser, { hasTouch: isFingers, isMobile: isFingers, locale, reducedMotion: "reduce" });
        if (!stranger) {
          await signIn(page, application === "admin" ? "/admin" : "", application === "admin" ? "admin" : ida, application === "admin" ? adminPassword : password);
        }
        assert.equal(await page.evaluate(() => matchMedia("(pointer: coarse)").matches), isFingers);
        for (const [view, visits] of Object.entries(pages[application])) {
          for (const [at, visit] of visits.entries()) {
            if ((visit.stranger ?? false) === stranger) {
              await page.setViewportSize({ width: widths[0], height: 900 });
              await go(page, application, view, visit);
              const found = reached.get(`${view} ${at}`) ?? [];
              reached.set(`${view} ${at}`, found);
              complaints.push(...(await sweep(page, `${view}${visit.query ? `?${visit.query()}` : ""}`, visit, application, widths, isFingers, found)));
            }
          }
        }
        complaints.push(...page.complaints);
        await page.context().close();
      }
    }
    for (const [view, found] of reached) {
      // Which days are around a day, and how many have room, differs from language to language and from width to width.
      const all = new Set(found.flatMap((one) => [...one.reached]).filter((one) => !/[?&](day|new)=\d{4}-/.test(one)));
      for (const one of all) {
        const lacking = found.filter((at) => !at.reached.has(one) && !at.behind.has(one)).map((at) => at.width);
        if (lacking.length > 0) {
          complaints.push(`${view}: ${one} can't be reached at ${lacking.join(", ")}`);
        }
      }
    }
    t.diagnostic(`${counted} looks in ${(Date.now() - began) / 1000} s`);
    assert.deepEqual(complaints, []);
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone the menu of administration opens, page after page${javaScriptEnabled ? "" : ", without script"}`, async () => {
    const page = await open(browser, { viewport: phone, hasTouch: true, isMobile: true, javaScriptEnabled });
    await signIn(page, "/admin", "admin", adminPassword);
    for (const place of ["Domains", "Accounts", "Queue"]) {
      await page.getByRole("button", { name: "Menu" }).click();
      await page.locator("nav.side").getByRole("link", { name: place, exact: true }).click();
      await page.getByRole("heading", { name: place, level: 1 }).waitFor();
      assert.equal(await page.locator("nav.side").isVisible(), false);
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("what was done is said once and covers nothing", async () => {
  const page = await open(browser, { viewport: desk });
  await signIn(page, "", ida, password);
  await page.goto(`${base}/preferences`);
  await page.click("#rename");
  const notice = page.locator(".notice", { hasText: "Saved." });
  await notice.waitFor();
  const box = await notice.boundingBox();
  const pane = await page.locator("main").boundingBox();
  assert.ok(pane.y + pane.height <= box.y, `the page ends at ${pane.y + pane.height}, the notice begins at ${box.y}`);
  await page.goto(`${base}/keys`);
  assert.equal(await page.locator(".notice").count(), 0);
  await page.context().close();
});

test("signing out is in sight on every page of the webmail", async () => {
  const page = await open(browser, { viewport: phone });
  await signIn(page, "", ida, password);
  await page.locator(".menu.account summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await page.context().close();
});
