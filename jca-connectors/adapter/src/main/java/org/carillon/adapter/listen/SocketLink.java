package org.carillon.adapter.listen;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.carillon.adapter.tls.Octets;
import org.carillon.adapter.tls.TlsOctets;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetHolding;
import org.carillon.protocol.wire.Link;
import org.jboss.logging.Logger;

/** A link over a socket. */
public final class SocketLink implements Link {
  private static final Logger LOG = Logger.getLogger(SocketLink.class);

  /** How much a peer may have sent unread for its sake when the connection is closed. */
  private static final int DRAIN_OCTETS = 65_536;

  private final Socket socket;
  private final Supplier<SSLEngine> engines;
  private final Duration handshake;
  private final OctetBudget handshakes;
  private final OctetHolding holding;
  private final ClearOctets clear;
  private volatile Octets octets;
  private volatile String tls = "";

  /**
   * @param engines makes the engine for {@link #startTls}
   * @param handshake how long a handshake may take
   * @param handshakes bounds how many are under way at once
   * @param holding what encryption holds for the peer counts here
   */
  public SocketLink(
      Socket socket,
      Supplier<SSLEngine> engines,
      Duration handshake,
      OctetBudget handshakes,
      OctetHolding holding)
      throws IOException {
    this.socket = socket;
    this.engines = engines;
    this.handshake = handshake;
    this.handshakes = handshakes;
    this.holding = holding;
    clear = new ClearOctets(socket);
    octets = clear;
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    return octets.read(into, offset, length, patience);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    octets.write(from, offset, length);
  }

  @Override
  public void startTls() throws IOException {
    TlsOctets encrypted = new TlsOctets(clear, engines.get(), holding);
    encrypted.handshake((int) handshake.toMillis(), handshakes);
    octets = encrypted;
    tls = encrypted.description();
  }

  @Override
  public String tls() {
    return tls;
  }

  @Override
  public InetAddress peer() {
    return socket.getInetAddress();
  }

  @Override
  public void endReading() {
    try {
      socket.shutdownInput();
    } catch (IOException e) {
      LOG.tracef(e, "%s had gone already", socket);
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
      LOG.tracef(e, "%s had gone already", socket);
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
      LOG.tracef(e, "%s had gone already", socket);
    } finally {
      sever();
    }
  }
}
