package org.carillon.format.icalendar.file;

import org.carillon.format.icalendar.CalendarObject;

public sealed interface FileEntry {

  /** Returns the line of the file that the entry begins in, from 1. */
  int line();

  /** An object with its instances in the file and the zones that it refers to. */
  record Whole(CalendarObject object, int line) implements FileEntry {}

  /**
   * An entry that could not be read. All components of the file with the same UID are left out with
   * it, since an incomplete series would be a different series.
   *
   * @param reason the reason, as a sentence
   */
  record Unread(int line, String reason) implements FileEntry {}

  /** A component of this name, not an event, task or journal entry, which is not stored. */
  record Foreign(int line, String name) implements FileEntry {}
}
