package org.carillon.webmail.letter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which message a letter quotes, as its form says it.
 *
 * @param kind what is quoted of it, and how
 * @param folder its folder's opaque id
 * @param uid its uid
 */
public record QuoteKey(Kind kind, String folder, long uid) {
  private static final Pattern KEY =
      Pattern.compile("(REPLY|FORWARD|BLOCK) (\\S{1,200}) ([0-9]{1,18})");

  /** What is quoted. */
  public enum Kind {
    /** The whole message, which is answered. */
    REPLY,
    /** The whole message, which goes on to others. */
    FORWARD,
    /** What a draft quotes already. */
    BLOCK
  }

  /** What a form says; empty when it quotes nothing. */
  public static Optional<QuoteKey> of(String key) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        ? Optional.of(
            new QuoteKey(
                Kind.valueOf(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /** As forms say it. */
  public String key() {
    return kind + " " + folder + " " + uid;
  }
}
