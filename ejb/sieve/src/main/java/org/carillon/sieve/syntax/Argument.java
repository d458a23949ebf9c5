package org.carillon.sieve.syntax;

import java.util.List;

/** An argument of a command or a test (RFC 5228 §2.6). */
public sealed interface Argument {

  SourcePosition at();

  /** A tag; its name is in lower case, without the colon. */
  record Tag(SourcePosition at, String name) implements Argument {}

  /** A number, multiplied by its quantifier. */
  record Number(SourcePosition at, long value) implements Argument {}

  /** A string or a list in brackets, which may be empty. */
  record Strings(SourcePosition at, List<String> strings, boolean isList) implements Argument {
    public Strings {
      strings = List.copyOf(strings);
    }
  }
}
