package org.carillon.mailauth.suffix;

import java.util.Optional;

/** The public suffix list in use: the shipped one until a newer one replaces it. */
public final class CurrentSuffixes {
  private volatile PublicSuffixes list;

  /** The list to ask now. */
  public PublicSuffixes get() {
    PublicSuffixes current = list;
    return current == null ? PublicSuffixes.shipped() : current;
  }

  /** What came of a copy that was handed in. */
  public sealed interface Replacement {}

  /** It is in use. */
  public record Replaced(PublicSuffixes list) implements Replacement {}

  /**
   * It is not.
   *
   * @param why a sentence for people
   */
  public record NotReplaced(String why) implements Replacement {}

  /** Takes a copy, as it is fetched from publicsuffix.org, if it is whole and not older. */
  public synchronized Replacement replace(byte[] copy) {
    Optional<PublicSuffixes> read = PublicSuffixes.parse(copy);
    if (read.isEmpty()) {
      return new NotReplaced("This is not a whole public suffix list");
    }
    // A version is a date, the largest unit first.
    if (read.get().version().compareTo(get().version()) < 0) {
      return new NotReplaced("The list in use is newer: " + get().version());
    }
    list = read.get();
    return new Replaced(list);
  }
}
