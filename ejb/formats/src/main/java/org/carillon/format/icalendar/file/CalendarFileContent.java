package org.carillon.format.icalendar.file;

import java.util.List;

/**
 * The result of reading a calendar file.
 *
 * @param entries the entries in the order in which they begin
 * @param isCalendar true if the file contains a calendar, even an empty one
 * @param more true if the file has more objects than the maximum
 */
public record CalendarFileContent(List<FileEntry> entries, boolean isCalendar, boolean more) {
  public CalendarFileContent {
    entries = List.copyOf(entries);
  }

  /** Returns whether everything in the file was read. */
  public boolean isWhole() {
    return isCalendar
        && !more
        && entries.stream().noneMatch(entry -> entry instanceof FileEntry.Unread);
  }
}
