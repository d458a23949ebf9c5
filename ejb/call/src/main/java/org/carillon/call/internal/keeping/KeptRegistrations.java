package org.carillon.call.internal.keeping;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.call.BindingsText;
import org.carillon.call.Registrations;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/**
 * Registrations that survive a restart. They are answered from memory. Changed users are marked,
 * and once a second their current registrations are written in one transaction. An orderly shutdown
 * loses nothing, and a crash about the last second. A phone that registers several times within a
 * second is written once.
 */
@ApplicationScoped
@Typed(KeptRegistrations.class)
public class KeptRegistrations implements Registrations {
  private static final Logger LOG = Logger.getLogger(KeptRegistrations.class);
  private static final int STEP = 1_000;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Registrations present;
  private final RegistrationRows rows;
  private final Clock clock;

  /** The users whose current registrations are not on disk yet. Each change has its own mark. */
  private final Map<AddressOfRecord, Object> changed = new ConcurrentHashMap<>();

  private final Lock writing = new ReentrantLock();
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-registrations", "Storing registrations of phones", PAUSE, this::round);
  private boolean restored;
  private Instant swept = Instant.EPOCH;

  @Inject
  KeptRegistrations(Registrations present, SqlTransactions transactions) {
    this(present, transactions, Clock.systemUTC());
  }

  KeptRegistrations(Registrations present, SqlTransactions transactions, Clock clock) {
    this.present = present;
    this.rows = new RegistrationRows(transactions);
    this.clock = clock;
  }

  @Override
  public Bindings of(AddressOfRecord user) {
    return present.of(user);
  }

  @Override
  public boolean replace(AddressOfRecord user, Bindings before, Bindings after) {
    boolean replaced = present.replace(user, before, after);
    if (replaced) {
      changed.put(user, new Object());
    }
    return replaced;
  }

  /**
   * Returns the users with registered phones in a domain.
   *
   * @throws SQLException if the database is unavailable
   */
  public Set<AddressOfRecord> in(String domain) throws SQLException {
    Set<AddressOfRecord> users = new HashSet<>(changed.keySet());
    for (String address : rows.in(domain)) {
      users.add(user(address));
    }
    users.removeIf(user -> !user.domain().equals(domain));
    return users;
  }

  private static AddressOfRecord user(String address) {
    int at = address.lastIndexOf('@');
    return new AddressOfRecord(address.substring(0, at), address.substring(at + 1));
  }

  /**
   * Restores stored registrations, once. From then on changes are written. Registrations that
   * another node has in memory are newer and stay. A binding to a connection ended with the process
   * that had it.
   *
   * @throws SQLException if the database is unavailable; the caller must try again
   */
  public synchronized void restore() throws SQLException {
    if (restored) {
      return;
    }
    Instant now = clock.instant();
    String last = "";
    int users = 0;
    for (SortedMap<String, String> page = rows.after(last, now, STEP);
        !page.isEmpty();
        page = rows.after(last, now, STEP)) {
      page.forEach((address, text) -> restore(address, text, now));
      last = page.lastKey();
      users += page.size();
    }
    restored = true;
    rounds.start();
    LOG.infof("Registrations of %d users were restored", users);
  }

  private void restore(String address, String text, Instant now) {
    Bindings kept;
    try {
      kept = lasting(BindingsText.read(text).at(now));
    } catch (IllegalArgumentException damaged) {
      LOG.warnf(
          "The stored registrations of the phones of %s are damaged: the phones must register"
              + " again",
          address);
      return;
    }
    if (address.indexOf('@') > 0 && !kept.list().isEmpty()) {
      present.replace(user(address), Bindings.NONE, kept);
    }
  }

  private static Bindings lasting(Bindings bindings) {
    return new Bindings(
        bindings.list().stream().filter(binding -> binding.way().lasting()).toList());
  }

  private Duration round() throws SQLException {
    write();
    Instant now = clock.instant();
    if (now.isAfter(swept.plus(SWEEP))) {
      swept = now;
      rows.forget(now.minus(SWEEP), STEP);
    }
    return PACE;
  }

  /**
   * Writes changed registrations, a limited number at once. A change stays marked until it is on
   * disk, and remains so if it changed meanwhile or could not be written.
   */
  void write() throws SQLException {
    writing.lock();
    try {
      Map<AddressOfRecord, Object> step = new HashMap<>();
      for (Iterator<Map.Entry<AddressOfRecord, Object>> next = changed.entrySet().iterator();
          step.size() < STEP && next.hasNext(); ) {
        Map.Entry<AddressOfRecord, Object> change = next.next();
        step.put(change.getKey(), change.getValue());
      }
      if (!step.isEmpty()) {
        SortedMap<String, Bindings> bindings = new TreeMap<>();
        step.keySet().forEach(user -> bindings.put(user.toString(), present.of(user)));
        rows.write(bindings);
        step.forEach(changed::remove);
      }
    } finally {
      writing.unlock();
    }
  }

  /** Writes all remaining changes. */
  @PreDestroy
  synchronized void stop() {
    if (!restored) {
      return;
    }
    rounds.close();
    try {
      while (!changed.isEmpty()) {
        write();
      }
    } catch (SQLException | RuntimeException away) {
      LOG.warnf(
          "Registrations of %d users could not be stored: %s", changed.size(), away.getMessage());
    }
  }
}
