package org.carillon.policy.internal.filtering.client;

/** Words of filters as findings have them. */
public final class FilterWords {
  private static final int MOST = 200;

  private FilterWords() {}

  /** On one line, and not too long. */
  public static String plain(String said) {
    String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST);
  }
}
