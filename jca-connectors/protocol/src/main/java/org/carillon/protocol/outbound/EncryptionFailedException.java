package org.carillon.protocol.outbound;

import java.io.IOException;

/** Thrown when an offered TLS handshake failed; mail may go in the clear (RFC 7435 §3). */
public final class EncryptionFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  EncryptionFailedException(IOException cause) {
    super("The encryption failed: " + cause.getMessage(), cause);
  }
}
