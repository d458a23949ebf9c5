package org.carillon.policy.internal.sender;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.carillon.contract.Watch;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.SenderList;
import org.carillon.policy.sender.SenderLists;
import org.carillon.settings.CacheVersions;

/** The lists that were used lately, in memory until any list is changed. */
@ApplicationScoped
public class CurrentSenders implements SenderLists {
  /** The size of the cache in entries of some hundred octets. */
  private static final long MOST_WEIGHT = 500_000;

  private final SqlTransactions database;
  private final CacheVersions versions;

  /** Counts changes, so that what was read before a change is not used after it. */
  private final AtomicLong changes = new AtomicLong();

  private final Cache<Asked, SenderList> kept =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_WEIGHT)
          .weigher((Asked asked, SenderList list) -> 1 + list.choices().size())
          .build();

  private Watch watch;

  private record Asked(long changes, long account) {}

  @Inject
  public CurrentSenders(SqlTransactions database, CacheVersions versions) {
    this.database = database;
    this.versions = versions;
  }

  @PostConstruct
  void start() {
    watch = versions.watch(CacheVersions.Kind.SENDERS, this::forget);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  private void forget() {
    changes.incrementAndGet();
    kept.invalidateAll();
  }

  @Override
  public SenderList of(long account) throws IOException {
    try {
      return kept.get(new Asked(changes.get(), account), this::read);
    } catch (UncheckedIOException away) {
      throw away.getCause();
    }
  }

  private SenderList read(Asked asked) {
    try {
      return new SenderList(
          database.read(connection -> SenderRows.all(connection, asked.account())).stream()
              .collect(Collectors.toMap(AccountSender::sender, AccountSender::choice)));
    } catch (SQLException away) {
      throw new UncheckedIOException(new IOException("Lists of senders can't be read", away));
    }
  }
}
