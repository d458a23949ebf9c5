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
  void browserShowsPicturesAndTellsNobody() {
    BrowserScripts.drive("pictures.test.mjs");
  }

  @Test
  void browserRunsNothingOfLettersThatAttack() {
    BrowserScripts.drive("attacks.test.mjs");
  }

  @Test
  void browserPrintsLettersWhole() {
    BrowserScripts.drive("print.test.mjs");
  }

  @Test
  void browserWritesWithFormatting() {
    BrowserScripts.drive("writing.test.mjs");
  }

  @Test
  void browserWritesAsSeveralPeople() {
    BrowserScripts.drive("identities.test.mjs");
  }

  @Test
  void browserTellsOfMailAndKeepsItForWhenItIsOffline() {
    BrowserScripts.drive("offline.test.mjs");
  }

  @Test
  void browserIsToldOfMailByItsPushService() {
    BrowserScripts.drive("push.test.mjs");
  }

  @Test
  void browserShowsTimesAsTheReaderWritesThem() {
    BrowserScripts.drive("times.test.mjs");
  }

  @Test
  void browserKeepsMailByLabelsAndPins() {
    BrowserScripts.drive("keeping.test.mjs");
  }

  @Test
  void browserSnoozesMailAndChangesAllThatMatches() {
    BrowserScripts.drive("snooze.test.mjs");
  }

  @Test
  void browserShowsEveryPageOfTheWebmailAtEveryWidth() {
    BrowserScripts.drive("widths-mail.test.mjs");
  }

  @Test
  void browserFindsWhatAReaderSeeks() {
    BrowserScripts.drive("found.test.mjs");
  }

  @Test
  void browserWeighsTheInbox() {
    BrowserScripts.drive("weight.test.mjs");
  }

  @Test
  void browserKeepsPeoplesOwnRules() {
    BrowserScripts.drive("ownrules.test.mjs");
  }
}
