package org.carillon.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.net.TlsProperties;
import org.carillon.protocol.wire.MemoryTls;
import org.carillon.protocol.wire.SilentLink;

/** Sends everything at once and records the replies, under TLS, since it may sign in. */
final class RecordingClient extends SilentLink {
  private final byte[] octets;
  final StringBuilder heard = new StringBuilder();
  private int at;

  RecordingClient(byte[] octets) {
    this.octets = octets;
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) {
    if (at == octets.length) {
      return -1;
    }
    int n = Math.min(length, octets.length - at);
    System.arraycopy(octets, at, into, offset, n);
    at += n;
    return n;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    heard.append(new String(from, offset, length, StandardCharsets.US_ASCII));
  }

  @Override
  public Optional<TlsProperties> tls() {
    return Optional.of(new MemoryTls());
  }
}
