package org.carillon.adapter.server;

import java.net.InetAddress;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import org.carillon.contract.net.HostCertificate;

/**
 * Chooses the certificate by the host name a client asks for (RFC 6066 §3) and the key types it
 * knows. An exact name precedes a wildcard, then the certificate bound to the reached address, then
 * the default. An alias is a position in the list.
 */
final class SniCertificateChoice extends X509ExtendedKeyManager {
  private final List<HostCertificate> certificates;

  SniCertificateChoice(List<HostCertificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return choose(keyType, engine.getHandshakeSession(), ServerTls.reached(engine));
  }

  /** Returns null: TLS is done by engines here. */
  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }

  private String choose(String keyType, SSLSession session, Optional<InetAddress> reached) {
    String host = requestedHost(session);
    int best = certificates.stream().mapToInt(each -> rank(each, host, reached)).min().orElse(0);
    for (int i = 0; i < certificates.size(); i++) {
      HostCertificate certificate = certificates.get(i);
      if (rank(certificate, host, reached) == best
          && certificate.chain().getFirst().getPublicKey().getAlgorithm().equals(keyType)) {
        return Integer.toString(i);
      }
    }
    // Another key type is asked for next: the right host name matters more than the key type.
    return null;
  }

  private static String requestedHost(SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      return extended.getRequestedServerNames().stream()
          .filter(SNIHostName.class::isInstance)
          .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT))
          .findFirst()
          .orElse("");
    }
    return "";
  }

  /** Smaller is better. */
  private static int rank(HostCertificate certificate, String host, Optional<InetAddress> reached) {
    if (certificate.names().contains(host)) {
      return 0;
    }
    int dot = host.indexOf('.');
    if (dot > 0 && certificate.names().contains("*" + host.substring(dot))) {
      return 1;
    }
    if (reached.filter(certificate.addresses()::contains).isPresent()) {
      return 2;
    }
    return certificate.names().isEmpty() ? 3 : 4;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return certificates.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return certificates.get(Integer.parseInt(alias)).key();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return null;
  }
}
