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
import org.carillon.database.Rounds;
import org.carillon.database.SharedLook;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.due.ListeningAgain;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * The directory in this node's memory (ADR 242): people, groups, domains and the addresses that
 * lead to them. It follows the changes of the directory, and is silent while it can't say what is
 * so: while it is read, after a look that failed, and over its bound. Inside a transaction, whose
 * own rows only the database has, it answers {@link #committed} alone.
 */
@ApplicationScoped
public class DirectoryImage {
  private static final Logger LOG = Logger.getLogger(DirectoryImage.class);

  /** A fresh answer rests on a look of this age at most. */
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  /** It looks this often, also when nobody tells of a change: what is known is no older. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** It rests this long when the database can't be read. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final int PERCENT = 100;

  private final SqlTransactions database;
  private final Transactions units;
  private final Settings settings;
  private final Versions versions;
  private final Outage outage =
      new Outage(LOG, "The directory in memory can't be followed, and the database is asked");
  private final Rounds rounds =
      new Rounds(
          "carillon-directory-image", "Reading the directory into memory", RETRY, this::round);

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private ImageContents contents = new ImageContents();

  /** The contents are of this moment; empty while nobody may use them. */
  private volatile Optional<ImageLook.Place> place = Optional.empty();

  private final SharedLook looks = new SharedLook(() -> place.ifPresent(this::look));

  /** The last look began then ({@link System#nanoTime}). */
  private volatile long looked;

  /** Counts the orders to read everything. */
  private final AtomicLong readings = new AtomicLong();

  /** The last look failed: nobody is answered until one goes well. */
  private volatile boolean isBehind;

  private volatile boolean isTooLarge;

  /** It did not fit into so many octets. */
  private volatile long refused;

  private List<Watch> watches = List.of();

  @Inject
  public DirectoryImage(
      SqlTransactions database, Transactions units, Settings settings, Versions versions) {
    this.database = database;
    this.units = units;
    this.settings = settings;
    this.versions = versions;
  }

  /** Reads the directory in the background, and follows it. */
  public void start(@Observes DatabaseReady ready) {
    watches =
        List.of(
            versions.precede(Versions.Kind.DIRECTORY, this::follow), settings.watch(this::bound));
    rounds.start();
  }

  /** The database may have crashed unheard, and gives numbers of transactions again then. */
  void again(@Observes ListeningAgain again) {
    reload();
  }

  @PreDestroy
  void stop() {
    if (!watches.isEmpty()) {
      rounds.close();
      watches.forEach(Watch::close);
    }
  }

  /** Answers by what is known; what another node changes is known within ten seconds. */
  public <T> ImageAnswer<T> known(Function<? super DirectoryView, Optional<T>> question) {
    return units.isActive() ? new ImageAnswer.Silent<>() : committed(question);
  }

  /** Answers by what is known, inside a transaction too, whose own changes are not in it. */
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

  /** Answers by a look of this second; inside another question, by what is known. */
  public <T> ImageAnswer<T> fresh(Function<? super DirectoryView, Optional<T>> question) {
    if (System.nanoTime() - looked > FRESH_NANOS && mayFollow()) {
      follow();
    }
    return known(question);
  }

  /** Answers by a look that begins behind this call, and that all who wait for it share. */
  public <T> ImageAnswer<T> now(Function<? super DirectoryView, Optional<T>> question) {
    if (mayFollow()) {
      follow();
      return known(question);
    }
    return new ImageAnswer.Silent<>();
  }

  /** Neither a transaction nor another question is under way on this thread. */
  private boolean mayFollow() {
    return place.isPresent() && !isBehind && !units.isActive() && lock.getReadHoldCount() == 0;
  }

  /** Answers by what is known, but says that there is none only by a look of this second. */
  public <T> ImageAnswer<T> sure(Function<? super DirectoryView, Optional<T>> question) {
    ImageAnswer<T> known = known(question);
    return known instanceof ImageAnswer.None ? fresh(question) : known;
  }

  /** Answers by what is known; where that is there but not enough, by a look of this second. */
  public <T> ImageAnswer<T> sure(
      Function<? super DirectoryView, Optional<T>> question, Predicate<? super T> isEnough) {
    ImageAnswer<T> known = known(question);
    return known instanceof ImageAnswer.Found<T>(T value) && !isEnough.test(value)
        ? fresh(question)
        : known;
  }

  /** Counts the accounts in it; 0 while it is read. */
  public long people() {
    return counted(ImageContents::people);
  }

  /** Estimates the memory it takes, in octets; 0 while it is read. */
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

  /**
   * Looks what has changed: when this returns, all that was committed before it is known, or the
   * image is silent.
   */
  public void follow() {
    looks.look();
  }

  private void look(ImageLook.Place last) {
    long began = System.nanoTime();
    Duration kept = settings.value(LdapSettings.CHANGES_KEPT);
    try {
      Optional<ImageLook> look =
          database.write(connection -> ImageLook.since(connection, last, kept));
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
      // What was seen stays seen: the next look goes on from there.
      outage.met(away.getMessage());
      if (!isBehind) {
        isBehind = true;
        rounds.wake();
      }
    } catch (RuntimeException defect) {
      LOG.error("The directory in memory is read anew: a defect", defect);
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
      // Nobody is answered by half of it.
      place = Optional.empty();
      throw defect;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The setting allows so many octets. */
  private long most() {
    return Runtime.getRuntime().maxMemory() / PERCENT * settings.value(DirectorySettings.MEMORY);
  }

  private void tooLarge() {
    refused = most();
    isTooLarge = true;
    reload();
    LOG.warnf(
        "The directory takes more memory than %s allows (%d MiB): the database is asked",
        DirectorySettings.MEMORY.key(), refused >> 20);
  }

  /** After a change of settings it may fit, or not fit any more. */
  private void bound() {
    if (isTooLarge && most() > refused) {
      isTooLarge = false;
      rounds.wake();
    } else if (octets() > most()) {
      tooLarge();
    }
  }

  /** Forgets everything, and reads it anew in the background. */
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

  /** Everything there was at a place, or as much of it as there is room for. */
  private record Reading(ImageContents contents, ImageLook.Place place) {
    static Reading of(Connection connection, long most) throws SQLException {
      ImageContents contents = new ImageContents();
      ImageLook.Place place =
          ImageLook.all(
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

  /** Reads everything beside what is going on, then what has changed meanwhile. */
  void read() throws SQLException {
    long reading = readings.get();
    long began = System.nanoTime();
    long most = most();
    // Two of them would take more than the bound allows.
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
            // What was changed meanwhile is known before anybody is answered: whoever changed it
            // looked at nothing.
            look(all.place);
          }
        });
    if (place.isPresent()) {
      LOG.infof(
          "The directory is in memory: %d people in %d MiB, read in %d ms",
          people(), octets() >> 20, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
  }
}
