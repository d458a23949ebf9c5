package org.carillon.webmail.editor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message that a form quotes.
 *
 * @param kind the quoted part, and the form of the quote
 * @param folder its folder's opaque id
 * @param uid its uid
 */
public record QuoteKey(Kind kind, String folder, long uid) {
  private static final Pattern KEY =
      Pattern.compile("(REPLY|FORWARD|BLOCK) (\\S{1,200}) ([0-9]{1,18})");

  public enum Kind {
    /** The whole message, in a reply. */
    REPLY,
    /** The whole message, in a forwarded one. */
    FORWARD,
    /** The quote that a draft contains already. */
    BLOCK
  }

  /** Parses a form's value; empty if it quotes nothing. */
  public static Optional<QuoteKey> of(String key) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        ? Optional.of(
            new QuoteKey(
                Kind.valueOf(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  public String key() {
    return kind + " " + folder + " " + uid;
  }
}
