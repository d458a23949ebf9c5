package org.carillon.testbed;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free loopback ports for programs that start at once. */
public final class FreePort {

  private FreePort() {}

  /** A port that is free now, for connections and for datagrams. */
  public static int find() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
          DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
        return udp.getLocalPort();
      } catch (BindException takenForOneOfThem) {
        continue;
      }
    }
  }
}
