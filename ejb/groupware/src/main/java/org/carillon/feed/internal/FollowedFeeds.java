package org.carillon.feed.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.database.SqlTransactions;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.feed.internal.reading.Feed;
import org.carillon.feed.internal.reading.FeedEntry;
import org.carillon.feed.internal.reading.FeedReader;
import org.carillon.feed.internal.reading.FeedReading;
import org.carillon.fetch.Renewal;
import org.carillon.fetch.subscription.DueSubscription;
import org.carillon.fetch.subscription.SubscribedKind;
import org.carillon.fetch.subscription.SubscriptionTable;
import org.carillon.format.budget.WorkBudget;
import org.jboss.logging.Logger;

/**
 * Feeds that are followed. New entries are delivered into the mailbox, oldest first. The delivered
 * entries are recorded afterwards; if a node fails in between, an entry whose message is already in
 * the mailbox is not delivered again.
 */
@ApplicationScoped
public class FollowedFeeds implements SubscribedKind {
  static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
          + " text/xml;q=0.9, */*;q=0.1";

  /** The interval at which a feed is fetched that does not specify one. */
  static final Duration USUAL = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(FollowedFeeds.class);
  private static final Duration LEAST = Duration.ofMinutes(15);

  /** The maximum number of steps for one file. A single reader takes a quarter of it. */
  private static final int MOST_STEPS = 400_000;

  private static final Duration READING = Duration.ofSeconds(10);

  /** The maximum number of new entries at once, of which the newest are delivered. */
  private static final int MOST_NEW = 100;

  private final FeedRows rows;
  private final EntryDelivery delivery;

  @Inject
  public FollowedFeeds(SqlTransactions transactions, MailAccess mail) {
    this.rows = new FeedRows(transactions);
    this.delivery = new EntryDelivery(mail);
  }

  @Override
  public SubscriptionTable table() {
    return FeedRows.TABLE;
  }

  @Override
  public String accept() {
    return ACCEPT;
  }

  @Override
  public int most() {
    return FeedReader.MOST_OCTETS;
  }

  @Override
  public Shown show(Caller owner, DueSubscription due, Fetched fetched) throws SQLException {
    if (fetched.isSame()) {
      return new Shown.Kept(due.every());
    }
    Renewal.Source source = fetched.source();
    FeedReading reading =
        WorkBudget.within(
            WorkBudget.of(MOST_STEPS, READING),
            () -> FeedReader.read(fetched.octets(), source.type(), source.at().toString()));
    return switch (reading) {
      case FeedReading.Read(Feed feed) -> deliver(owner, due.mailbox(), feed, source);
      case FeedReading.NoFeed() -> new Shown.Unreadable();
      case FeedReading.Busy() -> new Shown.Later();
    };
  }

  /** Delivers the entries that were not delivered before. */
  Shown deliver(Caller owner, long mailbox, Feed feed, Renewal.Source source) throws SQLException {
    Optional<DeliveredEntries> before = rows.seen(mailbox);
    DeliveredEntries seen = before.orElseGet(() -> DeliveredEntries.of(new byte[0]));
    List<FeedEntry> fresh =
        newest(
            feed.entries().stream().filter(entry -> !seen.has(entry)).toList(),
            before.isEmpty() ? FeedSubscriptions.FIRST_ENTRIES : MOST_NEW);
    Answer<Void> delivered = delivery.deliver(owner, mailbox, feed, fresh, source.at());
    return switch (delivered) {
      case Answer.Done<Void> _ -> {
        rows.see(mailbox, feed.title(), seen.with(feed.entries()));
        yield new Shown.Kept(every(feed, source));
      }
      case Answer.Failed<Void>(Failure.LimitReached _) -> new Shown.NoRoom();
      case Answer.Failed<Void>(Failure failure) -> {
        LOG.debugf(
            "New entries of a feed of %s will be delivered later: %s", owner.name(), failure);
        yield failure instanceof Failure.TryLater ? new Shown.Later() : new Shown.NoRoom();
      }
    };
  }

  /** Returns the newest entries, oldest first; in the feed's order if a date is missing. */
  private static List<FeedEntry> newest(List<FeedEntry> entries, int most) {
    boolean isDated = entries.stream().allMatch(entry -> entry.when().isPresent());
    List<FeedEntry> ordered =
        isDated
            ? entries.stream()
                .sorted((one, other) -> other.when().get().compareTo(one.when().get()))
                .toList()
            : entries;
    List<FeedEntry> some = new ArrayList<>(ordered.stream().limit(most).toList());
    Collections.reverse(some);
    return some;
  }

  /** Returns the feed's interval, at least as long as its server has nothing new. */
  static Duration every(Feed feed, Renewal.Source source) {
    Duration said = feed.every().orElse(USUAL);
    Duration fresh = source.fresh().orElse(Duration.ZERO);
    Duration wanted = said.compareTo(fresh) > 0 ? said : fresh;
    if (wanted.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return wanted.compareTo(FeedRows.MOST_EVERY) > 0 ? FeedRows.MOST_EVERY : wanted;
  }
}
