package org.carillon.adapter.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.carillon.contract.queue.RelayRoute.Encryption;

/**
 * TLS towards mail hosts. Where the route demands no certificate, any is accepted: unverified
 * encryption is better than none (RFC 7435).
 */
public final class ClientTls {
  private static final Pattern HOST_NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9.-]+");

  private final SSLContext any = context(new AnyCertificate());
  private final SSLContext verified;

  /** Creates it. The authorities that Java trusts decide which certificates are valid. */
  public ClientTls() {
    this.verified = context(new VerifiedCertificate(null));
  }

  /** Creates it with the authorities in a store instead of those that Java trusts. */
  public ClientTls(KeyStore authorities) {
    this.verified = context(new VerifiedCertificate(authorities));
  }

  private static SSLContext context(TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has TLS", e);
    }
  }

  static boolean isName(String host) {
    return HOST_NAME.matcher(host).matches();
  }

  /** Returns an engine for one connection; the host is sent as SNI if it is a name. */
  public SSLEngine engine(String host, int port, Encryption rule) {
    SSLContext context =
        switch (rule.mode()) {
          case VERIFIED -> verified;
          case FINGERPRINT -> context(new NamedCertificates(rule.fingerprints()));
          case NONE, OFFERED, REQUIRED -> any;
        };
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (isName(host)) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    if (rule.mode() == Encryption.Mode.VERIFIED) {
      // The certificate must name the host (RFC 9525).
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }
}
