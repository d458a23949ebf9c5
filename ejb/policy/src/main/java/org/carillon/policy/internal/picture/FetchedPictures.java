package org.carillon.policy.internal.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.identity.Caller;
import org.carillon.fetch.FetchAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.policy.picture.PictureSettings;
import org.carillon.policy.picture.RemotePictures;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Fetches pictures, few at a time, and caches some in memory. */
@ApplicationScoped
public class FetchedPictures implements RemotePictures {
  private static final Logger LOG = Logger.getLogger(FetchedPictures.class);
  private static final int MOST_OCTETS = 5_000_000;
  private static final long MOST_KEPT_OCTETS = 64_000_000;
  private static final Duration KEPT = Duration.ofHours(6);
  private static final Duration MISSED = Duration.ofMinutes(1);
  private static final Duration LIFE = Duration.ofDays(2);
  private static final String TYPES = "image/avif,image/webp,image/png,image/jpeg,image/gif";

  /** The largest number of fetches at a time on this node. */
  private static final int MOST_FETCHING = 64;

  private static final int MOST_OF_ACCOUNT = 8;

  /** The largest number of fetches for an account in an hour, enough for some hundred messages. */
  static final int MOST_HOURLY = 3_000;

  /** The time that a fetch waits before it starts; as long as the slowest fetch takes. */
  private static final Duration TURN = Duration.ofSeconds(15);

  private final WebFetch web;
  private final HomeKey homeKey;
  private final Settings settings;
  private final InstantSource clock;
  private final Semaphore turns = new Semaphore(MOST_FETCHING);
  private final Cache<Long, Budget> budgets =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofHours(1))
          .build();
  private final Cache<String, SanitizedPicture> kept =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_KEPT_OCTETS)
          .weigher((String address, SanitizedPicture picture) -> 500 + picture.octets().length)
          .expireAfterWrite(KEPT)
          .build();
  private final Cache<String, Boolean> missed =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(10_000)
          .expireAfterWrite(MISSED)
          .build();

  private record Budget(Semaphore turns, Semaphore left) {
    static Budget whole() {
      return new Budget(new Semaphore(MOST_OF_ACCOUNT), new Semaphore(MOST_HOURLY));
    }
  }

  @Inject
  public FetchedPictures(WebFetch web, HomeKey homeKey, Settings settings) {
    this(web, homeKey, settings, InstantSource.system());
  }

  FetchedPictures(WebFetch web, HomeKey homeKey, Settings settings, InstantSource clock) {
    this.web = web;
    this.homeKey = homeKey;
    this.settings = settings;
    this.clock = clock;
  }

  private byte[] key() {
    return homeKey.derive("picture-ticket");
  }

  @Override
  public boolean areOffered() {
    return settings.value(PictureSettings.FETCH);
  }

  @Override
  public Optional<String> ticket(Caller caller, String message, String address) {
    Instant until = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(LIFE);
    return areOffered() && caller.hasAccount()
        ? PictureAddress.of(address)
            .map(found -> new PictureTicket(caller.account(), message, until, found.toString()))
            .map(ticket -> ticket.sealed(key()))
        : Optional.empty();
  }

  @Override
  public Optional<SanitizedPicture> fetch(String sealed) throws InterruptedException {
    Optional<PictureTicket> ticket = PictureTicket.open(key(), sealed, clock.instant());
    if (ticket.isEmpty() || !areOffered()) {
      return Optional.empty();
    }
    String address = ticket.get().address();
    SanitizedPicture known = kept.getIfPresent(address);
    if (known != null || missed.getIfPresent(address) != null) {
      return Optional.ofNullable(known);
    }
    Budget budget = budgets.get(ticket.get().account(), _ -> Budget.whole());
    // Counted before the wait, so that each of many waiting requests counts.
    return budget.left.tryAcquire()
        ? inTurn(budget.turns, () -> inTurn(turns, () -> fetched(address, budget)))
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Fetching {
    Optional<SanitizedPicture> done() throws InterruptedException;
  }

  private static Optional<SanitizedPicture> inTurn(Semaphore turns, Fetching fetching)
      throws InterruptedException {
    if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    try {
      return fetching.done();
    } finally {
      turns.release();
    }
  }

  private static Optional<SanitizedPicture> none(String why) {
    LOG.debugf("No picture: %s", why);
    return Optional.empty();
  }

  private Optional<SanitizedPicture> fetched(String address, Budget budget)
      throws InterruptedException {
    SanitizedPicture known = kept.getIfPresent(address);
    if (known != null) {
      budget.left.release();
      return Optional.of(known);
    }
    Optional<SanitizedPicture> found =
        switch (web.follow(URI.create(address), TYPES, MOST_OCTETS)) {
          case FetchAnswer.Fetched(byte[] octets) -> SanitizedPicture.of(octets);
          case FetchAnswer.Refused(String why, _) -> none(why);
          case FetchAnswer.Away(String why) -> none(why);
        };
    found.ifPresentOrElse(
        picture -> kept.put(address, picture), () -> missed.put(address, Boolean.TRUE));
    return found;
  }
}
