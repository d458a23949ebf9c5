package org.carillon.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.net.TlsProperties;

/** Fake encryption. */
public record MemoryTls() implements TlsProperties {

  @Override
  public Optional<String> serverName() {
    return Optional.empty();
  }

  @Override
  public List<X509Certificate> clientChain() {
    return List.of();
  }

  @Override
  public Optional<byte[]> export(String label, byte[] context, int octets) {
    return Optional.of(Arrays.copyOf(label.getBytes(StandardCharsets.US_ASCII), octets));
  }

  @Override
  public Optional<byte[]> serverEndPoint() {
    return Optional.empty();
  }

  @Override
  public String version() {
    return "TLSv1.3";
  }

  @Override
  public String suite() {
    return "TLS_AES_256_GCM_SHA384";
  }
}
