package org.carillon.webmail.write;

/** Turns reasons from replies into sentences. */
final class Sentence {
  private static final String ENDS = ".!?。";

  private Sentence() {}

  /** Adds the full stop that replies of the protocol lack. */
  static String of(String reason) {
    String stripped = reason.strip();
    return stripped.isEmpty() || ENDS.indexOf(stripped.charAt(stripped.length() - 1)) >= 0
        ? stripped
        : stripped + ".";
  }
}
