package org.carillon.protocol.outbound;

import java.io.IOException;

/**
 * Thrown when the TLS handshake that a host had offered failed; it may still take mail in the clear
 * (RFC 7435 §3, RFC 3207 §4.1).
 */
public final class EncryptionFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  EncryptionFailedException(IOException cause) {
    super("The encryption failed: " + cause.getMessage(), cause);
  }
}
