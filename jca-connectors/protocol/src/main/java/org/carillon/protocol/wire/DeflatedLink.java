package org.carillon.protocol.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.carillon.contract.net.TlsProperties;

/**
 * A link whose octets are deflated both ways (RFC 4978, RFC 1951). The peer can read each write as
 * soon as it has arrived. Only as much is inflated as the reader takes: nothing is inflated ahead.
 */
final class DeflatedLink implements Link {
  /** Most writes of a peer fit into this. */
  private static final int OCTETS = 1_024;

  private final Link link;
  private final Inflater inflater = new Inflater(true);
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final byte[] incoming = new byte[OCTETS];
  private boolean closed;

  DeflatedLink(Link link) {
    this.link = link;
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    while (true) {
      int n = inflate(into, offset, length);
      if (n != 0) {
        return n;
      }
      int came = link.read(incoming, 0, incoming.length, patience);
      if (came <= 0) {
        return came;
      }
      inflater.setInput(incoming, 0, came);
    }
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    synchronized (inflater) {
      if (closed) {
        throw new IOException("The connection is closed");
      }
      try {
        int n = inflater.inflate(into, offset, length);
        return n == 0 && inflater.finished() ? -1 : n;
      } catch (DataFormatException e) {
        throw new IOException("The peer's data are not valid DEFLATE", e);
      }
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    byte[] outgoing = new byte[Math.max(OCTETS, length / 2)];
    boolean more = true;
    for (boolean begun = false; more; begun = true) {
      int n = deflate(from, offset, begun ? 0 : length, outgoing);
      link.write(outgoing, 0, n);
      more = n == outgoing.length;
    }
  }

  private int deflate(byte[] from, int offset, int length, byte[] into) throws IOException {
    synchronized (deflater) {
      if (closed) {
        throw new IOException("The connection is closed");
      }
      if (length > 0) {
        deflater.setInput(from, offset, length);
      }
      return deflater.deflate(into, 0, into.length, Deflater.SYNC_FLUSH);
    }
  }

  @Override
  public void startTls() throws IOException {
    throw new IOException("TLS can't be started inside a deflated connection");
  }

  @Override
  public Optional<TlsProperties> tls() {
    return link.tls();
  }

  @Override
  public InetAddress peer() {
    return link.peer();
  }

  @Override
  public Optional<InetAddress> reached() {
    return link.reached();
  }

  @Override
  public void endReading() {
    link.endReading();
  }

  @Override
  public void close() {
    link.close();
    synchronized (inflater) {
      synchronized (deflater) {
        closed = true;
        inflater.end();
        deflater.end();
      }
    }
  }
}
