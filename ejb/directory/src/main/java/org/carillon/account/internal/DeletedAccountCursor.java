package org.carillon.account.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.internal.transaction.DatabaseTimestamps;

/**
 * The position from which a list of deleted accounts continues, the last deleted first.
 *
 * @param deleted the time of deletion of the last account shown
 * @param id the id of that account
 */
record DeletedAccountCursor(Instant deleted, long id) {
  /** The position before the first account. */
  static final Optional<DeletedAccountCursor> FIRST =
      Optional.of(new DeletedAccountCursor(DatabaseTimestamps.instant(99_999_999_999_999_999L), 0));

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,17})-([0-9]{1,18})");

  static DeletedAccountCursor of(AccountRow last) {
    return new DeletedAccountCursor(last.deleted, last.id);
  }

  /** Parses a position; returns empty if it is malformed. */
  static Optional<DeletedAccountCursor> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new DeletedAccountCursor(
                DatabaseTimestamps.instant(Long.parseLong(parts.group(1))),
                Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  /** Returns the position as clients get it. */
  String text() {
    return DatabaseTimestamps.of(deleted) + "-" + id;
  }
}
