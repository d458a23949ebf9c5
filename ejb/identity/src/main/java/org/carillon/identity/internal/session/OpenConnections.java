package org.carillon.identity.internal.session;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.identity.internal.Principal;
import org.carillon.node.Life;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/**
 * The connections of this node on which users signed in. Changes are written once a second in one
 * transaction, so that every node can list the connections; a connection that has closed by then is
 * never written. It also ends the connections that the database asks to end.
 */
@ApplicationScoped
public class OpenConnections {
  private static final Logger LOG = Logger.getLogger(OpenConnections.class);
  private static final int STEP = 1_000;
  private static final int MOST_CHARACTERS = 100;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final SqlTransactions database;
  private final CacheVersions versions;
  private final String life;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /** The ids of the connections that have rows. Guarded by this. */
  private final Set<String> written = new HashSet<>();

  private final RepeatedWork rounds =
      new RepeatedWork("carillon-open-sessions", "Storing open connections", PAUSE, this::round);
  private Watch asked;
  private volatile boolean toEnd = true;
  private Instant swept = Instant.EPOCH;

  private final Map<Use, Integer> uses = new ConcurrentHashMap<>();

  private record Held(OpenConnection connection, Runnable onEnd) {}

  private record Use(long account, String service) {
    static Use of(OpenConnection connection) {
      return new Use(connection.account(), connection.service());
    }
  }

  @Inject
  public OpenConnections(SqlTransactions database, CacheVersions versions, Life life) {
    this.database = database;
    this.versions = versions;
    this.life = life.id();
  }

  @PostConstruct
  public void start() {
    rounds.start();
    asked = versions.watch(CacheVersions.Kind.SESSIONS, this::endSoon);
  }

  @PreDestroy
  void stop() {
    asked.close();
    rounds.close();
    try {
      database.write(
          connection -> {
            ConnectionRows.removeAll(connection, life);
            return null;
          });
    } catch (SQLException away) {
      LOG.debugf(
          "The open connections of this node could not be removed. The next start removes"
              + " them: %s",
          away.getMessage());
    }
  }

  /**
   * Notes a connection until it is closed.
   *
   * @param onEnd is run if somebody ends the connection before
   */
  public Watch enter(Principal principal, Peer peer, Runnable onEnd) {
    String id = peer.session();
    var connection =
        new OpenConnection(
            id,
            principal.account(),
            peer.service().key(),
            peer.address().getHostAddress(),
            "",
            Instant.now());
    var entry = new Held(connection, onEnd);
    AtomicBoolean isOpen = new AtomicBoolean(true);
    uses.merge(Use.of(connection), 1, Integer::sum);
    held.put(id, entry);
    changed.add(id);
    return () -> {
      if (held.remove(id) != null) {
        changed.add(id);
      }
      if (isOpen.getAndSet(false)) {
        uses.computeIfPresent(Use.of(connection), (_, count) -> count > 1 ? count - 1 : null);
      }
    };
  }

  public int count(long account, Service service) {
    return uses.getOrDefault(new Use(account, service.key()), 0);
  }

  /** Notes the client's name for itself. */
  public void named(String id, String program) {
    String name = shown(program);
    if (!name.isEmpty()
        && held.computeIfPresent(id, (_, one) -> new Held(one.connection.by(name), one.onEnd))
            != null) {
      changed.add(id);
    }
  }

  private static String shown(String program) {
    String plain = program.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip();
    return plain.codePointCount(0, plain.length()) <= MOST_CHARACTERS
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARACTERS));
  }

  private void endSoon() {
    toEnd = true;
    try {
      endAsked();
    } catch (SQLException away) {
      LOG.debugf(
          "The sessions to end could not be read. The next round reads them again: %s",
          away.getMessage());
    }
  }

  private void endAsked() throws SQLException {
    if (!toEnd) {
      return;
    }
    toEnd = false;
    try {
      for (String id : database.read(connection -> ConnectionRows.asked(connection, life))) {
        Held one = held.remove(id);
        changed.add(id);
        if (one != null) {
          one.onEnd.run();
        }
      }
    } catch (SQLException | RuntimeException failed) {
      toEnd = true;
      throw failed;
    }
  }

  private Duration round() throws SQLException {
    endAsked();
    write();
    Instant now = Instant.now();
    if (now.isAfter(swept.plus(SWEEP))) {
      database.single(
          connection -> {
            ConnectionRows.sweep(connection);
            return null;
          });
      swept = now;
    }
    return PACE;
  }

  public synchronized void write() throws SQLException {
    while (!changed.isEmpty()) {
      writeStep();
    }
  }

  private void writeStep() throws SQLException {
    List<String> step = new ArrayList<>();
    for (Iterator<String> next = changed.iterator(); step.size() < STEP && next.hasNext(); ) {
      step.add(next.next());
      // It is removed before it is read, so that a change in between is noted again.
      next.remove();
    }
    List<OpenConnection> opened = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (String id : step) {
      Held one = held.get(id);
      if (one != null) {
        opened.add(one.connection);
      } else if (written.contains(id)) {
        closed.add(id);
      }
    }
    try {
      database.write(
          connection -> {
            ConnectionRows.put(connection, life, opened);
            ConnectionRows.remove(connection, life, closed);
            return null;
          });
    } catch (SQLException | RuntimeException failed) {
      changed.addAll(step);
      throw failed;
    }
    opened.forEach(one -> written.add(one.id()));
    closed.forEach(written::remove);
  }
}
