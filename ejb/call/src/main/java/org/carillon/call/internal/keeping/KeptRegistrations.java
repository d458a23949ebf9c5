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
import org.carillon.database.Rounds;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/**
 * Registrations that outlive this process. They are answered from memory; which users' have changed
 * is noted, and once a second what those are by now is written in one transaction. So an orderly
 * end loses nothing, and a crash about the last second; phones that register again within it are
 * written once.
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

  /** These users' registrations are not on disk as they are now; each change has its own mark. */
  private final Map<AddressOfRecord, Object> changed = new ConcurrentHashMap<>();

  private final Lock writing = new ReentrantLock();
  private final Rounds rounds =
      new Rounds("carillon-registrations", "Keeping registrations", PAUSE, this::round);
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
   * Whose phones are registered in a domain.
   *
   * @throws SQLException if the database is away
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
   * Takes over what was kept, once; from then on changes are written. What another node has in
   * memory is newer and stays. A binding that hangs on a connection ended with its process.
   *
   * @throws SQLException if the database is away; to be tried again
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
    LOG.infof("Registrations of %d users were kept", users);
  }

  private void restore(String address, String text, Instant now) {
    Bindings kept;
    try {
      kept = lasting(BindingsText.read(text).at(now));
    } catch (IllegalArgumentException damaged) {
      LOG.warnf("What was kept of the phones of %s is damaged: they register again", address);
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
   * Writes what has changed, a step of it at most. It counts as changed until it is on disk, and
   * further if it changed meanwhile or could not be written.
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

  /** Writes the rest. */
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
      LOG.warnf("Registrations of %d users are not kept: %s", changed.size(), away.getMessage());
    }
  }
}
