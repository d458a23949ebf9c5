package org.carillon.policy.internal.filtering.client;

/** Cleans texts of filters for findings. */
public final class FilterReasonText {
  private static final int MOST = 200;

  private FilterReasonText() {}

  /** Returns the text on one line, shortened if it is too long. */
  public static String plain(String said) {
    String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST);
  }
}
