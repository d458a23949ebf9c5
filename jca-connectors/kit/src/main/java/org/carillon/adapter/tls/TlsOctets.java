package org.carillon.adapter.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.TlsProperties;

/**
 * TLS by an {@link SSLEngine} over blocking octets. It is preferred to {@code SSLSocket} because a
 * waiting connection holds no record buffers this way, and because reading can be ended while
 * writing goes on.
 */
public final class TlsOctets implements SocketOctets {
  /** The longest record's header and body (RFC 8446 §5.2, with room for RFC 5246's). */
  private static final int RECORD_OCTETS = 5 + 16_384 + 2_048;

  /** The record buffer of a waiting connection; not counted, as every connection has it. */
  private static final int IDLE_OCTETS = 256;

  /** The memory of a running handshake: engine state, flights and record buffers. */
  private static final int HANDSHAKE_OCTETS = 32_768;

  /** The time for which a silent connection keeps its record buffer, in ms. */
  private static final long KEEP_BUFFER_MILLIS = 1_000;

  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final SocketOctets carrier;
  private final SSLEngine engine;
  private final OctetReservation holding;
  private final ReentrantLock writing = new ReentrantLock();

  /** Encrypted octets not yet unwrapped; in reading mode. */
  private ByteBuffer records = NONE;

  /** Decrypted octets that did not fit the reader's buffer; in reading mode. */
  private ByteBuffer surplus = NONE;

  /** The part of surplus that is counted in the holding. */
  private int surplusHeld;

  private boolean open;

  /**
   * @param holding counts the memory of incomplete records
   */
  public TlsOctets(SocketOctets carrier, SSLEngine engine, OctetReservation holding) {
    this.carrier = carrier;
    this.engine = engine;
    this.holding = holding;
  }

  /**
   * Does the TLS handshake.
   *
   * @param patience the timeout of the whole handshake, in ms
   * @param underWay bounds how many run at once
   * @throws IOException when the peer does not agree, leaves or is too slow, or too many others run
   */
  public void handshake(int patience, OctetBudget underWay) throws IOException {
    if (!underWay.take(HANDSHAKE_OCTETS)) {
      throw new MemoryLimitException();
    }
    try {
      shakeHands(patience);
    } finally {
      underWay.giveBack(HANDSHAKE_OCTETS);
    }
    if (!records.hasRemaining()) {
      records = NONE;
    } else if (!holding.take(counted(records.capacity()))) {
      throw new MemoryLimitException();
    }
  }

