package org.carillon.contract.stage;

/**
 * Thrown if an external system can't decide because of this one message: it is too large for a
 * scanner, or not understood. Unlike an {@link java.io.IOException}, this is no reason to stop
 * calling the system, and no error of ours.
 */
public final class UnscannableMessageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception with the reason that the external system gave. */
  public UnscannableMessageException(String reason) {
    super(reason);
  }
}
