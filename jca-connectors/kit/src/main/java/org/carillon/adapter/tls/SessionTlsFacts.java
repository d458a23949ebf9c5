package org.carillon.adapter.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.carillon.contract.net.TlsProperties;

/** The TLS facts of a connection where we are the server, after the handshake. */
record SessionTlsFacts(ExtendedSSLSession session) implements TlsProperties {
  private static final Pattern HASH = Pattern.compile("(?:MD5|SHA1|SHA(\\d{3}))with.*");

  @Override
  public Optional<String> serverName() {
    return session.getRequestedServerNames().stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  @Override
  public List<X509Certificate> clientChain() {
    try {
      return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    } catch (SSLPeerUnverifiedException none) {
      return List.of();
    }
  }

  @Override
  public Optional<byte[]> export(String label, byte[] context, int octets) {
    try {
      return Optional.of(session.exportKeyingMaterialData(label, context, octets));
    } catch (SSLKeyException none) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> serverEndPoint() {
    Certificate[] shown = session.getLocalCertificates();
    return shown == null ? Optional.empty() : endPoint((X509Certificate) shown[0]);
  }

  /** Replaces MD5 and SHA-1 by SHA-256; empty for signatures without a separate hash. */
  static Optional<byte[]> endPoint(X509Certificate shown) {
    try {
      Optional<String> hash = hash(shown);
      return hash.isEmpty()
          ? Optional.empty()
          : Optional.of(MessageDigest.getInstance(hash.get()).digest(shown.getEncoded()));
    } catch (GeneralSecurityException | IOException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> hash(X509Certificate shown)
      throws GeneralSecurityException, IOException {
    String algorithm = shown.getSigAlgName();
    if (algorithm.equals("RSASSA-PSS")) {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance(algorithm);
      parameters.init(shown.getSigAlgParams());
      String hash = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
      return Optional.of(hash.equals("SHA-1") ? "SHA-256" : hash);
    }
    Matcher parts = HASH.matcher(algorithm);
    return parts.matches()
        ? Optional.of("SHA-" + Optional.ofNullable(parts.group(1)).orElse("256"))
        : Optional.empty();
  }

  @Override
  public String version() {
    return session.getProtocol();
  }

  @Override
  public String suite() {
    return session.getCipherSuite();
  }
}
