package org.carillon.sieve.syntax;

/**
 * What is wrong with a script, and where.
 *
 * @param at where it was seen
 * @param message a sentence for the one who wrote the script
 */
public record SieveError(SourcePosition at, String message) {

  /** {@code line 3, column 7: …}. */
  @Override
  public String toString() {
    return "line " + at.line() + ", column " + at.column() + ": " + message;
  }
}
