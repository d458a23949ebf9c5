package org.carillon.listener.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.listener.ListenerState;
import org.carillon.listener.ListenerStates;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** This node's listeners, and the states that the adapters report. */
@ApplicationScoped
class Catalog implements ListenerCatalog, ListenerStates, HealthCheck {
  private static final String PART = "listeners";
  private static final Logger LOG = Logger.getLogger(Catalog.class);
  private static final String NOT_YET = "The socket has not been opened yet.";

  private final Settings settings;
  private final CertificateStore certificates;
  private final BannedClients banned;
  private final ListenerPlan plan;
  private final Map<Place, String> reports = new ConcurrentHashMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private List<Watch> watches = List.of();

  /** The key of a report: a socket stays open when only its limits change. */
  private record Place(Service service, String address, int port) {
    static Place of(ListenerSpec spec) {
      return new Place(spec.service(), spec.address(), spec.port());
    }
  }

  @Inject
  Catalog(Settings settings, CertificateStore certificates, BannedClients banned) {
    this(settings, certificates, banned, NodePorts.fromSystem());
  }

  Catalog(Settings settings, CertificateStore certificates, BannedClients banned, NodePorts ports) {
    this.banned = banned;
    this.settings = settings;
    this.certificates = certificates;
    this.plan = new ListenerPlan(settings, ports);
  }

  @PostConstruct
  void start() {
    watches = List.of(settings.watch(this::changed), certificates.watch(this::changed));
  }

  @PreDestroy
  void stop() {
    watches.forEach(Watch::close);
  }

  @Override
  public List<ListenerSpec> listeners() {
    return plan.listeners();
  }

  @Override
  public List<HostCertificate> certificates() {
    return certificates.all();
  }

  @Override
  public BannedClients banned() {
    return banned;
  }

  @Override
  public Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  @Override
  public void report(ListenerSpec listener, String problem) {
    String before = reports.put(Place.of(listener), problem);
    if (!problem.isEmpty() && !problem.equals(before)) {
      LOG.errorf("%s: %s", name(listener), problem);
    }
  }

  @Override
  public Answer<List<ListenerState>> states(Caller caller) {
    return caller.administersServer()
        ? new Answer.Done<>(states())
        : Answer.failed(new Failure.NotAllowed());
  }

  private List<ListenerState> states() {
    var wanted = plan.listeners();
    reports.keySet().retainAll(wanted.stream().map(Place::of).toList());
    return wanted.stream().map(this::state).toList();
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    var states = states();
    String closed =
        states.stream()
            .filter(state -> !state.open())
            .map(state -> name(state.spec()) + ": " + state.sentence())
            .collect(Collectors.joining(" "));
    return closed.isEmpty()
        ? new Health(PART, true, states.size() + " listeners are open.")
        : new Health(PART, false, closed);
  }

  private ListenerState state(ListenerSpec spec) {
    String problem = reports.getOrDefault(Place.of(spec), NOT_YET);
    return problem.isEmpty()
        ? new ListenerState(spec, true, "The listener is open.")
        : new ListenerState(spec, false, problem);
  }

  private void changed() {
    watchers.forEach(Runnable::run);
  }

  private static String name(ListenerSpec spec) {
    return spec.service().key() + " on " + spec.address() + " port " + spec.port();
  }
}
