package org.carillon.mailauth.suffix;

import java.util.Optional;

/** The public suffix list in use: the bundled one, until a newer one replaces it. */
public final class CurrentSuffixes {
  private volatile PublicSuffixes list;

  public PublicSuffixes get() {
    PublicSuffixes current = list;
    return current == null ? PublicSuffixes.shipped() : current;
  }

  /** The result of offering a copy of the list. */
  public sealed interface Replacement {}

  public record Replaced(PublicSuffixes list) implements Replacement {}

  /** The copy is not used; {@code why} is a sentence for people. */
  public record NotReplaced(String why) implements Replacement {}

  /** Replaces the list with a copy from publicsuffix.org, if that is complete and not older. */
  public synchronized Replacement replace(byte[] copy) {
    Optional<PublicSuffixes> read = PublicSuffixes.parse(copy);
    if (read.isEmpty()) {
      return new NotReplaced("This is not a complete public suffix list");
    }
    // A version is a date with the largest unit first.
    if (read.get().version().compareTo(get().version()) < 0) {
      return new NotReplaced("The list in use is newer: " + get().version());
    }
    list = read.get();
    return new Replaced(list);
  }
}
