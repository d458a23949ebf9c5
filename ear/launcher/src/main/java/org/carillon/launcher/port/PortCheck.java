package org.carillon.launcher.port;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.carillon.contract.net.Service.Transport;
import org.carillon.launcher.home.Refusal;

/**
 * Checks before the start whether another program uses one of the ports, because an early error is
 * better than a failed boot.
 */
public final class PortCheck {
  private PortCheck() {}

  /** Throws a refusal unless this machine has that address. */
  public static void isHere(String bind) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), 0));
    } catch (UnknownHostException unknown) {
      throw new Refusal(
          "--bind takes an address of this machine. There is no host \"" + bind + "\".");
    } catch (BindException elsewhere) {
      throw new Refusal("--bind takes an address of this machine, and it has no " + bind + ".");
    }
  }

  public static void allFree(PortPlan ports, String bind, boolean embeddedDatabase)
      throws IOException {
    for (ServerPort port : ServerPort.all(embeddedDatabase)) {
      String address = port.reach() == ServerPort.Reach.PUBLIC ? bind : "127.0.0.1";
      check(port, new InetSocketAddress(InetAddress.getByName(address), ports.port(port)));
    }
  }

  static void check(ServerPort port, InetSocketAddress at) throws IOException {
    try {
      if (port.transports().contains(Transport.TCP)) {
        bind(at);
      }
      if (port.transports().contains(Transport.UDP)) {
        new DatagramSocket(at).close();
      }
    } catch (BindException e) {
      throw new Refusal(
          ("Port %d (%s) on %s cannot be opened: %s. Another program may use it; --offset N"
                  + " moves all ports.")
              .formatted(at.getPort(), port.title(), at.getHostString(), e.getMessage()));
    }
  }

  private static void bind(InetSocketAddress at) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(at);
    }
  }
}
