package org.carillon.adapter.source;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.carillon.adapter.tls.TrustedAuthorities;
import org.carillon.contract.source.UnfitPlace;

/** Whom to believe that it is the server that it says. */
final class SourceTls {
  private SourceTls() {}

  /**
   * By which connections are encrypted.
   *
   * @param pem the authorities that are trusted, whether or not their lines were kept; empty for
   *     those of the platform
   * @throws UnfitPlace when these are no certificates
   */
  static SSLContext context(String pem) throws UnfitPlace {
    try {
      return TrustedAuthorities.context(pem);
    } catch (GeneralSecurityException malformed) {
      throw new UnfitPlace(
          "certificates", "These are no certificates in PEM: " + malformed.getMessage());
    }
  }
}
