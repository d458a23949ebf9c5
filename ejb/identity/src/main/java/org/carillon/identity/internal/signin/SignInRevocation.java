package org.carillon.identity.internal.signin;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.carillon.account.access.AccessRules;
import org.carillon.account.internal.access.AccessWatch;
import org.carillon.account.secret.CredentialGenerations;
import org.carillon.account.secret.PasswordChangeObserver;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.contract.net.Service;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.application.ApplicationWatches;
import org.carillon.identity.internal.session.OpenConnections;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/**
 * Tells open sessions when their sign-in is no longer valid. After a change of the directory, one
 * query per thousand accounts reads those that have sessions on this node. Changes that come
 * meanwhile share the next round of queries.
 */
@ApplicationScoped
public class SignInRevocation implements CredentialGenerations {
  private static final Logger LOG = Logger.getLogger(SignInRevocation.class);
  private static final int PAGE = 1_000;
  private static final long RETRY_MILLIS = 2_000;

  /** The largest delay of ending the sessions of an expired application password, in ms. */
  private static final long EXPIRY_MILLIS = 30_000;

  private final Transactions transactions;
  private final CacheVersions versions;
  private final OpenConnections connections;
  private final AccessWatch access;
  private final ApplicationWatches applications;
  private final Map<Long, Set<Watched>> watched = new ConcurrentHashMap<>();
  private final Semaphore changes = new Semaphore(0);

  /** The number of changes of the directory since the start that this node knows of. */
  private final AtomicLong changed = new AtomicLong();

  private final Thread thread = Thread.ofVirtual().name("carillon-validities").unstarted(this::run);
  private Watch directory;

  /** A session, and the time when the password that it was admitted by had been set. */
  private record Watched(Instant changed, Runnable onEnd) {}

  /** The moment when something was read from the directory, as the number of changes until then. */
  public record Moment(long changes) {}

  @Inject
  public SignInRevocation(
      Transactions transactions,
      CacheVersions versions,
      OpenConnections connections,
      AccessWatch access,
      ApplicationWatches applications) {
    this.transactions = transactions;
    this.versions = versions;
    this.connections = connections;
    this.access = access;
    this.applications = applications;
  }

  /** Returns the number of connections of an account to a service on this node. */
  int connections(long account, Service service) {
    return connections.count(account, service);
  }

  @PostConstruct
  public void start() {
    thread.start();
    directory = versions.watch(CacheVersions.Kind.DIRECTORY, this::compareAgain);
  }

  @PreDestroy
  void stop() {
    directory.close();
    thread.interrupt();
  }

  private void compareAgain() {
    changed.incrementAndGet();
    changes.release();
  }

  /** Returns the current moment. The caller must call it before it reads a principal. */
  Moment now() {
    return new Moment(changed.get());
  }

  /**
   * Returns the validity of a sign-in. A session in which one principal acts as another depends on
   * both. While the validity is watched, the session is listed as the latter's, and can be ended as
   * such. Administrators without mailboxes have short sessions.
   *
   * @param shown the principal that authenticated
   * @param other the principal as which it acts
   * @param entry the entry of the former; the session ends when the access rules no longer allow it
   * @param read the moment at which the principals were read, which may be long ago, because a
   *     password had to be hashed
   */
  SignInValidity of(
      Principal shown, Principal other, Peer peer, AccessRules.Entry entry, Moment read) {
    List<Principal> compared =
        Stream.of(shown, other).distinct().filter(each -> each.account() != 0).toList();
    return compared.isEmpty()
        ? SignInValidity.PERMANENT
        : new ConnectionValidity(shown, other, peer, entry, compared, read);
  }

  private final class ConnectionValidity implements SignInValidity {
    private final Principal shown;
    private final Principal principal;
    private final Peer peer;
    private final AccessRules.Entry entry;
    private final List<Principal> compared;
    private final Moment read;

    ConnectionValidity(
        Principal shown,
        Principal principal,
        Peer peer,
        AccessRules.Entry entry,
        List<Principal> compared,
        Moment read) {
      this.shown = shown;
      this.principal = principal;
      this.peer = peer;
      this.entry = entry;
      this.compared = compared;
      this.read = read;
    }

