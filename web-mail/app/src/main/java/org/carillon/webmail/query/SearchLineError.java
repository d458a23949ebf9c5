package org.carillon.webmail.query;

import java.util.Locale;

/** The reason why a search line is refused, and the erroneous part, as typed. */
public record SearchLineError(Kind kind, String about) {

  public enum Kind {
    /** There is no such filter. */
    FILTER,
    /** There is no such label. */
    LABEL,
    /** There is no such folder. */
    FOLDER,
    /** A filter expects a day. */
    DAY,
    /** A filter expects an age. */
    AGE,
    /** A filter expects a size. */
    SIZE,
    /** {@code is:} has no such value. */
    IS,
    /** {@code has:} has no such value. */
    HAS,
    /** An asterisk stands within a file's name. */
    STAR,
    /** Search for words near each other is not supported. */
    AROUND,
    /** An operand is missing. */
    ALONE,
    /** A parenthesis or quotation mark is not closed. */
    OPEN,
    /** A closing parenthesis has no opening one. */
    CLOSE,
    /** A folder is given inside a group, which only the whole line can have. */
    PLACE,
    /** Parentheses and exclusions are nested too deep. */
    DEEP,
    /** The line is too long. */
    LONG;

    /** The key of the error message. */
    public String sentence() {
      return "search.wrong." + name().toLowerCase(Locale.ROOT);
    }
  }
}
