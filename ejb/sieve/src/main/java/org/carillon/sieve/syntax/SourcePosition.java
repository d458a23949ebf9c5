package org.carillon.sieve.syntax;

/** A place in a script: line and column (in characters) from 1. */
public record SourcePosition(int line, int column) {

  public static final SourcePosition BEGIN = new SourcePosition(1, 1);

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
