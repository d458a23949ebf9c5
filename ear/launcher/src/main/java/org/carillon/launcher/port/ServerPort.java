package org.carillon.launcher.port;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.net.Service;
import org.carillon.contract.net.Service.Transport;

/**
 * A port that a server opens: for its declared services, and for those that only the launcher
 * knows.
 *
 * @param title the service behind it
 * @param registered its registered number or, if it has none, ours
 * @param unprivileged the number to use where ports below 1024 are not allowed
 * @param reach the network from which it can be reached
 * @param transports its transport protocols
 */
public record ServerPort(
    String title, int registered, int unprivileged, Reach reach, Set<Transport> transports) {
  public static final ServerPort HTTP = tcp("HTTP, redirects", 80, 8080, Reach.PUBLIC);
  public static final ServerPort HTTPS =
      tcp(Service.WEB.title(), Service.WEB.standardPort(), 8443, Reach.PUBLIC);
  public static final ServerPort MANAGEMENT =
      tcp("Management, metrics", 9990, 9990, Reach.LOOPBACK);
  public static final ServerPort DATABASE = tcp("PostgreSQL", 15432, 15432, Reach.LOOPBACK);

  public enum Reach {
    PUBLIC,
    LOOPBACK
  }

  private static ServerPort tcp(String title, int registered, int unprivileged, Reach reach) {
    return new ServerPort(title, registered, unprivileged, reach, Set.of(Transport.TCP));
  }

  /** Returns the port of a service that one of our own listeners serves. */
  static ServerPort of(Service service) {
    return new ServerPort(
        service.title(),
        service.standardPort(),
        service.unprivilegedPort(),
        service.isOnThisMachine() ? Reach.LOOPBACK : Reach.PUBLIC,
        service.transports());
  }

  /**
   * Returns the ports that are open by default, in the order in which they are shown.
   *
   * @param embeddedDatabase whether the database is the launcher's own
   */
  public static List<ServerPort> all(boolean embeddedDatabase) {
    return Stream.of(
            Service.listening().stream()
                .filter(service -> !service.isOnlyWhereAskedFor())
                .map(ServerPort::of),
            Stream.of(HTTP, HTTPS, MANAGEMENT),
            Stream.of(DATABASE).filter(database -> embeddedDatabase))
        .flatMap(each -> each)
        .toList();
  }
}
