package org.carillon.calendar.published;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of importing a calendar file.
 *
 * @param added the number of new objects
 * @param replaced the number of objects that replaced one with the same UID
 * @param unchanged the number of objects that were already stored in the same form
 * @param removed the number of objects that were deleted because they are not in the file
 * @param unread the objects that were not stored, in the order of the file, at most 1,000
 * @param more whether the file had more objects than are imported at once
 */
public record ImportedCalendar(
    int added, int replaced, int unchanged, int removed, List<Unread> unread, boolean more) {

  /**
   * An object that was not stored.
   *
   * @param line the line of the file where the object begins or where the error is, from 1
   * @param reason the reason, as a sentence
   */
  public record Unread(int line, String reason) {}

  /** The maximum number of objects that are listed as not stored. */
  public static final int MOST_NAMED = 1_000;

  /** Returns this result combined with the result of another part of the same file. */
  public ImportedCalendar plus(ImportedCalendar other) {
    return new ImportedCalendar(
        added + other.added,
        replaced + other.replaced,
        unchanged + other.unchanged,
        removed + other.removed,
        Stream.concat(unread.stream(), other.unread.stream())
            .sorted(Comparator.comparingInt(Unread::line))
            .limit(MOST_NAMED)
            .toList(),
        more || other.more);
  }

  public ImportedCalendar {
    unread = List.copyOf(unread);
  }
}
