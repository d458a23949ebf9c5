package org.carillon.calendar.published;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a file of a calendar.
 *
 * @param added how many objects came new
 * @param replaced how many took the place of one with the same UID
 * @param unchanged how many are there already just so
 * @param removed how many went, since the file has not got them
 * @param unread what was not put, in the order of the file, the first 1,000
 * @param more whether the file had more than is taken at once
 */
public record ImportedCalendar(
    int added, int replaced, int unchanged, int removed, List<Unread> unread, boolean more) {

  /**
   * Something that was not put.
   *
   * @param line the line of the file that it begins in, or is wrong in, from 1
   * @param reason why, in a sentence
   */
  public record Unread(int line, String reason) {}

  /** How many objects are named, at most, that were not put. */
  public static final int MOST_NAMED = 1_000;

  /** This result and that of another part of the same file, as one. */
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

  /** Keeps a copy. */
  public ImportedCalendar {
    unread = List.copyOf(unread);
  }
}
