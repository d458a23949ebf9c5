package org.carillon.format.table;

import java.util.regex.Pattern;

/**
 * Reads and writes a field of separated values (RFC 4180). Spreadsheet programs execute a text that
 * begins like a formula, and users choose such texts freely. When written, such a text gets an
 * apostrophe in front, which these programs show as text. {@link #read} removes it, so that every
 * text survives export and import unchanged.
 */
public final class CsvCell {
  /** Characters by which spreadsheets begin a formula, including their full-width forms. */
  private static final String BEGINNINGS = "[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

  /** A formula, also with apostrophes in front, so that reading removes none of them. */
  private static final Pattern FORMULA = Pattern.compile("'*" + BEGINNINGS);

  private static final Pattern MARKED = Pattern.compile("'+" + BEGINNINGS);

  private CsvCell() {}

  /**
   * Returns the field as it is written, without surrounding whitespace: with an apostrophe if it
   * looks like a formula, and in quotes if necessary.
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

  /** Returns the value of a field whose quotes are already removed. */
  public static String read(String field) {
    return MARKED.matcher(field).lookingAt() ? field.substring(1) : field;
  }
}
