// Sign-in by an OpenID provider (the certified third-party oidc-provider): the button, sign-in, and sign-out.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { api, assertAccessible, base, launch, open } from "./house.mjs";

// The provider calls the server on sign-out; the server's certificate is self-signed.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
const { default: Provider } = await import("oidc-provider");

const mark = Date.now().toString(36);
const domain = `sso-${mark}.test`;
const source = `sso-${mark}`;
const here = new URL(base);
here.hostname = `mail.${domain}`;
const site = here.origin;
let browser;
let server;
let issuer;

before(async () => {
  server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "carillon",
        client_secret: "s3cret of the client",
        redirect_uris: [`${site}/sign-in`, `${site}/admin/sign-in`],
        post_logout_redirect_uris: [`${site}/sign-in`],
        backchannel_logout_uri: `${base}/back-channel-logout?source=${source}`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["of the test"] },
    features: { backchannelLogout: { enabled: true } },
    // The server is on this machine; the provider's default fetch refuses such addresses.
    fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id} of Corp`, email: `${id}@${domain}`, email_verified: id !== "eve" }),
    }),
  });
  server.on("request", provider.callback());
  browser = await launch(`--host-resolver-rules=MAP mail.${domain} 127.0.0.1`);
  const page = await open(browser);
  await api(page, "POST", "domains", { name: domain });
  await api(page, "PATCH", `domains/${domain}/settings`, { "sign-in.passwords": "source" });
  await api(page, "POST", "identity-sources", {
    name: source,
    kind: "oidc",
    address: issuer,
    domains: [domain],
    bindName: "carillon",
    secret: "s3cret of the client",
    button: "Example Corp",
  });
  const tried = await api(page, "POST", `identity-sources/${source}/test`);
  assert.equal(tried.passed ?? tried.ok ?? true, true, JSON.stringify(tried));
  await page.context().close();
});

after(async () => {
  const page = await open(browser);
  await api(page, "DELETE", `identity-sources/${source}`);
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** A browser that has been sent to the provider. */
async function depart(path = "") {
  const page = await open(browser);
  await page.goto(`${site}${path}/sign-in`);
  await page.getByRole("link", { name: "Sign in with Example Corp" }).click();
  await page.waitForURL(`${issuer}/interaction/**`);
  return page;
}

async function comeBack(page, name) {
  await page.fill("[name=login]", name);
  await page.fill("[name=password]", "anything");
  await page.click("[type=submit]");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(`${site}/**`);
}

/** Signs out at the provider, whose page the browser already shows. */
async function signOutThere(page) {
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
}

test("a user who returns from the provider is signed in, and signs out at both", async () => {
  const page = await open(browser);
  await page.goto(`${site}/sign-in`);
  await assertAccessible(page);
  assert.equal(await page.locator("#password").isVisible(), false);
  await page.context().close();

  const ann = await depart();
  await comeBack(ann, "ann");
  await ann.waitForURL(`${site}/mail**`);
  await ann.goto(`${site}/preferences`);
  await ann.click("#leave");
  await ann.waitForURL(`${issuer}/session/end**`);
  await signOutThere(ann);
  await ann.waitForURL(`${site}/sign-in`);
  await ann.goto(`${site}/mail`);
  assert.match(ann.url(), /\/sign-in/);
  await ann.context().close();
});

test("signing out at the provider signs the user out here", async () => {
  const ben = await depart();
  await comeBack(ben, "ben");
  await ben.waitForURL(`${site}/mail**`);
  await ben.goto(`${issuer}/session/end`);
  await signOutThere(ben);
  await ben.waitForURL(`${issuer}/session/end/success**`);
  await ben.goto(`${site}/mail`);
  assert.match(ben.url(), /\/sign-in/);
  await ben.context().close();
});

test("a cancelled or invalid sign-in shows the reason", async () => {
  const page = await depart();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL(`${site}/sign-in**`);
  await page.getByText("Example Corp refused the sign-in").waitFor();
  await assertAccessible(page);
  await page.context().close();

  const eve = await depart();
  await comeBack(eve, "eve");
  await eve.getByText("Example Corp refused the sign-in").waitFor();
  await eve.goto(`${site}/sign-in?code=stolen&state=stolen`);
  await eve.getByText("was started in another browser").waitFor();
  await eve.context().close();
});

test("sign-in to administration works the same way", async () => {
  const page = await depart("/admin");
  await comeBack(page, "ann");
  await page.getByText("your account cannot use these pages").waitFor();
  await page.context().close();
});
