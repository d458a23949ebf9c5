package org.carillon.adapter.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;

/** A connection over TCP. */
record TcpPeer(Socket socket, InputStream in, OutputStream out) implements PeerConnection {

  static TcpPeer open(PeerAddress.Tcp address, Duration patience) throws IOException {
    InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
    return open(target, address.tls() ? Optional.of(address.host()) : Optional.empty(), patience);
  }

  static TcpPeer open(PeerAddress.Resolved address, Duration patience) throws IOException {
    InetSocketAddress target = new InetSocketAddress(address.address(), address.port());
    return open(target, address.tls() ? Optional.of(address.host()) : Optional.empty(), patience);
  }

  private static TcpPeer open(
      InetSocketAddress target, Optional<String> certified, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = (int) Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
      socket.connect(target, millis);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(millis);
      Socket used =
          certified.isPresent() ? secured(socket, certified.get(), target.getPort()) : socket;
      return new TcpPeer(used, used.getInputStream(), used.getOutputStream());
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  private static SSLSocket secured(Socket socket, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