  private void shakeHands(int patience) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(NONE);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrapHandshake(deadline);
        case NOT_HANDSHAKING, FINISHED -> {
          open = true;
          return;
        }
      }
    }
  }

  private void unwrapHandshake(long deadline) throws IOException {
    SSLEngineResult result;
    ByteBuffer early = RecordBuffers.take(RECORD_OCTETS);
    try {
      result = unwrap(early);
      if (early.flip().hasRemaining()) {
        surplus = ByteBuffer.allocate(early.remaining()).put(early).flip();
      }
    } finally {
      RecordBuffers.give(early);
    }
    switch (result.getStatus()) {
      case OK -> {}
      case CLOSED -> throw new EOFException("The peer closed the connection during the handshake");
      case BUFFER_OVERFLOW -> throw new SSLException("A handshake record is too large");
      case BUFFER_UNDERFLOW -> {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        int n = left <= 0 ? 0 : fill((int) left);
        if (n < 0) {
          throw new EOFException("The peer closed the connection during the handshake");
        }
        if (n == 0) {
          throw new SSLException("The handshake took too long");
        }
      }
    }
  }

  private void runTasks() throws SSLException {
    if (open && !engine.getSession().getProtocol().equals("TLSv1.3")) {
      // Renegotiation lets a client waste the server's time and has no benefit (RFC 9325 §3.5).
      throw new SSLException("Renegotiation refused");
    }
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    while (true) {
      if (surplus.hasRemaining()) {
        int n = Math.min(length, surplus.remaining());
        surplus.get(into, offset, n);
        if (!surplus.hasRemaining()) {
          holding.giveBack(surplusHeld);
          surplusHeld = 0;
          surplus = NONE;
        }
        return n;
      }
      ByteBuffer plain = ByteBuffer.wrap(into, offset, length);
      SSLEngineResult result = unwrap(plain);
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
        // The engine decides by the record's header alone: the record may still be incomplete.
        result = unwrapRoomily();
      }
      switch (result.getStatus()) {
        case OK -> {
          afterUnwrap(result.getHandshakeStatus());
          if (plain.position() > offset) {
            return plain.position() - offset;
          }
        }
        case CLOSED -> {
          return -1;
        }
        case BUFFER_OVERFLOW -> throw new SSLException("A record is too large");
        case BUFFER_UNDERFLOW -> {
          int n = await(deadline);
          if (n < 0 || n == 0 && System.nanoTime() >= deadline) {
            return n;
          }
        }
      }
    }
  }

  private SSLEngineResult unwrapRoomily() throws IOException {
    int octets = engine.getSession().getApplicationBufferSize();
    if (!holding.take(octets)) {
      throw new MemoryLimitException();
    }
    ByteBuffer roomy = ByteBuffer.allocate(octets);
    SSLEngineResult result = unwrap(roomy);
    if (roomy.flip().hasRemaining()) {
      surplus = roomy;
      surplusHeld = octets;
    } else {
      holding.giveBack(octets);
    }
    return result;
  }

  /** Waits for encrypted octets, at first with the large buffer, after a while without it. */
  private int await(long deadline) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      return 0;
    }
    boolean large = records.capacity() > IDLE_OCTETS && !records.hasRemaining();
    int n = fill((int) (large ? Math.min(left, KEEP_BUFFER_MILLIS) : left));
    if (n == 0 && large) {
      holding.giveBack(counted(records.capacity()));
      records = NONE;
    }
    return n;
  }

  /** Replies to what the peer requested inside the data: a key update, a close. */
  private void afterUnwrap(HandshakeStatus status) throws IOException {
    HandshakeStatus now = status;
    while (now == HandshakeStatus.NEED_TASK || now == HandshakeStatus.NEED_WRAP) {
      if (now == HandshakeStatus.NEED_TASK) {
        runTasks();
      } else {
        wrap(NONE);
      }
      now = engine.getHandshakeStatus();
    }
  }

  private SSLEngineResult unwrap(ByteBuffer plain) throws SSLException {
    try {
      return engine.unwrap(records, plain);
    } catch (SSLException e) {
      sendAlert();
      throw e;
    }
  }

  /** Sends the alert that tells the peer its error; a failure to send is ignored. */
  private void sendAlert() {
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        wrap(NONE);
      }
    } catch (IOException e) {
      engine.closeOutbound();
    }
  }

  /** Reads more encrypted octets and appends them to those that wait. */
  private int fill(int patience) throws IOException {
    int waiting = records.remaining();
    int needed = waiting >= 5 ? recordOctets() : IDLE_OCTETS;
    if (records.capacity() - waiting < 1 || records.capacity() < needed || records == NONE) {
      int capacity = needed > IDLE_OCTETS || waiting > 0 ? RECORD_OCTETS : IDLE_OCTETS;
      if (!hold(capacity)) {
        // If no memory is left to spare, reads only as much as this record needs.
        capacity = Math.clamp(needed, waiting + 1, RECORD_OCTETS);
        if (!hold(capacity)) {
          throw new MemoryLimitException();
        }
      }
      records = ByteBuffer.allocate(capacity).put(records);
    } else {
      records.compact();
    }
    int n = carrier.read(records.array(), waiting, records.capacity() - waiting, patience);
    records.position(waiting + Math.max(n, 0));
    records.flip();
    return n;
  }

  /** Returns whether the buffer may have this size; a handshake's is counted already. */
  private boolean hold(int capacity) {
    int more = counted(capacity) - counted(records.capacity());
    if (!open || more == 0) {
      return true;
    }
    if (more < 0) {
      holding.giveBack(-more);
      return true;
    }
    return holding.take(more);
  }

  private static int counted(int capacity) {
    return Math.max(capacity - IDLE_OCTETS, 0);
  }

  private int recordOctets() {
    int at = records.position();
    return 5 + ((records.get(at + 3) & 0xff) << 8 | records.get(at + 4) & 0xff);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    ByteBuffer plain = ByteBuffer.wrap(from, offset, length);
    while (plain.hasRemaining()) {
      wrap(plain);
    }
  }

  private void wrap(ByteBuffer plain) throws IOException {
    writing.lock();
    ByteBuffer record = RecordBuffers.take(RECORD_OCTETS);
    try {
      SSLEngineResult result = engine.wrap(plain, record);
      if (record.position() > 0) {
        carrier.write(record.array(), 0, record.position());
      }
      if (result.getStatus() == SSLEngineResult.Status.CLOSED && plain.hasRemaining()) {
        throw new EOFException("The peer has closed the TLS connection");
      }
    } finally {
      RecordBuffers.give(record);
      writing.unlock();
    }
  }

  /** Returns the facts of the encryption; call it after the handshake. */
  public TlsProperties facts() {
    return new SessionTlsFacts((ExtendedSSLSession) engine.getSession());
  }

  /** Sends close_notify, unless another thread is just sending. */
  @Override
  public void finish() throws IOException {
    if (writing.tryLock()) {
      try {
        engine.closeOutbound();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
          wrap(NONE);
        }
      } finally {
        writing.unlock();
      }
    }
  }
}
