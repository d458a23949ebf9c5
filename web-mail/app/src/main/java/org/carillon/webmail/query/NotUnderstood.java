package org.carillon.webmail.query;

import java.io.Serial;

/** Thrown when a line is not a valid search. */
final class NotUnderstood extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Misread why;

  NotUnderstood(Misread.Kind kind, String about) {
    super(kind + " " + about);
    this.why = new Misread(kind, about);
  }

  Misread why() {
    return why;
  }
}
