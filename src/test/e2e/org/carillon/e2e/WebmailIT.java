package org.carillon.e2e;

import org.junit.jupiter.api.Test;

/** Tests mail in the webmail by a browser. */
class WebmailIT {
  @Test
  void browserDrivesBothApplications() {
    BrowserScripts.drive(
        "webmail.test.mjs",
        "letters.test.mjs",
        "reading.test.mjs",
        "conversations.test.mjs",
        "sharing.test.mjs");
  }

  @Test
  void remotePicturesAreShownWithoutTracking() {
    BrowserScripts.drive("pictures.test.mjs");
  }

  @Test
  void hostileMessagesRunNoScript() {
    BrowserScripts.drive("attacks.test.mjs");
  }

  @Test
  void messagesArePrintedWhole() {
    BrowserScripts.drive("print.test.mjs");
  }

  @Test
  void formattedMessagesAreWritten() {
    BrowserScripts.drive("writing.test.mjs");
  }

  @Test
  void messagesAreWrittenUnderSeveralIdentities() {
    BrowserScripts.drive("identities.test.mjs");
  }

  @Test
  void newMailIsNotifiedAndReadableOffline() {
    BrowserScripts.drive("offline.test.mjs");
  }

  @Test
  void pushServiceNotifiesOfNewMail() {
    BrowserScripts.drive("push.test.mjs");
  }

  @Test
  void timesAreShownInTheReadersFormat() {
    BrowserScripts.drive("times.test.mjs");
  }

  @Test
  void labelsAndPinsAreManaged() {
    BrowserScripts.drive("keeping.test.mjs");
  }

  @Test
  void mailIsSnoozedAndAllMatchesAreChanged() {
    BrowserScripts.drive("snooze.test.mjs");
  }

  @Test
  void mailPagesFitEveryWidth() {
    BrowserScripts.drive("widths-mail.test.mjs");
  }

  @Test
  void searchFindsMail() {
    BrowserScripts.drive("found.test.mjs");
  }

  @Test
  void inboxPageStaysLight() {
    BrowserScripts.drive("weight.test.mjs");
  }

  @Test
  void ownRulesAreManaged() {
    BrowserScripts.drive("ownrules.test.mjs");
  }
}
