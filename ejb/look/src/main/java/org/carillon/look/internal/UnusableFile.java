package org.carillon.look.internal;

import org.carillon.contract.answer.Failure;

/** Thrown when a file cannot be used; its message tells people why. */
final class UnusableFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  UnusableFile(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The same, of the field that files come in. */
  Failure failure() {
    return new Failure.Invalid("file", code, getMessage());
  }
}
