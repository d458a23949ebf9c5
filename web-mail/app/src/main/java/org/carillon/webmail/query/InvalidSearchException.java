package org.carillon.webmail.query;

import java.io.Serial;

/** Thrown when a line is not a valid search. */
final class InvalidSearchException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient SearchLineError why;

  InvalidSearchException(SearchLineError.Kind kind, String about) {
    super(kind + " " + about);
    this.why = new SearchLineError(kind, about);
  }

  SearchLineError why() {
    return why;
  }
}
