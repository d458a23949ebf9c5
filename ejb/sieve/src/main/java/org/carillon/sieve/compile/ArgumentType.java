package org.carillon.sieve.compile;

/** What an argument is, or what stands behind a tag. */
public enum ArgumentType {
  /** Nothing: the tag says it all. */
  NOTHING("nothing"),
  /** A number. */
  NUMBER("a number"),
  /** One string. */
  STRING("a string"),
  /** A string or a list of strings. */
  STRINGS("a string or a list of strings");

  private final String shown;

  ArgumentType(String shown) {
    this.shown = shown;
  }

  /** As errors call it. */
  String shown() {
    return shown;
  }
}
