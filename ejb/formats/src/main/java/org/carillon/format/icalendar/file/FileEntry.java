package org.carillon.format.icalendar.file;

import org.carillon.format.icalendar.CalendarObject;

/** What a file of a calendar has. */
public sealed interface FileEntry {

  /** The line of the file that it begins in, from 1. */
  int line();

  /** An object with all that the file says of its instances, and the zones that it names. */
  record Whole(CalendarObject object, int line) implements FileEntry {}

  /**
   * Something that could not be read. All that the file says under its UID is left out with it:
   * half a series would be another series.
   *
   * @param reason why, in a sentence
   */
  record Unread(int line, String reason) implements FileEntry {}

  /**
   * Something that is no event, task or journal entry, and so nothing to keep.
   *
   * @param name what the file calls it
   */
  record Foreign(int line, String name) implements FileEntry {}
}
