package org.carillon.sieve.compile;

/** The type of an argument, or of a tag's value. */
public enum ArgumentType {
  /** A tag without a value. */
  NOTHING("nothing"),
  NUMBER("a number"),
  STRING("a string"),
  STRINGS("a string or a list of strings");

  private final String shown;

  ArgumentType(String shown) {
    this.shown = shown;
  }

  /** The name in error messages. */
  String shown() {
    return shown;
  }
}
