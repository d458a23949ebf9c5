package org.carillon.adapter.sip;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.Watch;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.protocol.sip.Signalling;
import org.carillon.protocol.sip.load.Tally;

/**
 * SIP while the core's ports are open: the signalling, and the sockets the catalogue wants. Used by
 * one thread at a time.
 */
final class SipService implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SipService.class.getName());

  /**
   * Far above what a node can answer in time; beyond it, messages are dropped. Who asks hears
   * something before it has asked three times (T1, RFC 3261 §17.1.2.2).
   */
  private static final Signalling.Bounds BOUNDS =
      new Signalling.Bounds(20_000, 64, 64 << 20, Duration.ofSeconds(3), Duration.ofSeconds(4));

  /** A socket's place; limits may change without closing it. */
  private record Place(Service service, String address, int port) {}

  /** An open socket, and what is wanted of it now. */
  private record Open(AutoCloseable socket, AtomicReference<ListenerSpec> spec) {}

  private final ListenerCatalog catalog;
  private final SipSockets sockets;
  private final Signalling signalling;
  private final SipMeters meters;
  private final Watch watch;
  private final Map<Place, Open> open = new HashMap<>();
  private final Map<Place, String> problems = new HashMap<>();
  private List<HostCertificate> certificates = List.of();
  private volatile ServerTls tls;

  SipService(CallDesk desk, ListenerCatalog catalog, Runnable onChange) {
    Tally tally = new Tally();
    this.catalog = catalog;
    this.sockets = new SipSockets(() -> tls);
    this.signalling = new Signalling(desk, sockets, BOUNDS, Clock.systemUTC(), tally);
    this.meters = new SipMeters(Metrics.globalRegistry, tally, signalling, sockets);
    sockets.deliverTo(signalling::received, signalling::tooLarge);
    this.watch = catalog.watch(onChange);
  }

  /** Opens and closes sockets until they are as the catalogue wants them. */
  void reconcile() {
    Map<Place, ListenerSpec> wanted =
        catalog.listeners().stream()
            .filter(spec -> spec.service() == Service.SIP || spec.service() == Service.SIPS)
            .collect(
                Collectors.toMap(
                    spec -> new Place(spec.service(), spec.address(), spec.port()), spec -> spec));
    renewCertificates();
    Set<Place> unwanted = new HashSet<>(open.keySet());
    unwanted.removeAll(wanted.keySet());
    unwanted.forEach(this::close);
    problems.keySet().retainAll(wanted.keySet());
    wanted.forEach(
        (place, spec) -> {
          Open present = open.get(place);
          if (present == null) {
            open(place, spec);
          } else {
            present.spec.set(spec);
          }
        });
  }

  @Override
  public void close() {
    watch.close();
    Set.copyOf(open.keySet()).forEach(this::close);
    sockets.close();
    signalling.close();
    meters.close();
  }

  private void renewCertificates() {
    List<HostCertificate> now = catalog.certificates();
    if (now.equals(certificates)) {
      return;
    }
    try {
      tls = new ServerTls(now);
      certificates = now;
    } catch (GeneralSecurityException e) {
      LOG.log(System.Logger.Level.ERROR, "The certificates cannot be used", e);
    }
  }

  private void open(Place place, ListenerSpec spec) {
    InetSocketAddress address =
        spec.address().equals("*")
            ? new InetSocketAddress(spec.port())
            : new InetSocketAddress(spec.address(), spec.port());
    AtomicReference<ListenerSpec> now = new AtomicReference<>(spec);
    try {
      AutoCloseable socket =
          spec.service() == Service.SIPS
              ? sockets.listenSecurely(address, now::get)
              : sockets.listen(address, now::get);
      open.put(place, new Open(socket, now));
      problems.remove(place);
      LOG.log(
          System.Logger.Level.INFO,
          "{0} listens on {1} port {2,number,#}",
          place.service().key(),
          place.address(),
          place.port());
      catalog.report(spec, "");
    } catch (IOException e) {
      String problem =
          "%s cannot listen on %s port %d: %s"
              .formatted(place.service().key(), place.address(), place.port(), e.getMessage());
      if (!problem.equals(problems.put(place, problem))) {
        LOG.log(System.Logger.Level.WARNING, problem);
        catalog.report(spec, problem);
      }
    }
  }

  private void close(Place place) {
    try {
      open.remove(place).socket.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "Closing " + place, e);
    }
  }
}
