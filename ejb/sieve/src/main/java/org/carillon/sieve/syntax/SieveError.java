package org.carillon.sieve.syntax;

/** An error in a script, with its position and a sentence for the author. */
public record SieveError(SourcePosition at, String message) {

  /** Returns the error as {@code line 3, column 7: …}. */
  @Override
  public String toString() {
    return "line " + at.line() + ", column " + at.column() + ": " + message;
  }
}
