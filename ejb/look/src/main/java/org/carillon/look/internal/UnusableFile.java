package org.carillon.look.internal;

import org.carillon.contract.answer.Failure;

/** Thrown if a file cannot be used. Its message tells users the reason. */
final class UnusableFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  UnusableFile(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** Returns the failure for the upload field. */
  Failure failure() {
    return new Failure.Invalid("file", code, getMessage());
  }
}
