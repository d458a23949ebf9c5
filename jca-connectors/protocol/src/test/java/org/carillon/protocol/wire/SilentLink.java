package org.carillon.protocol.wire;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.TlsProperties;

/** A link to the loopback, in the clear, that discards its output. */
public abstract class SilentLink implements Link {

  @Override
  public void write(byte[] from, int offset, int length) {}

  @Override
  public void startTls() {}

  @Override
  public Optional<TlsProperties> tls() {
    return Optional.empty();
  }

  @Override
  public InetAddress peer() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void endReading() {}

  @Override
  public void close() {}
}
