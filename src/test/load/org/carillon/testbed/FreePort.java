package org.carillon.testbed;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of loopback for programs that are started at once. */
public final class FreePort {

  private FreePort() {}

  /** One that nobody has at this moment, for connections and for datagrams. */
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
