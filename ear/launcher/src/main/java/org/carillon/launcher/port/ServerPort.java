package org.carillon.launcher.port;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.net.Service;
import org.carillon.contract.net.Service.Transport;

/**
 * A port that a server opens: those of its services as they are declared, and what only the
 * launcher knows of.
 *
 * @param title what is behind it
 * @param registered its registered number or, for what has none, ours
 * @param unprivileged the number where none below 1024 may be used
 * @param reach from where it can be reached
 * @param transports what is sent there
 */
public record ServerPort(
    String title, int registered, int unprivileged, Reach reach, Set<Transport> transports) {
  public static final ServerPort HTTP = tcp("HTTP, redirects", 80, 8080, Reach.PUBLIC);
  public static final ServerPort HTTPS =
      tcp(Service.WEB.title(), Service.WEB.standardPort(), 8443, Reach.PUBLIC);
  public static final ServerPort MANAGEMENT =
      tcp("Management, metrics", 9990, 9990, Reach.LOOPBACK);
  public static final ServerPort DATABASE = tcp("PostgreSQL", 15432, 15432, Reach.LOOPBACK);

  /** From where a port can be reached. */
  public enum Reach {
    PUBLIC,
    LOOPBACK
  }

  private static ServerPort tcp(String title, int registered, int unprivileged, Reach reach) {
    return new ServerPort(title, registered, unprivileged, reach, Set.of(Transport.TCP));
  }

  /** That of a service that a listener of ours serves. */
  static ServerPort of(Service service) {
    return new ServerPort(
        service.title(),
        service.standardPort(),
        service.unprivilegedPort(),
        service.isOnThisMachine() ? Reach.LOOPBACK : Reach.PUBLIC,
        service.transports());
  }

  /**
   * All that are opened where nothing else is set, in the order in which people are told of them.
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
