package org.carillon.adapter.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A socket's octets in the clear. */
final class ClearOctets implements SocketOctets {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** The {@link System#nanoTime} at which the running write began; 0 when none runs. */
  private volatile long writingSince;

  ClearOctets(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    socket.setSoTimeout(patience);
    try {
      return in.read(into, offset, length);
    } catch (SocketTimeoutException e) {
      return 0;
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    writingSince = System.nanoTime() | 1;
    try {
      out.write(from, offset, length);
    } finally {
      writingSince = 0;
    }
  }

  /** Returns how long the peer has blocked the current write, in ns. */
  long stalled() {
    long since = writingSince;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  @Override
  public void finish() {}
}
