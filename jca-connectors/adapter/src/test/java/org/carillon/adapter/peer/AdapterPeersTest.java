package org.carillon.adapter.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterPeersTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final AdapterPeers peers = new AdapterPeers();

  @Test
  void peerIsReachedOverTcp() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        PeerConnection connection =
            peers.open(new PeerAddress.Tcp("127.0.0.1", server.getLocalPort(), false), LONG);
        Socket there = server.accept()) {
      connection.out().write('a');
      assertThat(there.getInputStream().read()).isEqualTo('a');
      there.getOutputStream().write('b');
      assertThat(connection.in().read()).isEqualTo('b');
    }
  }

  @Test
  void peerIsReachedOverAUnixSocket(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      try (PeerConnection connection = peers.open(new PeerAddress.Local(path.toString()), LONG);
          SocketChannel there = server.accept()) {
        connection.out().write('a');
        ByteBuffer got = ByteBuffer.allocate(1);
        there.read(got);
        assertThat(got.get(0)).isEqualTo((byte) 'a');
        there.write(ByteBuffer.wrap(new byte[] {'b'}));
        assertThat(connection.in().read()).isEqualTo('b');
      }
    }
  }

  @Test
  void silentPeerTimesOut(@TempDir Path folder) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        PeerConnection connection =
            peers.open(new PeerAddress.Tcp("127.0.0.1", server.getLocalPort(), false), SHORT)) {
      assertThatThrownBy(() -> connection.in().read()).isInstanceOf(SocketTimeoutException.class);
    }
    Path path = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      try (PeerConnection connection = peers.open(new PeerAddress.Local(path.toString()), SHORT)) {
        assertThatThrownBy(() -> connection.in().read()).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void connectionFailsWithoutAListeningPeer(@TempDir Path folder) throws IOException {
    int free;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = server.getLocalPort();
    }
    assertThatThrownBy(() -> peers.open(new PeerAddress.Tcp("127.0.0.1", free, false), LONG))
        .isInstanceOf(IOException.class);
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> peers.open(new PeerAddress.Local(missing), LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing);
    assertThatThrownBy(() -> peers.open(new PeerAddress.Local("/" + "x".repeat(300)), LONG))
        .isInstanceOf(IOException.class);
  }
}
