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
 * Leaves a process without names and sockets, so that a document that wants something fetched gets
 * nothing: as a provider it resolves no name, and {@link #enforce} takes away the sockets.
 */
public final class NoNetwork extends InetAddressResolverProvider implements InetAddressResolver {
  private static final String REFUSAL = "There is no network here";

  /** Takes away the sockets; channels are {@link NoChannels}' part. */
  @SuppressWarnings(
      "deprecation") // Deprecated since nobody should replace sockets; we take them away.
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
