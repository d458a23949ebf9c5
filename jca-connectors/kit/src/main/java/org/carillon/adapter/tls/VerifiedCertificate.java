package org.carillon.adapter.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts valid server certificates that name the host among their subject alternative names. Java
 * alone would also accept a common name, which no longer counts (RFC 9525 §2, RFC 8461 §4.2).
 */
final class VerifiedCertificate extends AnyCertificate {
  /** The kind of a DNS name in {@link X509Certificate#getSubjectAlternativeNames}. */
  private static final int DNS_NAME = 2;

  private final X509ExtendedTrustManager authorities;

  /** Creates it for the authorities in a store, or those that Java trusts if it is null. */
  VerifiedCertificate(KeyStore store) {
    this.authorities = authorities(store);
  }

  private static X509ExtendedTrustManager authorities(KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The trusted authorities can't be read", e);
    }
    throw new IllegalStateException("Every Java checks the names of hosts");
  }

  @Override
  void check(X509Certificate[] chain) throws CertificateException {
    throw new CertificateException("The host is not known, so its name cannot be checked");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities.checkServerTrusted(chain, type, engine);
    String host = engine.getPeerHost();
    if (ClientTls.isName(host) && !hasDnsName(chain[0])) {
      throw new CertificateException("No subject alternative DNS name matching " + host + " found");
    }
  }

  private static boolean hasDnsName(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null && names.stream().anyMatch(name -> name.getFirst().equals(DNS_NAME));
  }
}
