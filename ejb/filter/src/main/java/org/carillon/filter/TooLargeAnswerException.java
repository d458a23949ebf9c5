package org.carillon.filter;

import java.io.IOException;

/** Thrown if the answer of another program exceeds its limit. */
public final class TooLargeAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with the limit in octets. */
  public TooLargeAnswerException(int most) {
    super("The answer has more than " + most + " octets");
  }
}
