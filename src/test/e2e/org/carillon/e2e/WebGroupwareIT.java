package org.carillon.e2e;

import org.junit.jupiter.api.Test;

/** Tests calendars, tasks, notes, contacts and files of the webmail by a browser. */
class WebGroupwareIT {
  @Test
  void uploadsResumeAfterAnInterruption() {
    BrowserScripts.drive("uploads.test.mjs");
  }

  @Test
  void calendarsAreShownChangedAndAnswered() {
    BrowserScripts.drive("calendar.test.mjs");
  }

  @Test
  void freeTimesAreFoundAndRemindersShown() {
    BrowserScripts.drive("planner.test.mjs");
  }

  @Test
  void tasksAndNotesAreManaged() {
    BrowserScripts.drive("todos.test.mjs", "notes.test.mjs");
  }

  @Test
  void contactsAreFoundCreatedChangedAndShared() {
    BrowserScripts.drive("contacts.test.mjs");
  }

  @Test
  void filesAreStoredSharedByLinksAndPublishedAsSites() {
    BrowserScripts.drive("files.test.mjs");
  }

  @Test
  void sharedCollectionsAreShown() {
    BrowserScripts.drive("shares.test.mjs", "entry.test.mjs", "hidden.test.mjs");
  }
}
