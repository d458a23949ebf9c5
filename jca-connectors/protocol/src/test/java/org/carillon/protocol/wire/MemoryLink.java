package org.carillon.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.carillon.contract.net.TlsProperties;

/**
 * A link whose other end is the test: the session reads the octets of {@link #send}, and {@link
 * #receiveLine} waits for the session's output. After {@link #fallSilent} timeouts pass at once.
 */
public final class MemoryLink implements Link {
  /** A marker among the packets for a read that times out. */
  private static final byte[] SILENCE = {};

  private final Queue<byte[]> toSession = new ArrayDeque<>();
  private byte[] partial = {};
  private int partialAt;
  private final ByteArrayOutputStream fromSession = new ByteArrayOutputStream();
  private int consumed;
  private boolean clientEnded;
  private boolean silent;
  private boolean readingEnded;
  private boolean closed;
  private Optional<TlsProperties> tls = Optional.empty();

  /** Sends octets (one char each) as one packet. */
  public synchronized void send(String octets) {
    toSession.add(octets.getBytes(StandardCharsets.ISO_8859_1));
    notifyAll();
  }

  /** Makes one read time out; no time passes. */
  public synchronized void pause() {
    toSession.add(SILENCE);
    notifyAll();
  }

  /** The client ends its side. */
  public synchronized void end() {
    clientEnded = true;
    notifyAll();
  }

  /** Makes each read that finds nothing time out at once. */
  public synchronized void fallSilent() {
    silent = true;
    notifyAll();
  }

  /** Returns the session's next line, without CRLF; null if it closed the connection. */
  public synchronized String receiveLine() throws InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (true) {
      String all = fromSession.toString(StandardCharsets.ISO_8859_1);
      int newline = all.indexOf("\r\n", consumed);
      if (newline >= 0) {
        String line = all.substring(consumed, newline);
        consumed = newline + 2;
        return line;
      }
      if (closed) {
        return null;
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("The session says nothing");
      }
      wait(left);
    }
  }

  /** Returns the session's whole output so far. */
  public synchronized String transcript() {
    return fromSession.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length, int patience)
      throws IOException {
    long deadline = System.nanoTime() + patience * 1_000_000L;
    while (true) {
      if (closed) {
        throw new IOException("closed");
      }
      if (readingEnded) {
        return -1;
      }
      if (partialAt == partial.length && !toSession.isEmpty()) {
        partial = toSession.remove();
        partialAt = 0;
        if (partial == SILENCE) {
          return 0;
        }
      }
      if (partialAt < partial.length) {
        int n = Math.min(length, partial.length - partialAt);
        System.arraycopy(partial, partialAt, into, offset, n);
        partialAt += n;
        return n;
      }
      if (clientEnded) {
        return -1;
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (silent || left <= 0) {
        return 0;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    fromSession.write(from, offset, length);
    notifyAll();
  }

  @Override
  public synchronized void startTls() {
    tls = Optional.of(new MemoryTls());
    notifyAll();
  }

  @Override
  public synchronized Optional<TlsProperties> tls() {
    return tls;
  }

  @Override
  public InetAddress peer() {
    return InetAddress.ofLiteral("192.0.2.7");
  }

  @Override
  public synchronized void endReading() {
    readingEnded = true;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
