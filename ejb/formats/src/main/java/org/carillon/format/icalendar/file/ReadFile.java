package org.carillon.format.icalendar.file;

import java.util.List;

/**
 * A file of a calendar that was read.
 *
 * @param entries what is in it, in the order in which it begins
 * @param isCalendar whether there is a calendar in it, be it without anything
 * @param more whether it has more objects than were to be read
 */
public record ReadFile(List<FileEntry> entries, boolean isCalendar, boolean more) {
  /** Keeps a copy. */
  public ReadFile {
    entries = List.copyOf(entries);
  }

  /** Whether all of it was understood. */
  public boolean isWhole() {
    return isCalendar
        && !more
        && entries.stream().noneMatch(entry -> entry instanceof FileEntry.Unread);
  }
}
