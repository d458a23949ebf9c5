// Passkeys: Chromium's virtual authenticators register, sign in alone and after the password, and are removed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open, password, signIn } from "./house.mjs";

const domain = `key-${Date.now().toString(36)}.test`;
const kim = `kim@${domain}`;
let browser;

before(async () => {
  browser = await launch();
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "POST", "accounts", { address: kim, password });
  await page.context().close();
});

after(() => browser.close());

/** A browser with its own virtual authenticator. */
async function withAuthenticator(options) {
  const page = await open(browser);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, ...options },
  });
  return { page, cdp, authenticatorId };
}

async function register(page, name) {
  await page.goto(`${base}/second-factor`);
  await page.fill("#passkeyName", name);
  await page.fill("#ownForPasskey", password);
  await page.click("#propose-passkey");
  await page.click("#create-passkey");
}

async function leave(page) {
  await page.context().clearCookies();
}

test("a passkey alone signs in to both applications, and a clone of it is refused", async () => {
  const { page, cdp, authenticatorId } = await withAuthenticator();
  await signIn(page, "", kim, password);
  await register(page, "Laptop");
  await page.locator("#codes li").first().waitFor();
  assert.equal(await page.locator("#codes li").count(), 10);
  await page.locator("#passkeys li", { hasText: "Laptop" }).waitFor();
  await assertAccessible(page);

  await leave(page);
  await page.goto(`${base}/sign-in?to=/security`);
  await assertAccessible(page);
  await Promise.all([page.waitForURL(`${base}/security`), page.click("#with-passkey")]);
  await page.goto(`${base}/second-factor`);
  await page.locator("#passkeys li", { hasText: "last used" }).waitFor();

  await leave(page);
  await page.goto(`${base}/admin/sign-in`);
  await page.click("#with-passkey");
  await page.getByText("your account cannot use these pages").waitFor();

  // Like a cloned authenticator: its counter is behind.
  const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
  await cdp.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credentials[0], signCount: 0 } });
  await page.goto(`${base}/sign-in`);
  await page.click("#with-passkey");
  await page.getByText("This passkey is not known here").waitFor();
  await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
  await cdp.send("WebAuthn.addCredential", { authenticatorId, credential: { ...credentials[0], signCount: 100 } });
  await page.goto(`${base}/sign-in?to=/second-factor`);
  await Promise.all([page.waitForURL(`${base}/second-factor`), page.click("#with-passkey")]);
  await page.getByText("somebody may have a copy").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a key without a PIN is a second factor, and removing the last one leaves only the password", async () => {
  const { page } = await withAuthenticator({ transport: "usb", hasResidentKey: false, hasUserVerification: false, isUserVerified: false });
  const listed = await api(page, "GET", `accounts/${kim}/passkeys`);
  await api(page, "DELETE", `accounts/${kim}/passkeys/${listed.items[0].id}`);
  await signIn(page, "", kim, password);
  await register(page, "Blue key");
  await page.locator("#passkeys li", { hasText: "Blue key" }).waitFor();

  await leave(page);
  await page.goto(`${base}/sign-in?to=/second-factor`);
  await page.fill("#name", kim);
  await page.fill("#password", password);
  await page.click("#enter");
  await Promise.all([page.waitForURL(`${base}/second-factor`), page.click("#and-passkey")]);

  await page.fill("#ownForRemoval", password);
  await page.click("#passkeys button[name=remove-passkey]");
  await page.getByText("You can no longer sign in with Blue key.").waitFor();
  await leave(page);
  await signIn(page, "", kim, password);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("without script the page says that passkeys need it", async () => {
  const page = await open(browser, { javaScriptEnabled: false });
  await page.goto(`${base}/sign-in`);
  assert.match(await page.locator("#by-passkey noscript").textContent(), /Passkeys need JavaScript/);
  assert.equal(await page.locator("button", { hasText: "passkey" }).count(), 0, "what can't work is not offered");
  await page.context().close();
});
