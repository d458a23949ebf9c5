package org.carillon.webmail.write;

/** Reasons from elsewhere, as they stand among other sentences. */
final class Sentence {
  private static final String ENDS = ".!?。";

  private Sentence() {}

  /** A reason with a full stop, which replies of the protocol do without. */
  static String of(String reason) {
    String stripped = reason.strip();
    return stripped.isEmpty() || ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0
        ? stripped
        : stripped + ".";
  }
}
