package org.carillon.adapter.source;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.carillon.adapter.tls.TrustedAuthorities;
import org.carillon.contract.source.InvalidSourceSettingsException;

/** The TLS trust settings of a source. */
final class SourceTls {
  private SourceTls() {}

  /**
   * Returns the TLS context for connections to the source.
   *
   * @param pem the trusted authorities, with or without line breaks; empty for the platform's
   * @throws InvalidSourceSettingsException when these are no certificates
   */
  static SSLContext context(String pem) throws InvalidSourceSettingsException {
    try {
      return TrustedAuthorities.context(pem);
    } catch (GeneralSecurityException malformed) {
      throw new InvalidSourceSettingsException(
          "certificates", "Not certificates in PEM format: " + malformed.getMessage());
    }
  }
}
