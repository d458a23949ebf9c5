package org.carillon.contract.stage;

/**
 * Whoever is asked can't tell because of this question alone: a message is too large for a scanner,
 * or not understood. No reason to leave the other alone, as an {@link java.io.IOException} is, and
 * no fault of ours.
 */
public final class UnfitMessage extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** As the other says it. */
  public UnfitMessage(String reason) {
    super(reason);
  }
}
