package org.carillon.extractor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Cuts a process off from the network, so that a document can't cause a fetch. As a provider it
 * resolves no name, and {@link #enforce} disables sockets.
 */
public final class NoNetwork extends InetAddressResolverProvider implements InetAddressResolver {
  private static final String REFUSAL = "There is no network here";

  /** Disables sockets. {@link NoChannels} disables channels. */
  @SuppressWarnings(
      "deprecation") // Deprecated because nobody should replace sockets; this code disables them.
  public static void enforce() throws IOException {
    Socket.setSocketImplFactory(NoNetwork::refuse);
    ServerSocket.setSocketFactory(NoNetwork::refuse);
    DatagramSocket.setDatagramSocketImplFactory(NoNetwork::refuse);
  }

  private static <T> T refuse() {
    throw new UnsupportedOperationException(REFUSAL);
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return this;
  }

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
      throws UnknownHostException {
    throw new UnknownHostException(REFUSAL);
  }

  @Override
  public String lookupByAddress(byte[] address) throws UnknownHostException {
    throw new UnknownHostException(REFUSAL);
  }
}
