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
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.TlsProperties;

/**
 * A socket's octets, in the clear until {@link #startTls}. One thread reads; one thread at a time
 * writes; any thread may call {@link #endReading}, {@link #sever} and {@link #close}. A waiting
 * connection holds no buffers.
 */
public final class StreamSocket implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StreamSocket.class.getName());

  /** The most unread octets that are drained at close, so that the peer gets the last reply. */
  private static final int DRAIN_OCTETS = 65_536;

  private final Socket socket;
  private final Supplier<SSLEngine> engines;
  private final Duration handshake;
  private final OctetBudget handshakes;
  private final OctetReservation holding;
  private final InetAddress reached;
  private final ClearOctets clear;
  private volatile SocketOctets octets;
  private volatile Optional<TlsProperties> tls = Optional.empty();

  /**
   * @param engines creates the engine for {@link #startTls}
   * @param handshakes bounds how many handshakes run at once
   * @param holding counts the memory that encryption holds for the peer
   */
  public StreamSocket(
      Socket socket,
      Supplier<SSLEngine> engines,
      Duration handshake,
      OctetBudget handshakes,
      OctetReservation holding)
      throws IOException {
    this(socket, engines, handshake, handshakes, holding, socket.getLocalAddress());
  }

  /**
   * @param engines creates the engine for {@link #startTls}
   * @param handshakes bounds how many handshakes run at once
   * @param holding counts the memory that encryption holds for the peer
   * @param reached the address that the peer reached, at the proxy that relays its connection
   */
  public StreamSocket(
      Socket socket,
      Supplier<SSLEngine> engines,
      Duration handshake,
      OctetBudget handshakes,
      OctetReservation holding,
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
   * @param patience the timeout in ms, at least 1
   * @return the number of octets, 0 on a timeout, -1 at the end
   */
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    return octets.read(into, offset, length, patience);
  }

  /** Sends octets; waits while the peer does not take them. */
  public void write(byte[] from, int offset, int length) throws IOException {
    octets.write(from, offset, length);
  }

  /** Completes the TLS handshake; if it throws, nothing can be sent to the peer any more. */
  public void startTls() throws IOException {
    TlsOctets encrypted = new TlsOctets(clear, engines.get(), holding);
    encrypted.handshake((int) handshake.toMillis(), handshakes);
    octets = encrypted;
    tls = Optional.of(encrypted.facts());
  }

  /** Returns the facts of the encryption; empty in the clear. */
  public Optional<TlsProperties> tls() {
    return tls;
  }

  /** Returns the address of the socket's peer: the proxy, if one relays the connection. */
  public InetAddress peer() {
    return socket.getInetAddress();
  }

  /** Returns our own address of the socket. */
  public InetAddress local() {
    return socket.getLocalAddress();
  }

  /** Returns the address that the peer reached: our own, or the proxy's. */
  public InetAddress reached() {
    return reached;
  }

  /** Makes the waiting read and each later one return -1; writing goes on. */
  public void endReading() {
    try {
      socket.shutdownInput();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.TRACE, "The connection was already closed", e);
    }
  }

  /** Returns how long the peer has blocked the current write, in ns. */
  public long stalled() {
    return clear.stalled();
  }

  /** Closes the connection at once, even if threads wait in it. */
  public void sever() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.TRACE, "The connection was already closed", e);
    }
  }

  /** Closes gracefully: unread octets would reset the connection and discard the last reply. */
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
      LOG.log(System.Logger.Level.TRACE, "The connection was already closed", e);
    } finally {
      sever();
    }
  }
}
