package org.carillon.filter;

import java.io.IOException;

/** Another program answers more than is wanted. */
public final class TooLargeAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Of an answer.
   *
   * @param most how many octets it may have
   */
  public TooLargeAnswerException(int most) {
    super("The answer has more than " + most + " octets");
  }
}
