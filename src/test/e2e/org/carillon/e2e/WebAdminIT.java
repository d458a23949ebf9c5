package org.carillon.e2e;

import org.junit.jupiter.api.Test;

/** Tests administration and the ways to sign in by a browser. */
class WebAdminIT {
  @Test
  void adminPagesFitEveryWidth() {
    BrowserScripts.drive("widths-admin.test.mjs");
  }

  @Test
  void domainLooksAreShown() {
    BrowserScripts.drive("looks.test.mjs");
  }

  @Test
  void serverIsAdministeredInABrowser() {
    BrowserScripts.drive("desk.test.mjs");
  }

  @Test
  void messageTracesAreShown() {
    BrowserScripts.drive("traces.test.mjs");
  }

  @Test
  void storeIsAdministeredInABrowser() {
    BrowserScripts.drive("store.test.mjs");
  }

  @Test
  void passkeysSignIn() {
    BrowserScripts.drive("passkey.test.mjs");
  }

  @Test
  void forgottenPasswordIsReset() {
    BrowserScripts.drive("forgotten.test.mjs");
  }

  @Test
  void domainIsAdministeredInABrowser() {
    BrowserScripts.drive("domain.test.mjs", "rules.test.mjs");
  }

  @Test
  void setupGuideLeadsTheAdministrator() {
    BrowserScripts.drive("guide.test.mjs");
  }

  @Test
  void openIdProviderSignsIn() {
    BrowserScripts.drive("source.test.mjs");
  }

  @Test
  void samlProviderSignsIn() {
    BrowserScripts.drive("saml.test.mjs");
  }

  @Test
  void oauthClientsSignInWithAnAccount() {
    BrowserScripts.drive("oauth.test.mjs");
  }
}
