package org.carillon.account.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.internal.transaction.Micros;

/**
 * Where a list of deleted accounts goes on, the last deleted first.
 *
 * @param deleted when the last one shown was deleted
 * @param id that one's id
 */
record DeletionPlace(Instant deleted, long id) {
  /** Before all. */
  static final Optional<DeletionPlace> FIRST =
      Optional.of(new DeletionPlace(Micros.instant(99_999_999_999_999_999L), 0));

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");

  static DeletionPlace of(AccountRow last) {
    return new DeletionPlace(last.deleted, last.id);
  }

  /** Reads one; empty if it is none. */
  static Optional<DeletionPlace> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new DeletionPlace(
                Micros.instant(Long.parseLong(parts.group(1))), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** As clients get it. */
  String text() {
    return Micros.of(deleted) + "-" + id;
  }
}
