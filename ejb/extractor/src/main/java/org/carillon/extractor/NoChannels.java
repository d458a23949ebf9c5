package org.carillon.extractor;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/** Refuses to open channels. The command line of the process names this class. */
public final class NoChannels extends SelectorProvider {
  private static IOException refusal() {
    return new IOException("There is no network here");
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    throw refusal();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    throw refusal();
  }

  @Override
  public Pipe openPipe() throws IOException {
    throw refusal();
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    throw refusal();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    throw refusal();
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    throw refusal();
  }
}
