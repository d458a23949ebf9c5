package org.carillon.identity.internal.token;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.internal.transaction.DatabaseTimestamps;

/**
 * The position at which a list of tokens continues.
 *
 * @param rank 0 for the caller's own tokens, 1 for others'
 * @param created the time when the last token shown was made
 * @param id the id of that token
 */
record TokenCursor(int rank, Instant created, String id) {
  /** The position before all tokens. */
  static final Optional<TokenCursor> FIRST = Optional.of(new TokenCursor(-1, Instant.EPOCH, ""));

  private static final Pattern TEXT = Pattern.compile("([01])-([0-9]{1,17})-([A-Za-z0-9_-]{1,64})");

  static TokenCursor of(boolean own, TokenRow last) {
    return new TokenCursor(own ? 0 : 1, last.created, last.id);
  }

  /** Parses a position; empty if it is malformed. */
  static Optional<TokenCursor> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new TokenCursor(
                Integer.parseInt(parts.group(1)),
                DatabaseTimestamps.instant(Long.parseLong(parts.group(2))),
                parts.group(3)))
        : Optional.empty();
  }

  /** Returns the position as clients get it. */
  String text() {
    return rank + "-" + DatabaseTimestamps.of(created) + "-" + id;
  }
}
