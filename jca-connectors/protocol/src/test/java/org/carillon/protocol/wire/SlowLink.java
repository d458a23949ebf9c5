package org.carillon.protocol.wire;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** A link whose peer sends fifty octets per second, whatever the timeout. */
final class SlowLink extends SilentLink {
  private int given;

  int given() {
    return given;
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    LockSupport.parkNanos(20_000_000L);
    into[offset] = 'x';
    given++;
    return 1;
  }
}
