package org.carillon.listener;

import java.util.Optional;

/**
 * A certificate to use.
 *
 * @param pem the certificate, then its issuers, and its private key without a passphrase, each in
 *     PEM (RFC 7468), in any order; empty if {@code file} is given
 * @param domain the domain whose administrators may change it; empty for the server's own
 * @param file the same as a file of PKCS #12 (RFC 7292), as Windows exports it; empty for PEM
 * @param isDefault whether it replaces the default one
 */
public record NewCertificate(
    String pem, Optional<KeyFile> file, Optional<String> domain, boolean isDefault) {

  /** Creates a certificate in PEM. */
  public NewCertificate(String pem, Optional<String> domain, boolean isDefault) {
    this(pem, Optional.empty(), domain, isDefault);
  }

  /**
   * A file of PKCS #12.
   *
   * @param base64 its octets, in Base64
   * @param passphrase opens it; may be empty
   */
  public record KeyFile(String base64, String passphrase) {
    /** Omits the content, so that no log can show it. */
    @Override
    public String toString() {
      return "KeyFile";
    }
  }

  /** Omits the key, so that no log can show it. */
  @Override
  public String toString() {
    return "NewCertificate[" + domain + "]";
  }
}
