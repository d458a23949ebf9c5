package org.carillon.account.internal.image;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.LdapSettings;
import org.carillon.contract.Watch;
import org.carillon.database.Outage;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SharedLook;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.due.ListenerReconnected;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * The directory in this node's memory (ADR 242): people, groups, domains and their addresses. It
 * follows the changes of the directory. It gives no answer while its data may be wrong: while it is
 * being read, after a refresh failed, and if it exceeds its memory limit. Inside a transaction,
 * whose own changes only the database has, it answers only through {@link #committed}.
 */
@ApplicationScoped
public class DirectoryImage {
  private static final Logger LOG = Logger.getLogger(DirectoryImage.class);

  /** The greatest age of a refresh on which a fresh answer is based. */
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  /** The interval of refreshes without notice of a change. Data in memory is not older. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** The time to wait before another attempt if the database can't be read. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final int PERCENT = 100;

  private final SqlTransactions database;
  private final Transactions units;
  private final Settings settings;
  private final CacheVersions versions;
  private final Outage outage =
      new Outage(LOG, "The directory cache cannot be updated, so the database is asked");
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-directory-image", "Reading the directory into the cache", RETRY, this::round);

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private ImageContents contents = new ImageContents();

  /** The moment of the database that the contents show; empty while nobody may use them. */
  private volatile Optional<ImageRefresh.Place> place = Optional.empty();

  private final SharedLook looks = new SharedLook(() -> place.ifPresent(this::look));

  /** The time at which the last refresh began ({@link System#nanoTime}). */
  private volatile long looked;

  private final AtomicLong readings = new AtomicLong();

  /** True if the last refresh failed. Until one succeeds, no questions are answered. */
  private volatile boolean isBehind;

  private volatile boolean isTooLarge;

  /** The memory limit that the directory exceeded, in octets. */
  private volatile long refused;

  private List<Watch> watches = List.of();

  @Inject
  public DirectoryImage(
      SqlTransactions database, Transactions units, Settings settings, CacheVersions versions) {
    this.database = database;
    this.units = units;
    this.settings = settings;
    this.versions = versions;
  }

  /** Reads the directory in the background, and then follows its changes. */
  public void start(@Observes DatabaseReady ready) {
    watches =
        List.of(
            versions.precede(CacheVersions.Kind.DIRECTORY, this::follow),
            settings.watch(this::bound));
    rounds.start();
  }

  /** Reads everything again: a crashed database may assign transaction numbers again. */
  void again(@Observes ListenerReconnected again) {
    reload();
  }

  @PreDestroy
  void stop() {
    if (!watches.isEmpty()) {
      rounds.close();
      watches.forEach(Watch::close);
    }
  }

  /** Answers from memory. A change on another node is known within ten seconds. */
  public <T> ImageAnswer<T> known(Function<? super DirectoryView, Optional<T>> question) {
    return units.isActive() ? new ImageAnswer.Silent<>() : committed(question);
  }

  /** Answers from memory even inside a transaction. Its own changes are not included. */
  public <T> ImageAnswer<T> committed(Function<? super DirectoryView, Optional<T>> question) {
    lock.readLock().lock();
    try {
      return place.isEmpty() || isBehind
          ? new ImageAnswer.Silent<>()
          : question
              .apply(contents)
              .<ImageAnswer<T>>map(ImageAnswer.Found::new)
              .orElseGet(ImageAnswer.None::new);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Answers from memory at most a second old. An empty answer is given only after a refresh that
   * begins after this call, because another node may have created what is asked for just now. Not
   * refreshed inside another question.
   */
  public <T> ImageAnswer<T> fresh(Function<? super DirectoryView, Optional<T>> question) {
    long asked = System.nanoTime();
    if (asked - looked > FRESH_NANOS && mayFollow()) {
      follow();
    }
    ImageAnswer<T> known = known(question);
    return known instanceof ImageAnswer.None && looked - asked < 0 && mayFollow()
        ? now(question)
        : known;
  }

  /** Answers after a refresh that begins after this call. All waiting callers share one refresh. */
  public <T> ImageAnswer<T> now(Function<? super DirectoryView, Optional<T>> question) {
    if (mayFollow()) {
      follow();
      return known(question);
    }
    return new ImageAnswer.Silent<>();
  }

  /** Returns whether a refresh is possible: the thread has no transaction and no other question. */
  private boolean mayFollow() {
    return place.isPresent() && !isBehind && !units.isActive() && lock.getReadHoldCount() == 0;
  }

  /** Answers from memory. An empty answer is given only after a refresh as in {@link #fresh}. */
  public <T> ImageAnswer<T> sure(Function<? super DirectoryView, Optional<T>> question) {
    ImageAnswer<T> known = known(question);
    return known instanceof ImageAnswer.None ? fresh(question) : known;
  }

  /** Answers from memory, again after a refresh if the result is found but not sufficient. */
  public <T> ImageAnswer<T> sure(
      Function<? super DirectoryView, Optional<T>> question, Predicate<? super T> isEnough) {
    ImageAnswer<T> known = known(question);
    return known instanceof ImageAnswer.Found<T>(T value) && !isEnough.test(value)
        ? fresh(question)
        : known;
  }

  /** Returns the number of accounts in memory; 0 while the directory is being read. */
  public long people() {
    return counted(ImageContents::people);
  }

  /** Returns the estimated memory in octets; 0 while the directory is being read. */
  public long octets() {
    return counted(ImageContents::octets);
  }

  private long counted(ToLongFunction<ImageContents> figure) {
    lock.readLock().lock();
    try {
      return place.isEmpty() ? 0 : figure.applyAsLong(contents);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Refreshes the image. It then knows all that was committed before, or gives no answers. */
  public void follow() {
    looks.look();
  }

  private void look(ImageRefresh.Place last) {
    long began = System.nanoTime();
    Duration kept = settings.value(LdapSettings.CHANGES_KEPT);
    try {
      Optional<ImageRefresh> look =
          database.write(connection -> ImageRefresh.since(connection, last, kept));
      if (look.isEmpty()) {
        reload();
        return;
      }
      take(look.get().change());
      place = Optional.of(look.get().place());
      looked = began;
      isBehind = false;
      outage.over();
      if (octets() > most()) {
        tooLarge();
      }
    } catch (SQLException away) {
      // The contents remain valid, and the next refresh continues from them.
      outage.met(away.getMessage());
      if (!isBehind) {
        isBehind = true;
        rounds.wake();
      }
    } catch (RuntimeException defect) {
      LOG.error("The directory cache failed and is read again", defect);
      reload();
    }
  }

  private void take(ImageChange change) {
    if (change.isEmpty()) {
      return;
    }
    lock.writeLock().lock();
    try {
      contents.apply(change);
    } catch (RuntimeException defect) {
      // The contents are incomplete, so they must not be used.
      place = Optional.empty();
      throw defect;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Returns the memory limit from the setting, in octets. */
  private long most() {
    return Runtime.getRuntime().maxMemory() / PERCENT * settings.value(DirectorySettings.MEMORY);
  }

  private void tooLarge() {
    refused = most();
    isTooLarge = true;
    reload();
    LOG.warnf(
        "The directory takes more memory than %s allows (%d MiB). Without the cache, the"
            + " database is asked for each lookup",
        DirectorySettings.MEMORY.key(), refused >> 20);
  }

  /** Checks the memory limit after a change of settings: the directory may fit now, or no more. */
  private void bound() {
    if (isTooLarge && most() > refused) {
      isTooLarge = false;
      rounds.wake();
    } else if (octets() > most()) {
      tooLarge();
    }
  }

  /** Discards everything, and reads it again in the background. */
  public void reload() {
    looks.inTurn(
        () -> {
          readings.incrementAndGet();
          place = Optional.empty();
          isBehind = false;
        });
    rounds.wake();
  }

  private Duration round() throws SQLException {
    if (place.isPresent()) {
      follow();
    } else if (!isTooLarge) {
      read();
    }
    if (isBehind) {
      return RETRY;
    }
    return place.isPresent() || isTooLarge ? PAUSE : Duration.ZERO;
  }

  /** The contents of the directory at a moment, or as much of them as the memory limit permits. */
  private record Reading(ImageContents contents, ImageRefresh.Place place) {
    static Reading of(Connection connection, long most) throws SQLException {
      ImageContents contents = new ImageContents();
      ImageRefresh.Place place =
          ImageRefresh.all(
              connection,
              some -> {
                contents.apply(some);
                return contents.octets() <= most;
              });
      return new Reading(contents, place);
    }
  }

  private void put(ImageContents all) {
    lock.writeLock().lock();
    try {
      contents = all;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Reads everything without blocking others, then what has changed meanwhile. */
  void read() throws SQLException {
    long reading = readings.get();
    long began = System.nanoTime();
    long most = most();
    // Two copies would exceed the memory limit.
    put(new ImageContents());
    Reading all = database.write(connection -> Reading.of(connection, most));
    if (all.contents.octets() > most) {
      tooLarge();
      return;
    }
    looks.inTurn(
        () -> {
          if (reading == readings.get()) {
            put(all.contents);
            // Changes made meanwhile must be read before any question is answered, because their
            // transactions could not refresh the image.
            look(all.place);
          }
        });
    if (place.isPresent()) {
      LOG.infof(
          "The directory cache is ready: %d accounts in %d MiB, read in %d ms",
          people(), octets() >> 20, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
  }
}
