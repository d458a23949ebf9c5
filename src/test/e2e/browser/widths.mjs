// Every page at every width, in light and dark: its navigation and main action are visible, every link or button of one width can be reached
// at all others, nothing scrolls sideways, and axe finds no violations. The list of pages is the source tree's: a new page that is not in its
// application's test fails.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { adminPassword, api, base, deliver, launch, open, password, promptly, signIn, violations } from "./house.mjs";

const mark = Date.now().toString(36);
const fingers = [390, 600, 720, 820];
const pointers = [1024, 1280, 1440];
const gone = `gone@wide-${mark}.test`;
const chief = `chief-${mark}`;

export const domain = `wide-${mark}.test`;
export const ida = `ida@${domain}`;
export let browser;

/** The names of the objects that the setup created. */
export const made = {};

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await promptly(page, domain);
  for (const address of [ida, gone]) {
    await api(page, "POST", "accounts", { address, password, displayName: `Somebody with a rather long name, ${address}` });
  }
  await api(page, "PUT", `domains/${domain}/scripts/bells`, { script: 'require "fileinto";\nif header :contains "Subject" "bells" { fileinto "Bells"; }\n', use: "before" });
  await api(page, "DELETE", `accounts/${gone}`);
  await api(page, "POST", "administrators", { name: chief, password, domain });
  // Nothing listens there: outgoing messages stay in the queue.
  await api(page, "PATCH", "settings", { "mail.out.smart-host": ["127.0.0.1:9"] });
  for (const subject of ["Bells at noon", "Bells at night, and every other time of the day that anybody could think of"]) {
    await deliver(ida, `From: Lou <lou@elsewhere.test>\nTo: ${ida}\nSubject: ${subject}\n\nThe bell rings.\n`);
  }
  await api(page, "POST", "service-classes", { name: `gold@${domain}` });
  made.hook = `bells-${domain}`;
  await api(page, "POST", "web-hooks", { name: made.hook, address: "https://hooks.elsewhere.test/", domain });
  await api(page, "POST", "groups", { address: `everybody@${domain}` });
  await api(page, "POST", `groups/everybody@${domain}/members`, { add: [ida] });
  made.backup = (await api(page, "POST", "backups", { scope: ida })).name;
  await signIn(page, "/admin", "admin", adminPassword);
  await page.goto(`${base}/admin/backup?name=${made.backup}`);
  await page.locator("#begin-restore").click();
  await page.waitForURL(/restoration\?id=/);
  made.restoration = new URL(page.url()).searchParams.get("id");
  await signIn(page, "", ida, password);
  const letter = new URL(await page.locator(".row > a").first().evaluate((link) => link.href)).searchParams;
  made.letter = `f=${letter.get("f")}&m=${letter.get("m")}`;
  await page.goto(`${base}/write`);
  await page.fill("#to", "somebody.with.a.long.name@a-rather-long-domain.elsewhere.test");
  await page.fill("#subject", "Waits");
  await page.click("#send");
  await page.getByText("Sent.", { exact: true }).waitFor();
  made.queued = (await api(page, "GET", `queue?sender=${ida}`)).items[0].id;
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "PATCH", "settings", { "mail.out.smart-host": null });
  await browser.close();
});

