package org.carillon.e2e;

import org.junit.jupiter.api.Test;

/** Tests calendars, tasks, notes, contacts and files of the webmail by a browser. */
class WebGroupwareIT {
  @Test
  void filesGoOnUploadingWhereTheyWere() {
    BrowserScripts.drive("uploads.test.mjs");
  }

  @Test
  void calendarsAreLookedAtWrittenIntoAndAnswered() {
    BrowserScripts.drive("calendar.test.mjs");
  }

  @Test
  void timesAreFoundInCalendarsAndPeopleReminded() {
    BrowserScripts.drive("planner.test.mjs");
  }

  @Test
  void tasksAndNotesAreKeptCheckedOffAndMadeOfMail() {
    BrowserScripts.drive("todos.test.mjs", "notes.test.mjs");
  }

  @Test
  void contactsAreFoundMadeChangedAndShared() {
    BrowserScripts.drive("contacts.test.mjs");
  }

  @Test
  void filesAreKeptGivenByLinksAndShownAsSites() {
    BrowserScripts.drive("files.test.mjs");
  }

  @Test
  void browserShowsAllThatIsShared() {
    BrowserScripts.drive("shares.test.mjs", "entry.test.mjs", "hidden.test.mjs");
  }
}
