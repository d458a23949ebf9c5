package org.carillon.protocol.outbound;

import java.io.IOException;

/**
 * The handshake a host had offered failed; in the clear it may still take mail (RFC 7435 §3, RFC
 * 3207 §4.1).
 */
public final class EncryptionFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  EncryptionFailedException(IOException cause) {
    super("The encryption failed: " + cause.getMessage(), cause);
  }
}
