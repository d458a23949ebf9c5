package org.carillon.adapter.sip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;
import org.carillon.contract.net.OctetHolding;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.wire.Frame;
import org.carillon.protocol.sip.wire.Intake;
import org.carillon.protocol.sip.wire.StreamFraming;

/**
 * One TCP or TLS connection: a virtual thread reads, another writes what was queued, so that no
 * sender waits for a slow peer. A peer that lets the queue grow beyond its bound is cut off.
 */
final class StreamConnection {
  /** About what the platform keeps of a handshake. */
  private static final int HANDSHAKE_OCTETS = 32_768;

  private static final System.Logger LOG = System.getLogger(StreamConnection.class.getName());
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Flow flow;
  private final Socket socket;
  private final Received received;
  private final Received tooLarge;
  private final Runnable onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> queue = new ArrayDeque<>();
  private final OctetHolding holding;
  private volatile StreamBounds bounds;
  private int queued;
  private boolean closed;

  /**
   * @param bounds what it may take until its peer is known
   * @param holding what it takes of the memory that all connections share
   */
  StreamConnection(
      Flow flow,
      Socket socket,
      StreamBounds bounds,
      OctetHolding holding,
      Received received,
      Received tooLarge,
      Runnable onClose) {
    this.flow = flow;
    this.socket = socket;
    this.bounds = bounds;
    this.holding = holding;
    this.received = received;
    this.tooLarge = tooLarge;
    this.onClose = onClose;
  }

  void start() {
    Thread.ofVirtual().name("sip-read").start(this::read);
    Thread.ofVirtual().name("sip-write").start(this::write);
  }

  Flow flow() {
    return flow;
  }

  /** The peer is one of our users or nodes. */
  void known() {
    bounds = StreamBounds.KNOWN;
    holding.signedIn();
  }

  void send(byte[] message) throws IOException {
    lock.lock();
    try {
      if (closed || queued + message.length > bounds.queued() || !holding.take(message.length)) {
        throw new IOException(closed ? "connection closed" : "peer does not read");
      }
      queue.add(message);
      queued += message.length;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Closes the socket; both threads end. May be called more than once. */
  void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      holding.close();
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Closing {0}: {1}", flow.remote(), e.getMessage());
    }
    onClose.run();
  }

  private void read() {
    try {
      if (socket instanceof SSLSocket secure) {
        shakeHands(secure);
      }
      StreamFraming framing = new StreamFraming(new Reading());
      boolean open = true;
      while (open) {
        open =
            switch (framing.next()) {
              case Frame.Message(var octets) -> {
                received.message(flow, octets);
                yield true;
              }
              case Frame.TooLarge(var head) -> {
                tooLarge.message(flow, head);
                yield true;
              }
              case Frame.Ping() -> {
                send(PONG);
                yield true;
              }
              case Frame.End() -> false;
              case Frame.Broken(var why) -> {
                LOG.log(System.Logger.Level.DEBUG, "Cut off {0}: {1}", flow.remote(), why);
                yield false;
              }
            };
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Connection {0}: {1}", flow.remote(), e.getMessage());
    } finally {
      close();
    }
  }

  /** Has a message's time and its part of the shared memory, however slowly its octets come. */
  private void shakeHands(SSLSocket secure) throws IOException {
    if (!holding.take(HANDSHAKE_OCTETS)) {
      throw new IOException("no room for a handshake");
    }
    Thread bound = Thread.ofVirtual().name("sip-handshake").start(this::closeInTime);
    try {
      secure.startHandshake();
    } finally {
      bound.interrupt();
      holding.giveBack(HANDSHAKE_OCTETS);
    }
  }

  private void closeInTime() {
    try {
      Thread.sleep(bounds.whole());
      close();
    } catch (InterruptedException shaken) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      for (byte[] message = next(); message.length > 0; message = next()) {
        out.write(message);
        out.flush();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Connection {0}: {1}", flow.remote(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Waits for something to write; nothing at all means the connection was closed. */
  private byte[] next() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        changed.await();
      }
      if (closed) {
        return new byte[0];
      }
      byte[] message = queue.remove();
      queued -= message.length;
      holding.giveBack(message.length);
      return message;
    } finally {
      lock.unlock();
    }
  }

  /** The socket as the framing reads it. */
  private final class Reading implements Intake {
    private final InputStream in = socket.getInputStream();
    private final int idle = socket.getSoTimeout();
    private long ends;
    private boolean pressing;

    Reading() throws IOException {}

    @Override
    public int read(byte[] buffer, int offset, boolean begun) throws IOException {
      if (begun) {
        press();
      } else if (pressing) {
        pressing = false;
        socket.setSoTimeout(idle);
      }
      return in.read(buffer, offset, buffer.length - offset);
    }

    /** From a message's first octet on, only what is left of its time is waited. */
    private void press() throws IOException {
      long now = System.nanoTime();
      if (!pressing) {
        pressing = true;
        ends = now + bounds.whole().toNanos();
      }
      long left = (ends - now) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("a message that does not end");
      }
      socket.setSoTimeout((int) left);
    }

    @Override
    public int maxHeader() {
      return bounds.header();
    }

    @Override
    public int maxBody() {
      return bounds.body();
    }

    @Override
    public boolean take(int octets) {
      return holding.take(octets);
    }

    @Override
    public void giveBack(int octets) {
      holding.giveBack(octets);
    }
  }
}
