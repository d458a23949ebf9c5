package org.carillon.identity.internal.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.RepeatedWork;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.setting.HistorySettings;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Notes sign-ins and writes them a second later. A kind that is new on its day is written at once,
 * further counts once a minute. A crash loses the last notes; those beyond memory are dropped.
 */
@ApplicationScoped
public class SignInRecorder {
  private static final Logger LOG = Logger.getLogger(SignInRecorder.class);
  private static final int MOST_NOTED = 10_000;
  private static final int MOST_PROGRAM = 100;
  private static final int STEP = 100;
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long COUNTS_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Duration SWEEP = Duration.ofHours(1);

  private final Transactions transactions;
  private final Settings settings;
  private final SignInRows rows;
  private final SignInAlerts alerts;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-sign-ins", "Storing sign-ins", PAUSE, this::round);

  /** The kinds that were already written on their day. */
  private final Cache<Noted, Boolean> written =
      Caffeine.newBuilder().maximumSize(MOST_NOTED).expireAfterWrite(Duration.ofDays(1)).build();

  /** The noted sign-ins. Guarded by itself. */
  private final Map<Noted, Noted.Times> noted = new HashMap<>();

  private boolean started;
  private long counted = System.nanoTime();
  private Instant swept = Instant.EPOCH;

  @Inject
  public SignInRecorder(Transactions transactions, Settings settings, GeneratedMail mail) {
    this.transactions = transactions;
    this.settings = settings;
    NamedPlaces places = new NamedPlaces(settings);
    this.rows = new SignInRows(places);
    this.alerts = new SignInAlerts(settings, places, mail);
  }

  void start(@Observes DatabaseReady ready) {
    started = true;
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (!started) {
      return;
    }
    rounds.close();
    try {
      write(true);
    } catch (RuntimeException away) {
      LOG.warnf("The latest sign-ins could not be stored: %s", away.getMessage());
    }
  }

  /** Notes a successful sign-in. */
  public void admitted(long account, String service, Peer peer, String way) {
    if (account != 0) {
      note(account, "", service, peer, way, Noted.ADMITTED);
    }
  }

  public void refused(String typed, String service, Peer peer, String way, String why) {
    if (!typed.isEmpty() && typed.length() <= 320 && !StoredText.isImpossible(typed)) {
      note(0, typed, service, peer, way, why);
    }
  }

  private void note(
      long account, String typed, String service, Peer peer, String way, String result) {
    if (settings.value(HistorySettings.DAYS) == 0) {
      return;
    }
    Instant now = Instant.now();
    String program = peer.program().orElse("");
    var kind =
        new Noted(
            account,
            typed,
            Noted.day(now),
            service,
            peer.address(),
            program.substring(0, Math.min(MOST_PROGRAM, program.length())),
            way,
            result);
    synchronized (noted) {
      // Refused attempts, which anybody can make, leave room for successful ones.
      int most = account == 0 ? MOST_NOTED : 2 * MOST_NOTED;
      if (noted.size() < most || noted.containsKey(kind)) {
        noted.merge(kind, Noted.Times.once(now), Noted.Times::and);
      }
    }
  }

  private Duration round() {
    boolean all = System.nanoTime() - counted >= COUNTS_NANOS;
    if (all) {
      counted = System.nanoTime();
    }
    write(all);
    Instant now = Instant.now();
    if (now.isAfter(swept.plus(SWEEP))) {
      swept = now;
      sweep(now);
    }
    return PACE;
  }

  private void sweep(Instant now) {
    long days = settings.value(HistorySettings.DAYS);
    int gone;
    do {
      gone =
          transactions.write(
              entities -> SignInRows.sweep(entities, Noted.day(now).minusDays(days)));
    } while (gone > 0);
  }

  /**
   * Writes the notes, and then tells owners about new sign-ins. Notes that cannot be written now
   * are dropped.
   *
   * @param counts whether to write also the further counts of kinds that were written already
   */
  public void write(boolean counts) {
    for (Map<Noted, Noted.Times> step = next(counts); !step.isEmpty(); step = next(counts)) {
      Map<Noted, Noted.Times> batch = step;
      List<SignInAlerts.Due> due =
          transactions.write(
              entities -> {
                List<SignInAlerts.Due> found = new ArrayList<>();
                batch.forEach((kind, times) -> write(entities, kind, times).ifPresent(found::add));
                return found;
              });
      batch.keySet().forEach(kind -> written.put(kind, true));
      due.forEach(this::send);
    }
  }

  private void send(SignInAlerts.Due due) {
    try {
      alerts.send(due, Instant.now());
    } catch (IOException | PersistenceException notNow) {
      LOG.warnf("%s could not be notified of a sign-in: %s", due.address(), notNow.getMessage());
    }
  }

  private Optional<SignInAlerts.Due> write(EntityManager entities, Noted kind, Noted.Times times) {
    OptionalLong account =
        kind.account() != 0
            ? OptionalLong.of(kind.account())
            : Principal.find(entities, kind.typed()).stream()
                .mapToLong(Principal::account)
                .filter(id -> id != 0)
                .findFirst();
    if (account.isEmpty()) {
      return Optional.empty();
    }
    Optional<SignInAlerts.Due> due = alerts.due(entities, account.getAsLong(), kind, times);
    rows.put(entities, account.getAsLong(), kind, times, due.isPresent());
    return due;
  }

  private Map<Noted, Noted.Times> next(boolean counts) {
    Map<Noted, Noted.Times> step = new HashMap<>();
    synchronized (noted) {
      Iterator<Map.Entry<Noted, Noted.Times>> next = noted.entrySet().iterator();
      while (step.size() < STEP && next.hasNext()) {
        Map.Entry<Noted, Noted.Times> entry = next.next();
        if (counts || written.getIfPresent(entry.getKey()) == null) {
          step.put(entry.getKey(), entry.getValue());
          next.remove();
        }
      }
    }
    return step;
  }
}
