package org.carillon.format.table;

import java.util.regex.Pattern;

/**
 * A field of separated values (RFC 4180) as people's programs take it. Programs that calculate run
 * what begins like a formula, and people type their own names: such a text gets an apostrophe in
 * front, which these programs show as text. It is taken away again by {@link #read}, so that every
 * text comes back as it was.
 */
public final class CsvCell {
  /** What those programs take for the beginning of a formula, also in the wide forms of Asia. */
  private static final String BEGINNINGS = "[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

  /** With apostrophes of its own, so that none of these is lost when it is read. */
  private static final Pattern FORMULA = Pattern.compile("'*" + BEGINNINGS);

  private static final Pattern MARKED = Pattern.compile("'+" + BEGINNINGS);

  private CsvCell() {}

  /**
   * The field as it is written, without space around it: marked where it looks like a formula,
   * quoted where need be.
   */
  public static String written(String text) {
    String bare = text.strip();
    String safe = FORMULA.matcher(bare).lookingAt() ? "'" + bare : bare;
    boolean plain =
        safe.chars().allMatch(c -> c > ' ' && c != ',' && c != ';' && c != '"')
            || safe.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ')
                && safe.equals(safe.strip());
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** What a field means whose quotes are taken away already. */
  public static String read(String field) {
    return MARKED.matcher(field).lookingAt() ? field.substring(1) : field;
  }
}
