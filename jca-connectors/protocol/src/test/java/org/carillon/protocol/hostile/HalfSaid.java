package org.carillon.protocol.hostile;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.carillon.contract.net.TlsProperties;
import org.carillon.protocol.wire.MemoryTls;
import org.carillon.protocol.wire.SilentLink;

/** A link whose client sends something and then waits for ever. */
final class HalfSaid extends SilentLink {
  /** The time after which a wire releases its buffers. */
  private static final int SHORT_MILLIS = 1_000;

  private final byte[] said;
  private final CountDownLatch settled;
  private final CountDownLatch over;
  private int at;
  private boolean waiting;

  /**
   * @param settled counted down once, when the client waits or has left
   * @param over ends the wait
   */
  HalfSaid(byte[] said, CountDownLatch settled, CountDownLatch over) {
    this.said = said;
    this.settled = settled;
    this.over = over;
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    if (at < said.length) {
      int n = Math.min(length, said.length - at);
      System.arraycopy(said, at, into, offset, n);
      at += n;
      return n;
    }
    if (patience <= SHORT_MILLIS) {
      return 0;
    }
    settle();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return -1;
  }

  private void settle() {
    if (!waiting) {
      waiting = true;
      settled.countDown();
    }
  }

  @Override
  public Optional<TlsProperties> tls() {
    return Optional.of(new MemoryTls());
  }

  @Override
  public void close() {
    settle();
  }
}
