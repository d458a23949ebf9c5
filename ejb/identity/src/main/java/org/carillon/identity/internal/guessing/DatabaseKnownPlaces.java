package org.carillon.identity.internal.guessing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Outage;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.identity.signin.NetworkBarred;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * The book in the database. Notes are written each second. A crash loses the last, and notes that
 * do not fit into memory while the database is not reachable are dropped: nothing depends on them.
 */
@ApplicationScoped
public class DatabaseKnownPlaces implements KnownPlaceStore {
  private static final Logger LOG = Logger.getLogger(DatabaseKnownPlaces.class);
  private static final Outage AWAY =
      new Outage(LOG, "The addresses from which accounts sign in cannot be read");
  private static final int MOST_NOTED = 10_000;
  private static final int STEP = 200;
  private static final int SWEPT = 1_000;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long SWEEP_NANOS = Duration.ofMinutes(10).toNanos();
  private static final ClientNetwork NO_NETWORK = new ClientNetwork(0, 0);

  private final KnownPlaceRows places;
  private final BarRows bars;
  private final UntrustedProxyCheck hidden;
  private final Consumer<NetworkBarred> barred;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-known-places",
          "Storing the addresses from which accounts sign in",
          PAUSE,
          this::round);
  private boolean started;
  private long swept = System.nanoTime();

  /** The noted places and the marks of their passwords. Guarded by itself. */
  private final Map<KnownPlaceRows.Place, Long> notedPlaces = new LinkedHashMap<>();

  /** The noted bars. Guarded by itself. */
  private final List<BarRows.Bar> notedBars = new ArrayList<>();

  public DatabaseKnownPlaces(SqlTransactions transactions) {
    this(transactions, new UntrustedProxyCheck(), barred -> {});
  }

  @Inject
  DatabaseKnownPlaces(
      SqlTransactions transactions, UntrustedProxyCheck hidden, Event<NetworkBarred> barred) {
    this(transactions, hidden, barred::fire);
  }

  /** Creates a book that also tells {@code barred} about barred networks. */
  public DatabaseKnownPlaces(
      SqlTransactions transactions, UntrustedProxyCheck hidden, Consumer<NetworkBarred> barred) {
    this.barred = barred;
    this.places = new KnownPlaceRows(transactions);
    this.bars = new BarRows(transactions);
    this.hidden = hidden;
  }

  void start(@Observes DatabaseReady ready) {
    started = true;
    rounds.start();
  }

  /** Writes the remaining notes. */
  @PreDestroy
  void stop() {
    if (!started) {
      return;
    }
    rounds.close();
    try {
      write();
    } catch (SQLException | RuntimeException away) {
      LOG.warnf("The addresses of the latest sign-ins could not be stored: %s", away.getMessage());
    }
  }

  @Override
  public Optional<List<Entry>> placesOf(String name) {
    if (StoredText.isImpossible(name)) {
      return Optional.of(List.of());
    }
    try {
      return Optional.of(places.of(PrincipalName.of(name)));
    } catch (SQLException failure) {
      AWAY.met(failure.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public List<Latest> latest(int most) {
    try {
      return places.latest(most);
    } catch (SQLException failure) {
      AWAY.met(failure.getMessage());
      return List.of();
    }
  }

  @Override
  public void add(String principal, Entry place) {
    synchronized (notedPlaces) {
      if (notedPlaces.size() < MOST_NOTED) {
        notedPlaces.put(new KnownPlaceRows.Place(principal, place.network()), place.password());
      }
    }
  }

  @Override
  public void barred(String principal, Duration rest) {
    note(new BarRows.Bar(principal, NO_NETWORK, rest));
  }

  @Override
  public void suspected(long wrong) {
    hidden.met(wrong);
  }

  @Override
  public void barred(ClientNetwork network, Duration rest) {
    note(new BarRows.Bar("", network, rest));
  }

  private void note(BarRows.Bar bar) {
    synchronized (notedBars) {
      if (notedBars.size() < MOST_NOTED) {
        notedBars.add(bar);
      }
    }
  }

  private Duration round() throws SQLException {
    write();
    if (System.nanoTime() - swept >= SWEEP_NANOS) {
      swept = System.nanoTime();
      places.forget(SWEPT);
      bars.forget(SWEPT);
    }
    return PACE;
  }

  /** Writes the notes. Notes that cannot be written now are dropped. */
  public void write() throws SQLException {
    for (List<BarRows.Bar> step = nextBars(); !step.isEmpty(); step = nextBars()) {
      bars.put(step);
      tell(step);
    }
    for (SortedMap<KnownPlaceRows.Place, Long> step = nextPlaces();
        !step.isEmpty();
        step = nextPlaces()) {
      places.put(step);
    }
  }

  private void tell(List<BarRows.Bar> step) throws SQLException {
    for (BarRows.Bar bar : step) {
      if (!bar.network().equals(NO_NETWORK)) {
        barred.accept(new NetworkBarred(bar.network(), places.isKnown(bar.network())));
      }
    }
  }

  private List<BarRows.Bar> nextBars() {
    synchronized (notedBars) {
      List<BarRows.Bar> head = notedBars.subList(0, Math.min(STEP, notedBars.size()));
      List<BarRows.Bar> step = List.copyOf(head);
      head.clear();
      return step;
    }
  }

  private SortedMap<KnownPlaceRows.Place, Long> nextPlaces() {
    SortedMap<KnownPlaceRows.Place, Long> step = new TreeMap<>();
    synchronized (notedPlaces) {
      Iterator<Map.Entry<KnownPlaceRows.Place, Long>> next = notedPlaces.entrySet().iterator();
      while (step.size() < STEP && next.hasNext()) {
        Map.Entry<KnownPlaceRows.Place, Long> place = next.next();
        step.put(place.getKey(), place.getValue());
        next.remove();
      }
    }
    return step;
  }
}
