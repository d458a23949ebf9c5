package org.carillon.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Output that fails if its client reads too slowly, by interrupting its only thread. */
public final class MinimumRateOutput extends FilterOutputStream {
  /** The least octets per second, over the time spent waiting for the client. */
  static final int LEAST = 4_096;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PIECE = 16_384;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Thread writer = Thread.currentThread();
  private final long patience;
  private final Thread watch;

  /** The time that may still be spent waiting; octets that the client reads add to it. */
  private long credit;

  private long since;
  private boolean isWriting;
  private boolean isLate;

  /** Creates it over a stream, for the current thread. */
  public MinimumRateOutput(OutputStream out) {
    this(out, PATIENCE);
  }

  MinimumRateOutput(OutputStream out, Duration patience) {
    super(out);
    this.patience = patience.toNanos();
    this.credit = this.patience;
    this.watch = Thread.ofVirtual().name("carillon-paced-output").start(this::watch);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    for (int at = from; at < from + length; at += PIECE) {
      int piece = Math.min(PIECE, from + length - at);
      enter();
      try {
        out.write(octets, at, piece);
      } finally {
        leave(piece);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    enter();
    try {
      out.flush();
    } finally {
      leave(0);
    }
  }

  private synchronized void enter() throws IOException {
    if (isLate) {
      throw new IOException("The client reads less than " + LEAST + " octets per second");
    }
    since = System.nanoTime();
    isWriting = true;
  }

  private synchronized void leave(int octets) {
    isWriting = false;
    credit = Math.min(patience, credit - (System.nanoTime() - since) + octets * SECOND / LEAST);
    isLate |= credit < 0;
    if (isLate) {
      // The interrupt must not affect what the thread does next.
      Thread.interrupted();
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(Duration.ofNanos(Math.min(SECOND, patience)));
        interruptLate();
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void interruptLate() {
    if (isWriting && System.nanoTime() - since > credit) {
      isLate = true;
      writer.interrupt();
    }
  }

  /** Ends the supervision; the owner closes the underlying stream. */
  @Override
  public void close() {
    watch.interrupt();
  }
}
