package org.carillon.identity.internal.token;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.internal.transaction.Micros;

/**
 * Where a list of tokens goes on: behind one of the caller's own or of somebody else's.
 *
 * @param rank 0 for the caller's own, 1 for others'
 * @param created when the last one shown was made
 * @param id that one's id
 */
record TokenPlace(int rank, Instant created, String id) {
  /** Before all. */
  static final Optional<TokenPlace> FIRST = Optional.of(new TokenPlace(-1, Instant.EPOCH, ""));

  private static final Pattern TEXT = Pattern.compile("([01])-([0-9]{1,17})-([A-Za-z0-9_-]{1,64})");

  static TokenPlace of(boolean own, TokenRow last) {
    return new TokenPlace(own ? 0 : 1, last.created, last.id);
  }

  /** Reads one; empty if it is none. */
  static Optional<TokenPlace> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new TokenPlace(
                Integer.parseInt(parts.group(1)),
                Micros.instant(Long.parseLong(parts.group(2))),
                parts.group(3)))
        : Optional.empty();
  }

  /** As clients get it. */
  String text() {
    return rank + "-" + Micros.of(created) + "-" + id;
  }
}
