package org.carillon.search.internal;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.files.PrivateFiles;
import org.carillon.files.PrivateFolders;
import org.carillon.node.CpuThrottle;
import org.carillon.search.SearchSettings;
import org.carillon.search.internal.extracting.Extractor;
import org.carillon.search.internal.extracting.ProcessSandbox;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.IndexCheck;
import org.carillon.store.MailFeed;
import org.carillon.store.parts.StoreParts;
import org.jboss.logging.Logger;

/**
 * Maintains this node's index while the application is deployed. Its thread is never interrupted,
 * because Lucene would take an interrupt for a broken disk.
 */
@ApplicationScoped
class IndexWork implements IndexCheck {
  private static final Logger LOG = Logger.getLogger(IndexWork.class);

  /** The interval at which the index handles notifications and retries failed work. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** The longest time until a change is found of which this node was not notified. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** The interval of commits. A crash loses at most the work of this time. */
  private static final Duration COMMIT = Duration.ofMinutes(1);

  /** The interval at which everything is compared. */
  private static final Duration SURVEY = Duration.ofHours(6);

  /** The share of one processor, in percent, that it uses even if the machine is busy. */
  private static final double LEAST_SHARE = 5;

  private static final String SWITCHED_OFF = "The index is switched off.";
  private static final Duration STOPPING = Duration.ofSeconds(20);

  private final MailFeed feed;
  private final NodeIndex shown;
  private final Settings settings;
  private final Instance<PrivateFolders> hidden;
  private final StoreParts store;
  private final AtomicBoolean isNews = new AtomicBoolean();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CpuThrottle share = CpuThrottle.ofMachine(LEAST_SHARE);
  private final Rebuilds rebuilds = new Rebuilds();
  private final Comparisons comparisons = new Comparisons();
  private volatile Progress progress = Progress.without("The index is not open yet.");
  private Optional<ProcessSandbox> confinement = Optional.empty();
  private SearchMeters meters;
  private Thread thread;

  @Inject
  IndexWork(
      MailFeed feed,
      NodeIndex shown,
      Settings settings,
      @Any Instance<PrivateFolders> hidden,
      StoreParts store) {
    this.feed = feed;
    this.hidden = hidden;
    this.shown = shown;
    this.settings = settings;
    this.store = store;
  }

  void start(@Observes DatabaseReady ready) {
    store.open().onAnyChange(() -> isNews.set(true));
    meters = new SearchMeters(Metrics.globalRegistry, () -> progress.lag());
    thread =
        Thread.ofPlatform()
            .name("carillon-search-index")
            .priority(Thread.MIN_PRIORITY)
            .daemon()
            .start(this::run);
  }

  @PreDestroy
  void stop() {
    stop.countDown();
    if (thread != null) {
      try {
        thread.join(STOPPING);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
      meters.close();
    }
  }

  /** Returns the sandbox, determined once. Logs a warning once if something is missing. */
  private ProcessSandbox confinement() throws IOException {
    if (confinement.isEmpty()) {
      ProcessSandbox found =
          ProcessSandbox.of(
              Path.of(home()).toRealPath(),
              hidden.stream().flatMap(each -> each.folders().stream()).toList(),
              privately("extractor").toRealPath());
      if (!found.lacking().isEmpty()) {
        LOG.warnf("The search index includes attachments. %s", found.lacking());
      }
      confinement = Optional.of(found);
    }
    return confinement.get();
  }

  private static String home() {
    return System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon");
  }

  /**
   * Returns a folder in the home directory that only the server's operating system user may read.
   * Other nodes that share the home directory have separate ones.
   */
  private static Path privately(String name) throws IOException {
    String home = home();
    Path folder = Path.of(home, "search", System.getProperty("carillon.node", "carillon"), name);
    return PrivateFiles.createFolders(folder);
  }

  Progress progress() {
    return progress;
  }

  Rebuilds rebuilds() {
    return rebuilds;
  }

  @Override
  public Future<Optional<Repaired>> compare() {
    return comparisons.want();
  }

  private void run() {
    do {
      comparisons.refuse();
      if (!settings.value(SearchSettings.INDEX)) {
        progress = Progress.without(SWITCHED_OFF);
        rebuilds.refuse(SWITCHED_OFF);
        continue;
      }
      try (MailIndex index = MailIndex.open(privately("index"), this::pauseAfter);
          Extractor extractor =
              new Extractor(privately("extractor"), confinement(), meters::count)) {
        shown.use(index);
        keep(index, extractor);
        index.commit();
      } catch (IOException | RuntimeException broken) {
        Progress now = Progress.broken(0, broken);
        if (!now.equals(progress)) {
          LOG.error("The search index cannot be opened; the server will try again", broken);
        }
        progress = now;
      } finally {
        shown.use(null);
      }
    } while (!pause(PAUSE));
    comparisons.refuse();
  }

  /** Maintains an open index until it breaks, is switched off or the application ends. */
  private void keep(MailIndex index, Extractor extractor) throws IOException {
    MessageDocuments documents =
        new MessageDocuments(
            extractor, () -> Math.toIntExact(settings.value(SearchSettings.TEXT_CHARS)));
    Indexer indexer = new Indexer(feed, index, documents);
    Clock surveyed = new Clock(SURVEY);
    Clock looked = new Clock(PAUSE);
    Clock swept = new Clock(SWEEP);
    Clock committed = new Clock(COMMIT);
    while (stop.getCount() > 0 && settings.value(SearchSettings.INDEX)) {
      try {
        if (rebuilds.begin(indexer::forget)) {
          LOG.info("The requested accounts were reindexed");
        } else if (surveyed.isDue()) {
          indexer.survey();
        } else if (looked.isDue() && (isNews.getAndSet(false) || swept.isDue())) {
          indexer.look();
        }
        comparisons.perform(
            () -> new IndexComparison(feed, index, documents, indexer.surveyed()).mend());
        if (indexer.isBehind()) {
          long begun = System.nanoTime();
          indexer.step();
          Duration work = Duration.ofNanos(System.nanoTime() - begun);
          pause(pauseAfter(work));
        }
        rebuilds.tell(indexer.lag(), indexer.isBehind());
        progress = Progress.kept(indexer.lag(), extractor.problem(), confinement().lacking());
        if (!indexer.isBehind()) {
          index.refresh();
        }
        if (committed.isDue()) {
          index.commit();
        }
        if (!indexer.isBehind()) {
          extractor.rest();
          pause(PAUSE);
        }
      } catch (SQLException | IOException away) {
        if (index.defect().isPresent()) {
          throw new IOException("It broke", index.defect().get());
        }
        Progress now = Progress.broken(indexer.lag(), away);
        if (!now.equals(progress)) {
          LOG.warnf("Indexing is interrupted and will continue later: %s", away.getMessage());
        }
        progress = now;
        isNews.set(true);
        pause(PAUSE);
      }
    }
  }

  private Duration pauseAfter(Duration work) {
    return share.pause(work, settings.value(SearchSettings.SHARE));
  }

  /** Waits, and returns whether the application ends. */
  private boolean pause(Duration time) {
    try {
      return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException ending) {
      stop.countDown();
      return true;
    }
  }

  /** Tells when something is due again; the first time it is due at once. */
  private static final class Clock {
    private final long nanos;
    private long due = System.nanoTime();

    Clock(Duration every) {
      this.nanos = every.toNanos();
    }

    boolean isDue() {
      long now = System.nanoTime();
      if (now - due < 0) {
        return false;
      }
      due = now + nanos;
      return true;
    }
  }
}
