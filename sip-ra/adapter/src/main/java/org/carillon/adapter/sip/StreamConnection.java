package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.adapter.listen.StreamSession;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.OctetReservation;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.wire.Frame;
import org.carillon.protocol.sip.wire.StreamFraming;
import org.carillon.protocol.sip.wire.StreamIntake;

/** A TCP or TLS connection; one virtual thread reads, one writes the bounded queue. */
final class StreamConnection implements StreamSession {
  private static final System.Logger LOG = System.getLogger(StreamConnection.class.getName());
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Flow flow;
  private final StreamSocket socket;
  private final int idle;
  private final Received received;
  private final Received tooLarge;
  private final Runnable onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> queue = new ArrayDeque<>();
  private final OctetReservation holding;
  private final AtomicLong octetsReceived = new AtomicLong();
  private final AtomicLong octetsSent = new AtomicLong();
  private volatile StreamBounds bounds;
  private int queued;
  private boolean ending;
  private boolean closed;

  /**
   * @param idle the longest silence of the peer between messages
   * @param bounds its limits until the peer is authenticated
   * @param holding its part of the memory that all connections share
   */
  StreamConnection(
      Flow flow,
      StreamSocket socket,
      Duration idle,
      StreamBounds bounds,
      OctetReservation holding,
      Received received,
      Received tooLarge,
      Runnable onClose) {
    this.flow = flow;
    this.socket = socket;
    this.idle = (int) Math.clamp(idle.toMillis(), 1, Integer.MAX_VALUE);
    this.bounds = bounds;
    this.holding = holding;
    this.received = received;
    this.tooLarge = tooLarge;
    this.onClose = onClose;
  }

  Flow flow() {
    return flow;
  }

  /** Must be called when the peer proves to be one of our users or nodes. */
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

  /** Closes the socket at once; both threads end. May be called more than once. */
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
    socket.sever();
    onClose.run();
  }

  /** Sends the queue, then closes. */
  @Override
  public void stop() {
    lock.lock();
    try {
      ending = true;
      changed.signal();
      if (queue.isEmpty()) {
        socket.endReading();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean goOn() {
    try {
      if (flow.transport() == Transport.TLS && socket.tls().isEmpty()) {
        socket.startTls();
      }
      Thread.ofVirtual().name("sip-write").start(this::write);
      read();
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Connection {0}: {1}", flow.remote(), e.getMessage());
    } catch (RuntimeException | Error defect) {
      LOG.log(System.Logger.Level.ERROR, "A connection ended because of a defect", defect);
    } finally {
      close();
    }
    return false;
  }

  @Override
  public boolean isFutile() {
    return false;
  }

  @Override
  public long received() {
    return octetsReceived.get();
  }

  @Override
  public long sent() {
    return octetsSent.get();
  }

  private void read() throws IOException {
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
              LOG.log(
                  System.Logger.Level.DEBUG,
                  "Closed the connection of {0}: {1}",
                  flow.remote(),
                  why);
              yield false;
            }
          };
    }
  }

  private void write() {
    try {
      for (byte[] message = next(); message.length > 0; message = next()) {
        socket.write(message, 0, message.length);
        octetsSent.addAndGet(message.length);
      }
      socket.endReading();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Connection {0}: {1}", flow.remote(), e.getMessage());
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  /** Waits for octets to write; an empty array means that there will be no more. */
  private byte[] next() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed && !ending) {
        changed.await();
      }
      if (closed || queue.isEmpty()) {
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

  /** The socket as the framing's input. */
  private final class Reading implements StreamIntake {
    private long ends;
    private boolean pressing;

    @Override
    public int read(byte[] buffer, int offset, boolean begun) throws IOException {
      int patience = begun ? left() : idle;
      pressing = begun;
      int octets = socket.read(buffer, offset, buffer.length - offset, patience);
      if (octets == 0) {
        throw new SocketTimeoutException(begun ? "incomplete message" : "idle timeout");
      }
      octetsReceived.addAndGet(Math.max(0, octets));
      return octets;
    }

    /** Returns the timeout: from a message's first octet on, the rest of its time. */
    private int left() throws IOException {
      long now = System.nanoTime();
      if (!pressing) {
        ends = now + bounds.whole().toNanos();
      }
      long left = (ends - now) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("incomplete message");
      }
      return (int) left;
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
