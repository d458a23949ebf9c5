package org.carillon.contract.acme;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** An authority does not do what it was asked, or can't be reached; the message says why. */
public final class AcmeRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Instant again;

  /** For an administrator to read. */
  public AcmeRefusal(String message, Optional<Instant> again, Throwable cause) {
    super(message, cause);
    this.again = again.orElse(null);
  }

  /** Before when it does not want to be asked again; empty if it did not say. */
  public Optional<Instant> again() {
    return Optional.ofNullable(again);
  }
}
