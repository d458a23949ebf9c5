package org.carillon.adapter.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.TlsFacts;

/**
 * A socket's octets, in the clear until {@link #startTls}. One thread reads; one thread at a time
 * writes; {@link #endReading}, {@link #sever} and {@link #close} may be called by any thread. While
 * it waits it holds no buffers.
 */
public final class StreamSocket implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StreamSocket.class.getName());

  /** How much a peer may have sent unread for its sake when the connection is closed. */
  private static final int DRAIN_OCTETS = 65_536;

  private final Socket socket;
  private final Supplier<SSLEngine> engines;
  private final Duration handshake;
  private final OctetBudget handshakes;
  private final OctetHolding holding;
  private final InetAddress reached;
  private final ClearOctets clear;
  private volatile SocketOctets octets;
  private volatile Optional<TlsFacts> tls = Optional.empty();

  /**
   * @param engines makes the engine for {@link #startTls}
   * @param handshake how long a handshake may take
   * @param handshakes bounds how many are under way at once
   * @param holding what encryption holds for the peer counts here
   */
  public StreamSocket(
      Socket socket,
      Supplier<SSLEngine> engines,
      Duration handshake,
      OctetBudget handshakes,
      OctetHolding holding)
      throws IOException {
    this(socket, engines, handshake, handshakes, holding, socket.getLocalAddress());
  }

  /**
   * @param engines makes the engine for {@link #startTls}
   * @param handshake how long a handshake may take
   * @param handshakes bounds how many are under way at once
   * @param holding what encryption holds for the peer counts here
   * @param reached the address that the peer reached, at the proxy that hands its connection on
   */
  public StreamSocket(
      Socket socket,
      Supplier<SSLEngine> engines,
      Duration handshake,
      OctetBudget handshakes,
      OctetHolding holding,
      InetAddress reached)
      throws IOException {
    this.reached = reached;
    this.socket = socket;
    this.engines = engines;
    this.handshake = handshake;
    this.handshakes = handshakes;
    this.holding = holding;
    clear = new ClearOctets(socket);
    octets = clear;
  }

  /**
   * Waits for octets.
   *
   * @param patience milliseconds, at least 1
   * @return how many came, 0 when none came in time, -1 at the end
   */
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    return octets.read(into, offset, length, patience);
  }

  /** Sends octets; waits while the peer does not take them. */
  public void write(byte[] from, int offset, int length) throws IOException {
    octets.write(from, offset, length);
  }

  /**
   * Turns the connection into TLS and finishes the handshake.
   *
   * @throws IOException when it fails or takes too long: nothing can be said to the peer any more
   */
  public void startTls() throws IOException {
    TlsOctets encrypted = new TlsOctets(clear, engines.get(), holding);
    encrypted.handshake((int) handshake.toMillis(), handshakes);
    octets = encrypted;
    tls = Optional.of(encrypted.facts());
  }

  /** What there is to know of the encryption; empty in the clear. */
  public Optional<TlsFacts> tls() {
    return tls;
  }

  /** Whom the socket leads to: the proxy, where one hands the connection on. */
  public InetAddress peer() {
    return socket.getInetAddress();
  }

  /** Our own address in it. */
  public InetAddress local() {
    return socket.getLocalAddress();
  }

  /** The address that the peer reached: our own, or that of the proxy. */
  public InetAddress reached() {
    return reached;
  }

  /** Makes the read that waits, and each later one, answer -1; writing goes on. */
  public void endReading() {
    try {
      socket.shutdownInput();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.TRACE, "A peer had gone already", e);
    }
  }

  /** How long the peer has kept a write waiting, in nanoseconds. */
  public long stalled() {
    return clear.stalled();
  }

  /** Ends the connection at once, whoever waits in it. */
  public void sever() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.TRACE, "A peer had gone already", e);
    }
  }

  /**
   * Ends the connection so that the peer gets what was written last: octets unread at the close
   * would make the system reset the connection and take the last answer back.
   */
  @Override
  public void close() {
    if (socket.isClosed()) {
      return;
    }
    try {
      octets.finish();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      int drained = 0;
      while (in.available() > 0 && drained < DRAIN_OCTETS) {
        drained += in.readNBytes(Math.min(in.available(), 8_192)).length;
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.TRACE, "A peer had gone already", e);
    } finally {
      sever();
    }
  }
}
