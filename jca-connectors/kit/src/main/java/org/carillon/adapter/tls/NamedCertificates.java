package org.carillon.adapter.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** Accepts only server certificates that have one of several fingerprints. */
final class NamedCertificates extends AnyCertificate {
  private final List<String> fingerprints;

  /**
   * @param fingerprints SHA-256 of the certificates, in lower-case hexadecimal digits
   */
  NamedCertificates(List<String> fingerprints) {
    this.fingerprints = fingerprints;
  }

  @Override
  void check(X509Certificate[] chain) throws CertificateException {
    String found = fingerprint(chain[0]);
    if (!fingerprints.contains(found)) {
      throw new CertificateException("The certificate has another fingerprint: " + found);
    }
  }

  private static String fingerprint(X509Certificate certificate) throws CertificateException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (CertificateException malformed) {
      throw malformed;
    } catch (GeneralSecurityException surprise) {
      throw new IllegalStateException("Every Java has SHA-256", surprise);
    }
  }
}
