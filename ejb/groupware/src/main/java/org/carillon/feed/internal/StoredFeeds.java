package org.carillon.feed.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.feed.FeedSubscription;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.feed.internal.FeedLookup.Located;
import org.carillon.feed.internal.reading.FeedText;
import org.carillon.fetch.WebFetch;
import org.carillon.fetch.subscription.DueSubscription;
import org.carillon.fetch.subscription.SubscribedKind.Shown;
import org.carillon.fetch.subscription.SubscriptionFetcher;
import org.carillon.fetch.subscription.SubscriptionRows;
import org.carillon.node.FairSlots;
import org.jboss.logging.Logger;

/** Creates, lists, changes and ends feed subscriptions. */
@ApplicationScoped
public class StoredFeeds implements FeedSubscriptions {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(StoredFeeds.class), "Feed subscriptions cannot be read or changed");

  /**
   * The maximum number of addresses that are looked up at once on a node, one for each account. The
   * callers wait for other hosts in a request for a page, of which a node serves at least eight at
   * a time.
   */
  private static final int AT_ONCE = 3;

  private static final int LONGEST_NAME = 80;
  private static final int MOST_NAMES = 100;

  private final MailAccess mail;
  private final SqlTransactions transactions;
  private final WebFetch web;
  private final FollowedFeeds feeds;

  private final FairSlots<Long> places = new FairSlots<>(AT_ONCE, 1);

  @Inject
  StoredFeeds(MailAccess mail, SqlTransactions transactions, WebFetch web, FollowedFeeds feeds) {
    this.mail = mail;
    this.transactions = transactions;
    this.web = web;
    this.feeds = feeds;
  }

  @FunctionalInterface
  private interface Stored<T> {
    Answer<T> answer() throws SQLException;
  }

  private static <T> Answer<T> tried(Stored<T> wanted) {
    try {
      return wanted.answer();
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  private FeedRows rows() {
    return new FeedRows(transactions);
  }

  private SubscriptionRows fetching() {
    return new SubscriptionRows(transactions, FeedRows.TABLE);
  }

  @Override
  public Answer<List<FeedSubscription>> list(Caller caller) {
    return tried(() -> new Answer.Done<>(rows().of(caller.account())));
  }

  @Override
  public Answer<FeedSubscription> find(Caller caller, long mailbox) {
    return list(caller)
        .then(
            all ->
                all.stream()
                    .filter(one -> one.mailbox() == mailbox)
                    .findFirst()
                    .<Answer<FeedSubscription>>map(Answer.Done::new)
                    .orElseGet(() -> missing(mailbox)));
  }

  private static <T> Answer<T> missing(long mailbox) {
    return Answer.failed(new Failure.NotFound("feed", Long.toString(mailbox)));
  }

  @Override
  public Answer<FeedSubscription> subscribe(
      Caller caller, String address, Optional<MailboxName> above) {
    if (!caller.hasAccount() || above.filter(MailboxName::isOthers).isPresent()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return list(caller)
        .then(
            all ->
                all.size() < MOST
                    ? located(caller, address)
                        .then(found -> unlike(all, found))
                        .then(found -> followed(caller, found, above))
                    : tooMany());
  }

  private static <T> Answer<T> tooMany() {
    return Answer.failed(
        new Failure.Invalid(
            "address", TOO_MANY, "At most " + MOST + " feeds can be subscribed to."));
  }

  /** Finds the feed of an address. An account can only look up one at a time. */
  private Answer<Located> located(Caller caller, String address) {
    Set<Long> place = Set.of(caller.account());
    if (!places.take(place)) {
      return Answer.failed(
          new Failure.TryLater("Another address is being checked. Try again later."));
    }
    try {
      return new FeedLookup(web).find(address);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server is stopping."));
    } finally {
      places.leave(place);
    }
  }

  private static Answer<Located> unlike(List<FeedSubscription> all, Located found) {
    return all.stream()
        .filter(one -> one.fetch().address().equals(found.address()))
        .findFirst()
        .<Answer<Located>>map(
            same ->
                Answer.failed(
                    new Failure.Taken(
                        "address",
                        FOLLOWED,
                        "The feed is delivered into " + same.folder().path() + " already.",
                        same.folder().path())))
        .orElseGet(() -> new Answer.Done<>(found));
  }

  private Answer<FeedSubscription> followed(
      Caller caller, Located found, Optional<MailboxName> above) {
    return folder(caller, found, above).then(folder -> tried(() -> added(caller, folder, found)));
  }

  /** Creates a mailbox with a name that no other has. */
  private Answer<MailboxEntry> folder(Caller caller, Located found, Optional<MailboxName> above) {
    String title = name(found);
    for (int number = 1; number <= MOST_NAMES; number++) {
      String level = number == 1 ? title : title + " " + number;
      MailboxName name =
          new MailboxName(
              above.map(parent -> parent.path() + MailboxName.DELIMITER + level).orElse(level));
      if (!name.problem().isEmpty()) {
        return Answer.failed(
            new Failure.Invalid("above", "malformed", name.problem(), name.path()));
      }
      Answer<String> made = mail.create(caller, name, Set.of());
      if (!(made instanceof Answer.Failed<String>(Failure.Taken _))) {
        return made.then(_ -> mail.subscribe(caller, name, true))
            .then(_ -> mail.list(caller))
            .then(all -> entry(all, name));
      }
    }
    return Answer.failed(
        new Failure.Taken("address", "There are too many folders of this name.", title));
  }

  private static Answer<MailboxEntry> entry(List<MailboxEntry> all, MailboxName name) {
    return all.stream()
        .filter(one -> one.name().equals(name) && one.selectable())
        .findFirst()
        .<Answer<MailboxEntry>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.TryLater("The folder was deleted.")));
  }

  private static String name(Located found) {
    String title =
        found.feed().title().isEmpty()
            ? found.changed().source().at().getHost()
            : found.feed().title();
    // Removes the hierarchy separator, and characters that a name must not contain or begin with.
    String level =
        FeedText.bounded(title.replaceAll("[/*%\\p{C}\\u2028\\u2029]+", " "), LONGEST_NAME)
            .replaceAll("^[~#.\\s]+", "");
    return level.isEmpty() || level.equalsIgnoreCase(MailboxName.INBOX.path())
        ? found.changed().source().at().getHost()
        : level;
  }

  private Answer<FeedSubscription> added(Caller caller, MailboxEntry folder, Located found)
      throws SQLException {
    boolean isAdded =
        rows()
            .add(
                caller.account(),
                folder.id(),
                found.address(),
                found.feed().title(),
                FollowedFeeds.USUAL);
    if (!isAdded) {
      return mail.delete(caller, folder.name()).then(_ -> tooMany());
    }
    fill(caller, folder.id(), found);
    return find(caller, folder.id());
  }

  /** Delivers the fetched entries. The next fetch, which follows soon, reports a failure. */
  private void fill(Caller caller, long mailbox, Located found) throws SQLException {
    Shown shown = feeds.deliver(caller, mailbox, found.feed(), found.changed().source());
    if (shown instanceof Shown.Kept(var every)) {
      DueSubscription one =
          new DueSubscription(
              mailbox,
              caller.account(),
              found.address(),
              every,
              found.changed().validators(),
              null);
      fetching()
          .kept(
              one,
              found.address(),
              every,
              found.changed().validators(),
              SubscriptionFetcher.digest(found.changed().octets()));
    } else {
      fetching().soon(caller.account(), mailbox);
    }
  }

  @Override
  public Answer<FeedSubscription> change(Caller caller, long mailbox, String address) {
    return find(caller, mailbox)
        .then(
            own ->
                own.fetch().address().equals(address.strip())
                    ? new Answer.Done<>(own)
                    : located(caller, address)
                        .then(
                            found ->
                                list(caller)
                                    .then(
                                        all ->
                                            unlike(
                                                all.stream()
                                                    .filter(one -> one.mailbox() != mailbox)
                                                    .toList(),
                                                found)))
                        .then(found -> changed(caller, own, found.address())));
  }

  private Answer<FeedSubscription> changed(Caller caller, FeedSubscription own, String address) {
    return tried(
        () -> {
          rows().change(caller.account(), own.mailbox(), address);
          return find(caller, own.mailbox());
        });
  }

  @Override
  public Answer<FeedSubscription> pause(Caller caller, long mailbox, boolean isPaused) {
    return find(caller, mailbox)
        .then(
            own ->
                tried(
                    () -> {
                      if (isPaused) {
                        rows().pause(caller.account(), mailbox);
                      } else {
                        rows().resume(caller.account(), mailbox);
                      }
                      return find(caller, mailbox);
                    }));
  }

  @Override
  public Answer<Void> refresh(Caller caller, long mailbox) {
    return find(caller, mailbox)
        .then(
            own ->
                tried(
                    () -> {
                      fetching().soon(caller.account(), own.mailbox());
                      return Answer.done();
                    }));
  }

  @Override
  public Answer<FeedSubscription> unsubscribe(Caller caller, long mailbox) {
    return find(caller, mailbox)
        .then(
            own ->
                tried(
                    () -> {
                      rows().end(caller.account(), mailbox);
                      return new Answer.Done<>(own);
                    }));
  }

  @Override
  public Answer<FeedSubscription> resubscribe(Caller caller, long mailbox) {
    return tried(
        () -> rows().begin(caller.account(), mailbox) ? find(caller, mailbox) : missing(mailbox));
  }
}
