package org.carillon.sieve.syntax;

import java.util.List;

/** An argument of a command or a test (RFC 5228 §2.6). */
public sealed interface Argument {

  SourcePosition at();

  /**
   * A tag.
   *
   * @param name in lower case, without the colon
   */
  record Tag(SourcePosition at, String name) implements Argument {}

  /** A number, multiplied by its quantifier. */
  record Number(SourcePosition at, long value) implements Argument {}

  /**
   * A string or a list of strings.
   *
   * @param strings at least one, unless it is an empty list
   * @param isList whether it was written in brackets
   */
  record Strings(SourcePosition at, List<String> strings, boolean isList) implements Argument {
    public Strings {
      strings = List.copyOf(strings);
    }
  }
}