    @Override
    public Watch watch(Runnable onEnd) {
      List<Watch> all = new ArrayList<>();
      all.add(connections.enter(principal, peer, onEnd));
      if (shown.account() != 0) {
        all.add(access.watch(shown.domain(), shown.account(), entry, onEnd));
      }
      for (Principal each : compared) {
        all.add(
            SignInRevocation.this.watch(each.account(), new Watched(each.changed(), onEnd), read));
      }
      return () -> all.forEach(Watch::close);
    }

    @Override
    public void clientIs(String program) {
      connections.named(peer.session(), program);
    }
  }

  private Watch watch(long account, Watched session, Moment read) {
    watched.compute(
        account,
        (id, others) -> {
          Set<Watched> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(session);
          return all;
        });
    if (read.changes != changed.get()) {
      changes.release();
    }
    return () -> forget(account, session);
  }

  private void forget(long account, Watched session) {
    watched.computeIfPresent(
        account,
        (id, all) -> {
          all.remove(session);
          return all.isEmpty() ? null : all;
        });
  }

  private void run() {
    try {
      while (true) {
        boolean isChanged = changes.tryAcquire(EXPIRY_MILLIS, TimeUnit.MILLISECONDS);
        changes.drainPermits();
        while (!(isChanged ? compared() : expired())) {
          Thread.sleep(RETRY_MILLIS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean compared() {
    try {
      List<Long> accounts = List.copyOf(watched.keySet());
      for (int from = 0; from < accounts.size(); from += PAGE) {
        List<Long> page = accounts.subList(from, Math.min(accounts.size(), from + PAGE));
        Map<Long, Instant> validity = transactions.read(entities -> validity(entities, page));
        page.forEach(account -> compare(account, validity.get(account)));
      }
      applications.compare();
      return true;
    } catch (RuntimeException surprise) {
      LOG.warn("The sessions to end could not be determined. The next round tries again", surprise);
      return false;
    }
  }

  /** Ends the sessions of expired application passwords and grants; no directory change does. */
  private boolean expired() {
    try {
      applications.compare();
      return true;
    } catch (RuntimeException surprise) {
      LOG.debug(
          "The expired application passwords could not be determined. The next round tries"
              + " again",
          surprise);
      return false;
    }
  }

  @Override
  public OptionalLong of(long account) {
    try {
      Instant changed =
          transactions.read(entities -> validity(entities, List.of(account))).get(account);
      return changed == null
          ? OptionalLong.empty()
          : OptionalLong.of(PasswordChangeObserver.mark(changed));
    } catch (PersistenceException away) {
      LOG.debugf("Whether users can sign in to account %d is not known at the moment", account);
      return OptionalLong.empty();
    }
  }

  /** Returns when the accounts' passwords were set, for accounts that users may sign in to. */
  private static Map<Long, Instant> validity(EntityManager entities, List<Long> accounts) {
    Map<Long, Instant> validity = new HashMap<>();
    entities
        .createQuery(
            """
            SELECT c.account, c.changed FROM CredentialRow c, AccountRow a JOIN a.domain d
            WHERE a.id = c.account AND a.enabled AND NOT a.resource AND d.enabled AND c.account IN :accounts
            """,
            Object[].class)
        .setParameter("accounts", accounts)
        .getResultList()
        .forEach(row -> validity.put((Long) row[0], (Instant) row[1]));
    return validity;
  }

  private static void tell(Watched session) {
    try {
      session.onEnd.run();
    } catch (RuntimeException surprise) {
      LOG.error("A session that is no longer allowed could not be ended", surprise);
    }
  }

  /**
   * Ends the account's sessions whose password was set at another time.
   *
   * @param changed the time when the account's password was set; null if nobody may sign in to the
   *     account
   */
  private void compare(long account, Instant changed) {
    for (Watched session : watched.getOrDefault(account, Set.of())) {
      if (!session.changed.equals(changed)) {
        forget(account, session);
        tell(session);
      }
    }
  }
}
