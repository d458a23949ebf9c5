// A user's rules: created as sentences, tried before they are active, changed by other programs; vacation replies; forwarding with consent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { adminPassword, api, assertAccessible, base, deliver, desk, launch, open, password, phone, signIn } from "./house.mjs";

const domain = `own-rules-${Date.now().toString(36)}.test`;
const other = `other-${domain}`;
const tablet = { width: 820, height: 1180 };
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  for (const who of ["amy", "bea"]) {
    await api(page, "POST", "accounts", { address: `${who}@${domain}`, password });
  }
  await api(page, "POST", "domains", { name: other });
  await api(page, "POST", "accounts", { address: `zoe@${other}`, password });
  await page.context().close();
});

after(() => browser.close());

async function read(who, path, options) {
  const page = await open(browser, options);
  await signIn(page, "", `${who}@${domain}`, password);
  await page.goto(`${base}/${path}`);
  return page;
}

/** Returns the script as ManageSieve clients see it. */
async function script(page, who, name = "Rules") {
  const found = await api(page, "GET", `accounts/${who}@${domain}/scripts/${name}`);
  return found.script;
}

async function fillRule(page, name, subject, folder) {
  await page.fill("#name", name);
  await page.locator("[name=field]").first().selectOption("subject");
  await page.locator("[name=value]").first().fill(subject);
  await page.locator("[name=verb]").first().selectOption("file");
  await page.locator("[name=with]").first().fill(folder);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a rule is tried, saved, applied, changed and deleted ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const who = javaScriptEnabled ? "amy" : "bea";
    const to = `${who}@${domain}`;
    await deliver(to, `From: Lou <lou@elsewhere.test>\nTo: ${to}\nSubject: The first bell\n\nRing.\n`);
    await deliver(to, `From: Lou <lou@elsewhere.test>\nTo: ${to}\nSubject: A whistle\n\nBlow.\n`);
    const page = await read(who, "rules", { javaScriptEnabled });
    await page.getByText("There are no rules yet").waitFor();
    await page.getByRole("link", { name: "New rule" }).click();
    await page.click("#save");
    await page.getByText("Choose at least one action.").waitFor();
    await fillRule(page, "Bells", "bell", "Bells");
    await page.click("#run");
    const result = page.locator("#result");
    await result.getByText("Something would be done with one message").waitFor();
    assert.match(await result.innerText(), /The first bell[^]*Put into a folder: Bells/);
    await page.click("#save");
    await page.getByText("Bells saved.").waitFor();
    assert.match(await page.locator(".rule-list").innerText(), /If Subject contains “bell”: move to “Bells”/);
    await deliver(to, `From: Lou <lou@elsewhere.test>\nTo: ${to}\nSubject: The second bell\n\nRing.\n`);
    await page.goto(`${base}/mail`);
    await page.getByRole("link", { name: /^Bells/ }).first().waitFor({ state: "attached" });

    await page.goto(`${base}/rule`);
    await page.locator("[name=verb]").first().selectOption("file");
    await page.locator("[name=into]").first().selectOption("Bells");
    assert.equal(await page.locator("[name=with]").first().isVisible(), !javaScriptEnabled, "a folder that is chosen is not typed");

    await page.goto(`${base}/rules`);
    await page.locator("[name=switch-off]").click();
    await page.getByText("Bells is off.").waitFor();
    assert.doesNotMatch(await script(page, who), /fileinto/);
    await page.locator("[name=switch-on]").click();
    await page.getByText("Bells is on.").waitFor();

    // Another program changes one sentence and adds a command: the new command is shown as source, and nothing is lost.
    const changed = `${(await script(page, who)).replace("fileinto :create", "fileinto")}keep;\n`;
    await api(page, "PUT", `accounts/${to}/scripts/Rules`, { script: changed, use: "active" });
    await page.goto(`${base}/rules`);
    assert.equal(await page.locator(".rule-list pre").count(), 2);
    await page.getByRole("link", { name: "New rule" }).click();
    await fillRule(page, "Whistles", "whistle", "Whistles");
    await page.click("#save");
    await page.getByText("Whistles saved.").waitFor();
    assert.ok((await script(page, who)).includes(changed.slice(changed.indexOf("#: rule"))));

    await page.locator("details summary", { hasText: "Show the script" }).click();
    await page.fill("#source", `${await page.inputValue("#source")}keeep;\n`);
    await page.click("#save-source");
    await page.locator("#faults li", { hasText: "keeep" }).waitFor();
    assert.match(await page.inputValue("#source"), /keeep/);
    await page.goto(`${base}/rules`);
    await page.locator("[name=remove]").click();
    await page.getByText("Whistles deleted.").waitFor();
    if (javaScriptEnabled) {
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("Undone.").waitFor();
      assert.equal(await page.locator("[name=remove]").count(), 1);
      assert.deepEqual(page.complaints, []);
    }
    await page.context().close();
  });
}