/** Checks what is visible on a page; runs in the page itself. */
function look({ main, fingers, stranger, webmail }) {
  const problems = [];
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    // A row's buttons appear at the pointer or the focus: on touch screens, use those of the message.
    const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && box.height > 1;
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
    // A session's id differs on each visit.
    const value = (element.getAttribute("value") ?? "").replace(/^[A-Za-z0-9_-]{16}$/, "one");
    return `${element.localName} ${name} ${element.matches("button, [type=checkbox]") ? value : ""}`;
  };
  const things = () =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(
      (one) => !one.closest(".aloud, .skip, .notices") && !one.matches(".close, .back, [popovertarget]"),
    );

  // Nothing scrolls sideways.
  for (const one of [document.scrollingElement, ...document.querySelectorAll("body, main, section, nav, header, form, .table-box, .scroll")]) {
    const scrolls = one === document.scrollingElement || ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
    if (scrolls && one.scrollWidth > one.clientWidth + 1) {
      problems.push(`${one.localName}.${one.className} scrolls aside: ${one.scrollWidth} of ${one.clientWidth}`);
    }
  }

  // The main action, and the button for writing on every page.
  const action = document.querySelector(main);
  if (!action) {
    problems.push(`there is no ${main}`);
  } else if (!seen(action) || !uncovered(action)) {
    problems.push(`${main} is not in sight`);
  }
  if (webmail && !stranger && ![...document.querySelectorAll("a[href*='/write']")].some((one) => seen(one) && uncovered(one))) {
    problems.push("there is no way to write");
  }

  // The size of touch targets.
  const measure = (one) => {
    const box = (one.closest("label") ?? one).getBoundingClientRect();
    const inText = getComputedStyle(one).display === "inline";
    const controls = ".button, .place, .places a, .areas a, select, textarea, input:not([type=checkbox], [type=radio], [type=file])";
    const least = fingers && one.matches(controls) ? 44 : 24;
    if (!inText && Math.min(box.height, one.matches(controls) ? 99 : box.width) < least - 0.5) {
      problems.push(`${named(one)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
    }
  };

  // Everything that can be reached: directly, or by opening a visible menu.
  const reached = new Set();
  const gather = () => {
    for (const one of things()) {
      if (seen(one)) {
        reached.add(named(one));
        measure(one);
      }
    }
  };
  const openAll = () => {
    const closed = [...document.querySelectorAll("details:not([open])")].filter((one) => seen(one.querySelector("summary")));
    for (const one of closed) {
      one.open = true;
      gather();
      one.open = false;
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
        openAll();
        side.hidePopover();
      } else {
        problems.push("there is no navigation in sight");
      }
    }
  }
  openAll();
  // On a phone the list is a page of its own, to which the back button leads.
  const isBehind = [...document.querySelectorAll(".back")].some(seen);
  const behind = isBehind ? things().filter((one) => one.closest(".list")).map(named) : [];
  return { problems, reached: [...reached], behind };
}

/** Returns which elements are visible: if they are the same at two widths, axe finds the same. */
const shown = () => [...document.querySelectorAll("body, body *")].map((one) => Number(one.checkVisibility({ visibilityProperty: true }))).join("");

/** Checks one page at some widths, in light and dark. */
async function sweep(page, name, visit, isWebmail, widths, isFingers, found) {
  const complaints = [];
  const checked = new Set();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const seen = await page.evaluate(look, { main: visit.main, fingers: isFingers, stranger: visit.stranger || visit.alone || false, webmail: isWebmail });
    seen.problems.forEach((problem) => complaints.push(`${name} at ${width}: ${problem}`));
    found.push({ width, reached: new Set(seen.reached), behind: new Set(seen.behind) });
    const things = await page.evaluate(shown);
    if (checked.has(things)) {
      continue;
    }
    checked.add(things);
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

async function go(page, context, view, visit) {
  const query = visit.query ? `?${visit.query()}` : "";
  await page.goto(`${base}${context}/${visit.path ?? view}${query}`);
  if (visit.open) {
    await page.click(visit.open);
    await page.locator(visit.main).first().waitFor();
  }
  await page.locator("#figures[complete], body:not(:has(#figures))").waitFor();
  await page.locator("#letter:is([data-edited], [data-plain]), body:not(:has(#letter))").first().waitFor();
}

/**
 * Tests every page of one application.
 *
 * @param name the application's name
 * @param context its context path; empty for the webmail
 * @param sources the module with its pages
 * @param who the account that signs in
 * @param pages the queries and main action of each view
 * @param more widths in addition to those for touch and pointer
 */
export function everyPageAtEveryWidth({ name, context, sources, who, pages, more = [] }) {
  test(`every page of ${name} at every width`, async (t) => {
    const views = readdirSync(new URL(`../../../../${sources}/src/main/webapp/`, import.meta.url))
      .filter((file) => file.endsWith(".xhtml"))
      .map((file) => file.replace(".xhtml", ""));
    assert.deepEqual(Object.keys(pages).sort(), views.sort());
    const began = Date.now();
    const complaints = [];
    const reached = new Map();
    counted = 0;
    for (const [isFingers, widths, locale] of [[true, fingers, "de-DE"], [false, pointers, "en-GB"], ...more]) {
      for (const stranger of [false, true]) {
        const page = await open(browser, { hasTouch: isFingers, isMobile: isFingers, locale, reducedMotion: "reduce" });
        if (!stranger) {
          await signIn(page, context, ...who);
        }
        assert.equal(await page.evaluate(() => matchMedia("(pointer: coarse)").matches), isFingers);
        for (const [view, visits] of Object.entries(pages)) {
          for (const [at, visit] of visits.entries()) {
            if ((visit.stranger ?? false) === stranger) {
              await page.setViewportSize({ width: widths[0], height: 900 });
              await go(page, context, view, visit);
              const found = reached.get(`${view} ${at}`) ?? [];
              reached.set(`${view} ${at}`, found);
              const called = `${view}${visit.query ? `?${visit.query()}` : ""}`;
              complaints.push(...(await sweep(page, called, visit, context === "", widths, isFingers, found)));
            }
          }
        }
        complaints.push(...page.complaints);
        await page.context().close();
      }
    }
    for (const [view, found] of reached) {
      // The visible days around a day differ between languages and widths.
      const all = new Set(found.flatMap((one) => [...one.reached]).filter((one) => !/[?&](day|new)=\d{4}-/.test(one)));
      for (const one of all) {
        const lacking = found.filter((at) => !at.reached.has(one) && !at.behind.has(one)).map((at) => at.width);
        if (lacking.length > 0) {
          complaints.push(`${view}: ${one} can't be reached at ${lacking.join(", ")}`);
        }
      }
    }
    t.diagnostic(`${counted} looks of axe in ${(Date.now() - began) / 1000} s`);
    assert.deepEqual(complaints, []);
  });
}
