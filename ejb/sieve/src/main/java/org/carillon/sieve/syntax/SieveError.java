package org.carillon.sieve.syntax;

/**
 * An error in a script.
 *
 * @param at its position
 * @param message a sentence for the script's author
 */
public record SieveError(SourcePosition at, String message) {

  /** {@code line 3, column 7: …}. */
  @Override
  public String toString() {
    return "line " + at.line() + ", column " + at.column() + ": " + message;
  }
}
