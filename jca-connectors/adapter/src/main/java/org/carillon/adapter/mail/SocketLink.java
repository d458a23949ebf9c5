package org.carillon.adapter.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.TlsProperties;
import org.carillon.protocol.wire.Link;

/** A link over a socket. */
public record SocketLink(StreamSocket socket) implements Link {

  @Override
  public int read(byte[] into, int offset, int length, int patience) throws IOException {
    return socket.read(into, offset, length, patience);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    socket.write(from, offset, length);
  }

  @Override
  public void startTls() throws IOException {
    socket.startTls();
  }

  @Override
  public Optional<TlsProperties> tls() {
    return socket.tls();
  }

  @Override
  public InetAddress peer() {
    return socket.peer();
  }

  @Override
  public Optional<InetAddress> reached() {
    return Optional.of(socket.reached());
  }

  @Override
  public void endReading() {
    socket.endReading();
  }

  @Override
  public void close() {
    socket.close();
  }
}
