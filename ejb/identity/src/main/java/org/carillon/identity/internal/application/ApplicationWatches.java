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

/**
 * Sessions that rest on application passwords, or on what clients were granted, besides their
 * account: they end with them.
 */
@ApplicationScoped
public class ApplicationWatches {
  private static final Logger LOG = Logger.getLogger(ApplicationWatches.class);

  private final Transactions transactions;
  private final Map<String, Set<Session>> watched = new ConcurrentHashMap<>();

  /** One of its own, however often the same is to be done. */
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

  /** A sign-in by that application password or grant, of an account whose validity is given. */
  public SignInValidity with(String application, SignInValidity account) {
    return new SignInValidity() {
      @Override
      public Watch watch(Runnable onEnd) {
        // First, so that a comparison which the account's begins has it.
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

  /** Ends the sessions whose application password or grant is gone, or over. */
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
      LOG.error("A session that may not go on was not ended", defect);
    }
  }
}
