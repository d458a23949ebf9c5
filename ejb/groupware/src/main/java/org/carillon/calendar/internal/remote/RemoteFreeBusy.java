package org.carillon.calendar.internal.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.calendar.FreeBusySettings;
import org.carillon.fetch.FetchAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.FreeBusyReader;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Asks other servers when people are busy. All servers are asked at the same time, and the caller
 * waits no longer than configured. A later answer is available to the next caller. Answers and
 * failures are cached for some minutes, on this node only.
 */
@ApplicationScoped
public class RemoteFreeBusy {
  private static final Logger LOG = Logger.getLogger(RemoteFreeBusy.class);
  private static final String ACCEPT = "text/calendar, text/x-vcalendar;q=0.8, */*;q=0.1";
  private static final int MOST_OCTETS = 1_000_000;
  private static final int MOST_PERIODS = 4_000;

  /** The maximum number of requests at a time on this node. */
  private static final int AT_ONCE = 64;

  private final WebFetch web;
  private final Settings settings;
  private final FreeBusyCache known = new FreeBusyCache(System::nanoTime);
  private final Semaphore places = new Semaphore(AT_ONCE);

  @Inject
  public RemoteFreeBusy(WebFetch web, Settings settings) {
    this.web = web;
    this.settings = settings;
  }

  protected RemoteFreeBusy() {
    this(null, null);
  }

  /**
   * Returns when people are busy.
   *
   * @param mails addresses of other domains
   * @return the busy periods of those whose server answered; the others are unknown
   */
  public Map<String, List<BusyPeriod>> of(List<String> mails) {
    List<String> rules = mails.isEmpty() ? List.of() : settings.value(FreeBusySettings.ELSEWHERE);
    Map<String, List<BusyPeriod>> told = new HashMap<>();
    Map<String, Future<Optional<List<BusyPeriod>>>> asked = new LinkedHashMap<>();
    for (String mail : mails) {
      Optional<URI> address = FreeBusyAddress.of(rules, mail);
      if (address.isPresent()) {
        Optional<Optional<List<BusyPeriod>>> before = known.of(key(address.get()));
        if (before.isPresent()) {
          before.get().ifPresent(periods -> told.put(mail, periods));
        } else {
          asked.computeIfAbsent(mail, _ -> begun(address.get()));
        }
      }
    }
    await(asked, told);
    return told;
  }

  private static String key(URI address) {
    return address.toString().toLowerCase(Locale.ROOT);
  }

  private Future<Optional<List<BusyPeriod>>> begun(URI address) {
    FutureTask<Optional<List<BusyPeriod>>> task = new FutureTask<>(() -> fetched(address));
    if (places.tryAcquire()) {
      Thread.ofVirtual()
          .name("carillon-free-busy")
          .start(
              () -> {
                try {
                  task.run();
                } finally {
                  places.release();
                }
              });
    } else {
      task.cancel(false);
    }
    return task;
  }

  /** The wait ends by itself, because the fetch has a time limit. */
  private Optional<List<BusyPeriod>> fetched(URI address) throws InterruptedException {
    Optional<List<BusyPeriod>> periods =
        switch (web.get(address, ACCEPT, MOST_OCTETS)) {
          case FetchAnswer.Fetched(byte[] octets) ->
              FreeBusyReader.read(octets)
                  .map(all -> List.copyOf(all.subList(0, Math.min(all.size(), MOST_PERIODS))));
          case FetchAnswer.Refused(String why, _) -> silent(address, why);
          case FetchAnswer.Away(String why) -> silent(address, why);
        };
    known.keep(key(address), periods);
    return periods;
  }

  private static Optional<List<BusyPeriod>> silent(URI address, String why) {
    LOG.debugf("No free/busy from %s: %s", address.getHost(), why);
    return Optional.empty();
  }

  private void await(
      Map<String, Future<Optional<List<BusyPeriod>>>> asked, Map<String, List<BusyPeriod>> told) {
    if (asked.isEmpty()) {
      return;
    }
    Duration patience = settings.value(FreeBusySettings.PATIENCE);
    long until = System.nanoTime() + patience.toNanos();
    asked.forEach(
        (mail, answer) -> {
          if (!answer.isCancelled()) {
            waited(answer, until - System.nanoTime()).ifPresent(periods -> told.put(mail, periods));
          }
        });
  }

  private static Optional<List<BusyPeriod>> waited(
      Future<Optional<List<BusyPeriod>>> answer, long nanos) {
    try {
      return answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException defect) {
      LOG.warnf(defect, "Free/busy could not be fetched");
      return Optional.empty();
    }
  }
}
