package org.carillon.launcher.port;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.carillon.launcher.home.Refusal;

/**
 * Looks before the start whether another program has one of the ports, since a sentence now is
 * better than a failed boot.
 */
public final class PortCheck {
  private PortCheck() {}

  /** Whether this machine has that address. */
  public static void isHere(String bind) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), 0));
    } catch (UnknownHostException unknown) {
      throw new Refusal("--bind takes an address of this machine; nobody knows \"" + bind + "\".");
    } catch (BindException elsewhere) {
      throw new Refusal("--bind takes an address of this machine, and it has no " + bind + ".");
    }
  }

  public static void allFree(PortPlan ports, String bind, boolean embeddedDatabase)
      throws IOException {
    for (Service service : Service.values()) {
      if (service != Service.DATABASE || embeddedDatabase) {
        String address = service.reach() == Service.Reach.PUBLIC ? bind : "127.0.0.1";
        check(service, address, ports.port(service));
      }
    }
  }

  private static void check(Service service, String address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (BindException e) {
      throw new Refusal(
          "Port %d (%s) on %s cannot be had: %s. Another program may have it; --offset N moves all ports."
              .formatted(port, service.title(), address, e.getMessage()));
    }
  }
}
