package org.carillon.adapter.listen;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.adapter.port.Ports;
import org.carillon.adapter.server.FutileSessionLimit;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.Watch;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.jboss.logging.Logger;

/**
 * Keeps an adapter's open sockets as the catalogue wants them. One virtual thread compares the open
 * sockets with the wanted ones whenever a port opens or closes, the catalogue changes, or a socket
 * that could not be bound is due for a retry; nothing else opens or closes a socket.
 */
public final class Listeners {
  private static final Logger LOG = Logger.getLogger(Listeners.class);

  /** The interval of the search for stalled and banned clients and of retries of failed sockets. */
  private static final Duration ROUND = Duration.ofSeconds(5);

  /** The longest time that running commands may take when a listener closes. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** The longest time that a client may leave sent octets untaken (RFC 5321 §4.5.3.2 has none). */
  private static final Duration STALL = Duration.ofMinutes(2);

  private record Place(Service service, String address, int port) {
    static Place of(ListenerSpec spec) {
      return new Place(spec.service(), spec.address(), spec.port());
    }
  }

  private record Wanted(ListenerSpec spec, ProtocolHandler handler) {}

  private record Open(OpenListener listener, ProtocolHandler handler) {}

  private final String adapter;
  private final Ports ports;
  private final SharedMemory memory;
  private final Function<Service, Optional<ProtocolHandler>> handlers;
  private final Map<Place, Open> open = new HashMap<>();
  private final Map<Service, ServiceMeters> meters = new HashMap<>();

  /** The sockets that could not be bound, with the reported problem. */
  private final Map<Place, String> problems = new HashMap<>();

  /** The handlers that opened a listener and were not told yet that none is left. */
  private final Set<ProtocolHandler> inUse = new HashSet<>();

  private final FutileSessionLimit futile = new FutileSessionLimit();

  private List<HostCertificate> certificates = List.of();
  private volatile ServerTls tls;
  private volatile BannedClients banned = BannedClients.NONE;
  private ListenerCatalog watched;
  private Watch watch = () -> {};

  private final Object turn = new Object();
  private long asked;
  private long answered;
  private boolean stopping;
  private Thread thread;

  /**
   * Creates it with no open sockets.
   *
   * @param adapter names its thread
   * @param memory the memory that connections may use
   * @param handlers the handler of a service, always the same one while its sockets may stay open;
   *     empty while there is none, and for services of other adapters
   */
  public Listeners(
      String adapter,
      Ports ports,
      SharedMemory memory,
      Function<Service, Optional<ProtocolHandler>> handlers) {
    this.adapter = adapter;
    this.ports = ports;
    this.memory = memory;
    this.handlers = handlers;
  }

  /** Starts to manage the sockets. */
  public void start() {
    thread = Thread.ofVirtual().name(adapter + "-listeners").start(this::run);
  }

  /** Asks to compare again what is open with what should be; returns at once. */
  public void reconsider() {
    synchronized (turn) {
      asked++;
      turn.notifyAll();
    }
  }

