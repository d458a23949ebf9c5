package org.carillon.webmail.query;

import java.util.Locale;

/**
 * Why a search line is refused.
 *
 * @param kind what is wrong
 * @param about what it is wrong with, as typed
 */
public record Misread(Kind kind, String about) {

  /** What can be wrong. */
  public enum Kind {
    /** There is no such filter. */
    FILTER,
    /** There is no such label. */
    LABEL,
    /** There is no such folder. */
    FOLDER,
    /** A filter wants a day. */
    DAY,
    /** A filter wants how long ago. */
    AGE,
    /** A filter wants a size. */
    SIZE,
    /** {@code is:} has no such value. */
    IS,
    /** {@code has:} has no such value. */
    HAS,
    /** An asterisk stands within a file's name. */
    STAR,
    /** Words that stand near each other are not looked for. */
    AROUND,
    /** Something is missing beside it. */
    ALONE,
    /** A parenthesis or quotation mark is not closed. */
    OPEN,
    /** A parenthesis closes what is not open. */
    CLOSE,
    /** It says where to look, which only the whole line can. */
    PLACE,
    /** Parentheses and exclusions are nested too deep. */
    DEEP,
    /** The line is too long. */
    LONG;

    /** The key of the sentence that tells it. */
    public String sentence() {
      return "search.wrong." + name().toLowerCase(Locale.ROOT);
    }
  }
}
