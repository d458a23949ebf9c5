package org.carillon.adapter.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;

/** A connection to a socket in the file system. */
record LocalPeer(SocketChannel channel, InputStream in, OutputStream out)
    implements PeerConnection {

  static LocalPeer open(PeerAddress.Local address, Duration patience) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(address.path()));
      return new LocalPeer(
          channel, new PatientInput(channel, patience), Channels.newOutputStream(channel));
    } catch (IOException | InvalidPathException failed) {
      channel.close();
      throw new IOException("No listener at " + address, failed);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A channel has no read timeout: this closes it when a read takes too long. */
  private static final class PatientInput extends InputStream {
    private final SocketChannel channel;
    private final Duration patience;

    PatientInput(SocketChannel channel, Duration patience) {
      this.channel = channel;
      this.patience = patience;
    }

    @Override
    public int read() throws IOException {
      byte[] octet = new byte[1];
      return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      CompletableFuture<Void> late = new CompletableFuture<>();
      late.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
          .thenRun(this::giveUp);
      try {
        return channel.read(ByteBuffer.wrap(into, offset, length));
      } catch (AsynchronousCloseException closed) {
        if (late.isDone()) {
          throw new SocketTimeoutException("No answer in " + patience);
        }
        throw closed;
      } finally {
        late.cancel(false);
      }
    }

    private void giveUp() {
      try {
        channel.close();
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