  /** Calls {@link #reconsider} and waits until it is done. */
  public void awaitReconsidered() {
    synchronized (turn) {
      long mine = ++asked;
      turn.notifyAll();
      try {
        while (answered < mine && !stopping) {
          turn.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Closes all sockets and waits for the sessions to end. */
  public void stop() {
    synchronized (turn) {
      stopping = true;
      turn.notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      long round = 0;
      while (awaitTurn(round)) {
        synchronized (turn) {
          round = asked;
        }
        reconcile();
        open.values().forEach(each -> each.listener().severStalled(STALL));
        open.values().forEach(each -> each.listener().severBanned());
        synchronized (turn) {
          answered = round;
          turn.notifyAll();
        }
      }
      closeAllBut(Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      watch.close();
      meters.values().forEach(ServiceMeters::close);
    }
  }

  /** Waits until something new is requested, at most a round; returns whether to go on. */
  private boolean awaitTurn(long done) throws InterruptedException {
    synchronized (turn) {
      if (asked == done && !stopping) {
        turn.wait(ROUND.toMillis());
      }
      return !stopping;
    }
  }

  private void reconcile() throws InterruptedException {
    Optional<ListenerCatalog> catalog = ports.find(ListenerCatalog.class);
    try {
      Map<Place, Wanted> wanted = new HashMap<>();
      if (catalog.isPresent()) {
        follow(catalog.get());
        for (ListenerSpec spec : catalog.get().listeners()) {
          handlers
              .apply(spec.service())
              .ifPresent(handler -> wanted.put(Place.of(spec), new Wanted(spec, handler)));
        }
        renewCertificates(catalog.get());
      }
      closeAllBut(wanted);
      wanted.forEach((place, one) -> openOrChange(catalog.get(), place, one));
    } catch (GeneralSecurityException e) {
      LOG.errorf("The certificates cannot be used: %s", e.getMessage());
    } catch (RuntimeException e) {
      // The application is starting or stopping; open sockets stay until the next round.
      LOG.debug("The list of listeners is not available", e);
    }
  }

  private void follow(ListenerCatalog catalog) {
    if (catalog != watched) {
      watch.close();
      watch = catalog.watch(this::reconsider);
      banned = catalog.banned();
      watched = catalog;
    }
  }

  private void renewCertificates(ListenerCatalog catalog) throws GeneralSecurityException {
    List<HostCertificate> now = catalog.certificates();
    if (!now.equals(certificates)) {
      tls = new ServerTls(now);
      certificates = now;
    }
  }

  private void closeAllBut(Map<Place, Wanted> wanted) throws InterruptedException {
    problems.keySet().retainAll(wanted.keySet());
    Map<Place, Open> unwanted = new HashMap<>(open);
    unwanted
        .entrySet()
        .removeIf(
            each ->
                wanted.containsKey(each.getKey())
                    && wanted.get(each.getKey()).handler() == each.getValue().handler());
    close(unwanted);
    Set<ProtocolHandler> idle = new HashSet<>(inUse);
    wanted.values().forEach(each -> idle.remove(each.handler()));
    idle.forEach(ProtocolHandler::close);
    inUse.removeAll(idle);
  }

  /** Closes all at once, so that the grace period is waited for once. */
  private void close(Map<Place, Open> unwanted) throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    unwanted.values().forEach(each -> each.listener().stop());
    for (Map.Entry<Place, Open> entry : unwanted.entrySet()) {
      entry.getValue().listener().awaitEnd(deadline);
      open.remove(entry.getKey());
      LOG.infof("%s no longer listens on %s", name(entry.getKey()), where(entry.getKey()));
    }
  }

  private void openOrChange(ListenerCatalog catalog, Place place, Wanted wanted) {
    ListenerSpec spec = wanted.spec();
    Open already = open.get(place);
    if (already != null) {
      already.listener().change(spec);
      tell(catalog, spec, place, already.listener().hindrance());
      return;
    }
    try {
      ServiceMeters counted =
          meters.computeIfAbsent(
              spec.service(), service -> new ServiceMeters(Metrics.globalRegistry, service));
      inUse.add(wanted.handler());
      OpenListener listener =
          wanted
              .handler()
              .open(
                  spec,
                  new ListenerResources(
                      counted, memory, futile, address -> banned.rest(address), () -> tls));
      open.put(place, new Open(listener, wanted.handler()));
      problems.remove(place);
      LOG.infof("%s listens on %s", name(place), where(place));
      catalog.report(spec, "");
    } catch (IOException e) {
      String problem =
          "%s cannot listen on %s: %s".formatted(name(place), where(place), e.getMessage());
      if (!problem.equals(problems.put(place, problem))) {
        LOG.warn(problem);
        catalog.report(spec, problem);
      }
    }
  }

  /** An open socket that accepts no connection counts as a problem; reported when it changes. */
  private void tell(ListenerCatalog catalog, ListenerSpec spec, Place place, String hindrance) {
    String problem =
        hindrance.isEmpty()
            ? ""
            : "%s does not accept connections on %s: %s"
                .formatted(name(place), where(place), hindrance);
    String before = problem.isEmpty() ? problems.remove(place) : problems.put(place, problem);
    if (!problem.equals(before == null ? "" : before)) {
      catalog.report(spec, problem);
    }
  }

  private static String name(Place place) {
    return place.service().key();
  }

  private static String where(Place place) {
    return place.address() + " port " + place.port();
  }
}
