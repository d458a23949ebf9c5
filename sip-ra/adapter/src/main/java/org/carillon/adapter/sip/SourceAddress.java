package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the local address used towards a peer, for wildcard sockets; caches the latest peers. */
final class SourceAddress {
  private static final int MOST_KEPT = 10_000;
  private static final int ANY_PORT = 9;

  private final Map<InetAddress, InetAddress> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, InetAddress> eldest) {
          return size() > MOST_KEPT;
        }
      };

  InetAddress towards(InetAddress peer) throws IOException {
    synchronized (known) {
      InetAddress source = known.get(peer);
      if (source != null) {
        return source;
      }
    }
    InetAddress source = ask(peer);
    synchronized (known) {
      known.put(peer, source);
    }
    return source;
  }

  /** Connecting a datagram socket sends nothing; it makes the system choose a route. */
  private static InetAddress ask(InetAddress peer) throws IOException {
    try (DatagramSocket probe = new DatagramSocket()) {
      probe.connect(new InetSocketAddress(peer, ANY_PORT));
      return probe.getLocalAddress();
    }
  }
}
