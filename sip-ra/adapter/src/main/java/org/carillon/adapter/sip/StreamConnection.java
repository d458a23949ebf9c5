package org.carillon.adapter.sip;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.wire.Frame;
import org.carillon.protocol.sip.wire.StreamFraming;

/**
 * One TCP or TLS connection: a virtual thread reads, another writes what was queued, so that no
 * sender waits for a slow peer. A peer that lets the queue grow beyond its bound is cut off.
 */
final class StreamConnection {
  private static final System.Logger LOG = System.getLogger(StreamConnection.class.getName());
  private static final int MAX_HEADER = 16_384;
  private static final int MAX_BODY = 65_536;
  private static final int MAX_QUEUED = 262_144;
  private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Flow flow;
  private final Socket socket;
  private final Received received;
  private final Received tooLarge;
  private final Runnable onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> queue = new ArrayDeque<>();
  private int queued;
  private boolean closed;

  StreamConnection(
      Flow flow, Socket socket, Received received, Received tooLarge, Runnable onClose) {
    this.flow = flow;
    this.socket = socket;
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

  void send(byte[] message) throws IOException {
    lock.lock();
    try {
      if (closed || queued + message.length > MAX_QUEUED) {
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
      StreamFraming framing = new StreamFraming(socket.getInputStream(), MAX_HEADER, MAX_BODY);
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
      return message;
    } finally {
      lock.unlock();
    }
  }
}