test("a vacation reply is switched on, and every page shows that it is", async () => {
  const page = await read("amy", "away");
  await page.check("#on");
  await page.click("#save");
  await page.getByText("Enter the text of the reply.").waitFor();
  await page.fill("#until", "2099-12-31");
  await page.fill("#text", "I am away.\nBack in 2100.");
  await page.selectOption("#audience", "inside");
  await page.fill("#other", "Ask Bea.");
  await page.click("#save");
  await page.getByText("Automatic replies are on.").waitFor();
  assert.match(await script(page, "amy"), /vacation :days 7 .*"Ask Bea\."/);
  await page.goto(`${base}/mail`);
  await page.locator(".rail a[href$=away]").waitFor();
  await page.goto(`${base}/away`);
  assert.equal(await page.inputValue("#text"), "I am away.\nBack in 2100.");
  await page.click("#end");
  await page.getByText("Automatic replies are off.").waitFor();
  assert.equal(await page.locator(".rail a[href$=away]").count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("mail is forwarded to an external address only with its consent", async () => {
  const page = await read("bea", "forwarding");
  await page.check("#on");
  await page.fill("#to", "other@elsewhere.test");
  await page.click("#save");
  await page.getByText("An external address must agree first").waitFor();
  await page.goto(`${base}/forwarding`);
  await page.fill("#address", "other@elsewhere.test");
  await page.click("#ask");
  await page.getByText("A request was sent to other@elsewhere.test.").waitFor();
  await page.getByText("has not agreed yet").waitFor();
  await page.check("#on");
  await page.fill("#to", `amy@${domain}`);
  await page.click("#save");
  await page.getByText("All mail is forwarded.").waitFor();
  assert.match(await script(page, "bea"), /redirect :copy "amy@/);
  await page.fill("#address", `zoe@${other}`);
  await page.click("#ask");
  await page.getByText(`A request was sent to zoe@${other}.`).waitFor();
  const there = await open(browser, { javaScriptEnabled: false });
  await signIn(there, "", `zoe@${other}`, password);
  for (let tries = 0; (await there.getByRole("link", { name: /May mail for/ }).count()) === 0; tries++) {
    assert.ok(tries < 50, "no letter comes");
    await there.goto(`${base}/mail`);
  }
  await there.getByRole("link", { name: /May mail for/ }).click();
  const link = (await there.locator("article.letter .text").innerText()).match(/agree\?t=\S+/)[0];
  await there.context().clearCookies();
  await there.goto(`${base}/${link}`);
  await there.getByRole("button", { name: "I agree" }).click();
  await there.getByText("Thank you.").waitFor();
  await page.fill("#to", `amy@${domain}\nzoe@${other}`);
  await page.click("#save");
  await page.getByText("All mail is forwarded.").waitFor();

  // The recipient withdraws consent by the same link: nothing is forwarded, and nobody is asked again.
  await deliver(`bea@${domain}`, `From: <x@elsewhere.test>\nTo: bea@${domain}\nSubject: While agreed\n\nText\n`);
  const inbox = await open(browser);
  await signIn(inbox, "", `zoe@${other}`, password);
  await inbox.goto(`${base}/mail`);
  for (let tries = 0; (await inbox.getByRole("link", { name: /While agreed/ }).count()) === 0; tries++) {
    assert.ok(tries < 50, "nothing is sent on");
    await inbox.goto(`${base}/mail`);
  }
  await there.goto(`${base}/${link}`);
  await there.getByRole("button", { name: "Stop this" }).click();
  await there.getByText("is forwarded to zoe").waitFor();
  assert.equal(await there.getByRole("button").count(), 1, "it can be agreed to again for as long as the letter is new");
  await there.context().close();
  await deliver(`bea@${domain}`, `From: <x@elsewhere.test>\nTo: bea@${domain}\nSubject: After the no\n\nText\n`);
  await deliver(`zoe@${other}`, `From: <x@elsewhere.test>\nTo: zoe@${other}\nSubject: The last one\n\nText\n`);
  await inbox.goto(`${base}/mail`);
  await inbox.getByRole("link", { name: /The last one/ }).waitFor();
  assert.equal(await inbox.getByRole("link", { name: /After the no/ }).count(), 0);
  await inbox.context().close();
  await page.goto(`${base}/forwarding`);
  await page.fill("#address", `zoe@${other}`);
  await page.click("#ask");
  await page.getByText("The owner of this address declined to receive forwarded mail.").waitFor();
  await page.goto(`${base}/agree?t=none`);
  await page.getByText("This link has expired").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a message has links to make a rule for such mail, to unsubscribe from its list, and to block its sender", async () => {
  const to = `amy@${domain}`;
  const list = "List-Id: Gazette <gazette.elsewhere.test>\nList-Unsubscribe: <https://elsewhere.test/leave>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n";
  await deliver(to, `From: Lou <lou@elsewhere.test>\nTo: ${to}\n${list}Subject: The gazette\n\nNews.\n`);
  const page = await read("amy", "mail");
  await page.getByRole("link", { name: /The gazette/ }).click();
  await page.locator("article.letter").waitFor();
  await page.locator("article.letter").getByRole("link", { name: "Unsubscribe" }).click();
  await page.getByText("its sender is not verified").waitFor();
  assert.equal(await page.getByRole("link", { name: "Open the page at elsewhere.test" }).getAttribute("href"), "https://elsewhere.test/leave");
  assert.equal(await page.locator("#leave").count(), 0);
  await assertAccessible(page);
  await page.goBack();
  await page.locator(".toolbar summary", { hasText: "More" }).click();
  await page.getByRole("link", { name: "Filter messages like this" }).click();
  await page.getByRole("heading", { name: "Filter messages like this" }).waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "For mail of the list gazette.elsewhere.test" }).click();
  assert.equal(await page.locator("[name=field]").first().inputValue(), "list");
  assert.equal(await page.locator("[name=value]").first().inputValue(), "gazette.elsewhere.test");
  await page.goto(`${base}/mail`);
  await page.getByRole("link", { name: /The gazette/ }).click();
  await page.locator(".toolbar summary", { hasText: "More" }).click();
  await page.getByRole("button", { name: "Block sender" }).click();
  await page.getByText("lou@elsewhere.test is blocked from now on.").waitFor();
  await page.click("#take-back");
  await page.getByText("Undone.").waitFor();
  await page.locator("article.letter").waitFor();
  await page.goto(`${base}/senders`);
  assert.equal(await page.getByText("lou@elsewhere.test").count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const [viewport, colorScheme] of [
  [desk, "light"],
  [tablet, "dark"],
  [phone, "light"],
  [phone, "dark"],
]) {
  test(`rules are readable at ${viewport.width} in the ${colorScheme}`, async () => {
    const page = await read("amy", "rules", { viewport, colorScheme });
    for (const path of ["rules", "rule", "away", "forwarding", "agree?t=x", "storage", "setup"]) {
      await page.goto(`${base}/${path}`);
      await assertAccessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is too wide`);
      if (process.env.CARILLON_SHOTS) {
        await page.screenshot({ path: `${process.env.CARILLON_SHOTS}/${path.split("?")[0]}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      }
    }
    await page.context().close();
  });
}
