package org.carillon.adapter.sip;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.carillon.contract.net.HostCertificate;

/** Makes the TLS context that shows the catalogue's certificates. */
final class Certificates {

  /** Protects an in-memory store from nobody; the interface insists on one. */
  private static final char[] NO_SECRET = {'-'};

  private Certificates() {}

  /** A context whose key manager chooses by the host name asked for (SNI, RFC 6066 §3). */
  static SSLContext context(List<HostCertificate> certificates) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, NO_SECRET);
    } catch (IOException e) {
      throw new GeneralSecurityException("an empty key store cannot be made", e);
    }
    for (int i = 0; i < certificates.size(); i++) {
      HostCertificate certificate = certificates.get(i);
      store.setKeyEntry(
          "certificate-" + i,
          certificate.key(),
          NO_SECRET,
          certificate.chain().toArray(X509Certificate[]::new));
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(store, NO_SECRET);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
