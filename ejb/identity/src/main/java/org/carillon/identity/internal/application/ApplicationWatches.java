package org.carillon.identity.internal.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.SignInValidity;
import org.carillon.database.Transactions;
import org.jboss.logging.Logger;

/** Sessions that end with an application password or client's grant, not only their account. */
@ApplicationScoped
public class ApplicationWatches {
  private static final Logger LOG = Logger.getLogger(ApplicationWatches.class);

  private final Transactions transactions;
  private final Map<String, Set<Session>> watched = new ConcurrentHashMap<>();

  /** A session. It has its own identity, even if two sessions have equal callbacks. */
  private static final class Session {
    private final Runnable onEnd;

    Session(Runnable onEnd) {
      this.onEnd = onEnd;
    }
  }

  @Inject
  public ApplicationWatches(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Returns the validity of a sign-in by that application password or grant.
   *
   * @param application the id of the application password or grant
   * @param account the validity of the account's sign-in
   */
  public SignInValidity with(String application, SignInValidity account) {
    return new SignInValidity() {
      @Override
      public Watch watch(Runnable onEnd) {
        // First, so that a comparison which the account's watch triggers includes it.
        Watch own = ApplicationWatches.this.watch(application, onEnd);
        Watch accounts = account.watch(onEnd);
        return () -> {
          own.close();
          accounts.close();
        };
      }

      @Override
      public void clientIs(String program) {
        account.clientIs(program);
      }
    };
  }

  private Watch watch(String application, Runnable onEnd) {
    var session = new Session(onEnd);
    watched.compute(
        application,
        (_, others) -> {
          Set<Session> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(session);
          return all;
        });
    return () ->
        watched.computeIfPresent(
            application,
            (_, all) -> {
              all.remove(session);
              return all.isEmpty() ? null : all;
            });
  }

  /** Ends the sessions whose application password or grant was deleted or has expired. */
  public void compare() {
    List<String> asked = List.copyOf(watched.keySet());
    if (asked.isEmpty()) {
      return;
    }
    Set<String> gone = new HashSet<>(asked);
    gone.removeAll(
        inForce(
            """
            SELECT p.id FROM ApplicationPasswordRow p
            WHERE p.id IN :asked AND (p.expires IS NULL OR p.expires > :now)
            """,
            asked));
    if (!gone.isEmpty()) {
      gone.removeAll(
          inForce(
              """
              SELECT g.id FROM OAuthGrantRow g JOIN g.consent c
              WHERE g.id IN :asked AND g.ended IS NULL AND g.expires > :now AND c.client.enabled
              """,
              List.copyOf(gone)));
    }
    for (String application : gone) {
      Set<Session> sessions = watched.remove(application);
      new ArrayList<>(sessions == null ? Set.of() : sessions).forEach(ApplicationWatches::end);
    }
  }

  private List<String> inForce(String query, List<String> asked) {
    return transactions.read(
        entities ->
            entities
                .createQuery(query, String.class)
                .setParameter("asked", asked)
                .setParameter("now", Instant.now())
                .getResultList());
  }

  private static void end(Session session) {
    try {
      session.onEnd.run();
    } catch (RuntimeException defect) {
      LOG.error("A session that is no longer allowed could not be ended", defect);
    }
  }
}
