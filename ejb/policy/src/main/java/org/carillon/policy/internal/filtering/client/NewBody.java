package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.contract.content.Spool;

/**
 * Receives a new body from a filter. The spool is created when the filter begins to write. It is
 * discarded unless it is taken, also if the filter goes on when nobody waits for it any more.
 */
public final class NewBody extends OutputStream {
  private final Supplier<Spool> spools;
  private final long most;
  private Optional<Spool> spool = Optional.empty();
  private boolean isOver;

  /**
   * Creates it for one filter and message.
   *
   * @param most the largest number of octets
   */
  public NewBody(Supplier<Spool> spools, long most) {
    this.spools = spools;
    this.most = most;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) throws IOException {
    if (isOver) {
      throw new IOException("The body is no longer needed");
    }
    if (spool.isEmpty()) {
      spool = Optional.of(spools.get());
    }
    if (spool.get().size() + length > most) {
      throw new IOException("The filter's new body has more than " + most + " octets");
    }
    spool.get().write(from, offset, length);
  }

  /** Takes the body. The caller must close it. */
  public synchronized Optional<Spool> take() {
    Optional<Spool> taken = spool;
    spool = Optional.empty();
    isOver = true;
    return taken;
  }

  /** Discards a body that was not taken. */
  @Override
  public synchronized void close() {
    isOver = true;
    spool.ifPresent(Spool::close);
    spool = Optional.empty();
  }
}
