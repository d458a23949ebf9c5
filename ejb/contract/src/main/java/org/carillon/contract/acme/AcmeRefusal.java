package org.carillon.contract.acme;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Thrown if an authority refuses a request or can't be reached; the message says why. */
public final class AcmeRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Instant again;

  /** Creates the exception with a message for an administrator. */
  public AcmeRefusal(String message, Optional<Instant> again, Throwable cause) {
    super(message, cause);
    this.again = again.orElse(null);
  }

  /** Returns the time before which the authority doesn't want to be asked again, if it gave one. */
  public Optional<Instant> again() {
    return Optional.ofNullable(again);
  }
}
