package org.carillon.due.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueWork;
import org.carillon.due.ListenerReconnected;
import org.carillon.startup.DatabaseReady;
import org.carillon.startup.StartupGate;

/**
 * Runs due work on this node. One thread queries the first due times of all kinds at once, and
 * rests until then, until an announcement, or for {@link #SWEEP}.
 */
@ApplicationScoped
public class DueDispatcher {
  /** The longest delay until a row that was not announced is found. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** The delay of the dispatcher before it looks, to find all that was announced meanwhile. */
  private static final Duration GATHER = Duration.ofMillis(20);

  private final SqlTransactions transactions;
  private final StartupGate starting;
  private volatile List<DueWorkers> kinds = List.of();
  private final Announcements announcements;
  private final RepeatedWork looking =
      new RepeatedWork("carillon-due-look", "Looking for due work", SWEEP, this::look);
  private final Iterable<DueWork> works;
  private final Runnable again;
  private volatile boolean isListening;

  /** Used by the listening thread only. */
  private boolean hasListened;

  private boolean isStarted;

  @Inject
  DueDispatcher(
      DataSource database,
      SqlTransactions transactions,
      StartupGate starting,
      @Any Instance<DueWork> works,
      Event<ListenerReconnected> again) {
    this(
        database,
        transactions,
        starting,
        (Iterable<DueWork>) works,
        () -> again.fire(new ListenerReconnected()));
  }

  DueDispatcher(
      DataSource database,
      SqlTransactions transactions,
      StartupGate starting,
      Iterable<DueWork> works,
      Runnable again) {
    this.again = again;
    this.transactions = transactions;
    this.starting = starting;
    this.works = works;
    this.announcements = new Announcements(database, this::announced, this::all);
  }

  void start(@Observes DatabaseReady ready) {
    start();
  }

  void start() {
    isStarted = true;
    looking.start();
  }

  /** Asks beans, maybe creating them, so not while the application starts ({@link StartupGate}). */
  private void learnKinds() {
    List<DueWorkers> known = new ArrayList<>();
    works.forEach(
        work -> known.add(new DueWorkers(work, SWEEP, InstantSource.system(), looking::wake)));
    kinds = List.copyOf(known);
    announcements.start();
    isListening = true;
  }

  @PreDestroy
  void stop() {
    if (isStarted) {
      looking.close();
      if (isListening) {
        announcements.close();
      }
      kinds.forEach(DueWorkers::close);
    }
  }

  private void announced(String table) {
    kinds.stream().filter(workers -> workers.kind().isOf(table)).forEach(DueWorkers::announced);
    looking.wake();
  }

  private void all() {
    if (hasListened) {
      again.run();
    }
    hasListened = true;
    kinds.forEach(DueWorkers::announced);
    looking.wake();
  }

  private Duration look() throws SQLException, InterruptedException {
    if (!isListening) {
      starting.await();
      learnKinds();
    }
    Thread.sleep(GATHER);
    List<Optional<Duration>> due = transactions.read(this::due);
    Duration rest = SWEEP;
    for (int i = 0; i < kinds.size(); i++) {
      Duration next = kinds.get(i).look(due.get(i));
      rest = next.compareTo(rest) < 0 ? next : rest;
    }
    return rest;
  }

  /** Queries the time until the first row of each kind is due; empty for a kind without rows. */
  private List<Optional<Duration>> due(Connection connection) throws SQLException {
    String question =
        kinds.stream()
            .map(workers -> workers.kind().earliest())
            .map("ceil(extract(epoch from %s - now()) * 1000)::bigint"::formatted)
            .collect(Collectors.joining(", ", "select ", ""));
    List<Optional<Duration>> due = new ArrayList<>();
    try (var statement = connection.prepareStatement(question);
        ResultSet row = statement.executeQuery()) {
      row.next();
      for (int i = 1; i <= kinds.size(); i++) {
        long millis = row.getLong(i);
        due.add(row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis)));
      }
    }
    return due;
  }
}
