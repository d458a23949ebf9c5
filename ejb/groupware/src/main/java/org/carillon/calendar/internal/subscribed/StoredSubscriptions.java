package org.carillon.calendar.internal.subscribed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarSubscription;
import org.carillon.calendar.CalendarSubscriptions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.fetch.WebFetch;
import org.carillon.fetch.subscription.FetchState;
import org.carillon.fetch.subscription.SubscribedAddress;
import org.carillon.fetch.subscription.SubscriptionRows;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.CollectionKind;
import org.jboss.logging.Logger;

/** Creates, lists and ends subscriptions. */
@ApplicationScoped
public class StoredSubscriptions implements CalendarSubscriptions {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(StoredSubscriptions.class),
          "Calendar subscriptions cannot be read or changed");

  private final Collections collections;
  private final MailAccess mail;
  private final SqlTransactions transactions;
  private final WebFetch web;

  @Inject
  StoredSubscriptions(
      Collections collections, MailAccess mail, SqlTransactions transactions, WebFetch web) {
    this.collections = collections;
    this.mail = mail;
    this.transactions = transactions;
    this.web = web;
  }

  private CalendarSubscriptionRows rows() {
    return new CalendarSubscriptionRows(transactions);
  }

  @Override
  public Answer<List<CalendarSubscription>> list(Caller caller) {
    try {
      return new Answer.Done<>(rows().of(caller.account()));
    } catch (SQLException away) {
      return away(away);
    }
  }

  @Override
  public Answer<CollectionEntry> subscribe(Caller caller, MailboxName name, String address) {
    Optional<String> fetched = SubscribedAddress.of(address);
    if (fetched.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "address",
              "malformed",
              "The address must begin with https:// or webcal:// and name a host.",
              address));
    }
    if (name.isOthers()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (isOutOfReach(fetched.get())) {
      return Answer.failed(
          new Failure.Invalid(
              "address",
              FetchState.OUT_OF_REACH,
              "The address is not allowed: it is not reachable from the Internet.",
              address));
    }
    return collections
        .create(caller, name, CollectionKind.CALENDAR)
        .then(made -> added(caller, made, fetched.get()));
  }

  private boolean isOutOfReach(String address) {
    try {
      return web.isOutOfReach(URI.create(address));
    } catch (InterruptedException ending) {
      // Whether the address can be fetched is found out when it is fetched.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Answer<CollectionEntry> added(Caller caller, CollectionEntry made, String address) {
    try {
      boolean isAdded =
          rows().add(caller.account(), made.id(), address, SubscribedMirrors.USUAL, MOST);
      return isAdded
          ? collections.collection(caller, made.id())
          : mail.delete(caller, made.name())
              .then(
                  _ ->
                      Answer.failed(
                          new Failure.Invalid(
                              "address",
                              "too-many",
                              "At most " + MOST + " calendars can be subscribed to.")));
    } catch (SQLException away) {
      return mail.delete(caller, made.name()).then(_ -> away(away));
    }
  }

  @Override
  public Answer<Void> refresh(Caller caller, long collection) {
    return own(caller, collection)
        .then(
            own -> {
              try {
                new SubscriptionRows(transactions, CalendarSubscriptionRows.TABLE)
                    .soon(caller.account(), own.collection());
                return Answer.done();
              } catch (SQLException away) {
                return away(away);
              }
            });
  }

  @Override
  public Answer<CalendarSubscription> unsubscribe(Caller caller, long collection) {
    return own(caller, collection)
        .then(
            own ->
                collections
                    .collection(caller, collection)
                    .then(entry -> mail.delete(caller, entry.name()))
                    .map(_ -> own));
  }

  private Answer<CalendarSubscription> own(Caller caller, long collection) {
    return list(caller)
        .then(
            all ->
                all.stream()
                    .filter(one -> one.collection() == collection)
                    .findFirst()
                    .<Answer<CalendarSubscription>>map(Answer.Done::new)
                    .orElseGet(() -> Answer.failed(new Failure.NotFound("subscription"))));
  }

  private static <T> Answer<T> away(SQLException why) {
    AWAY.met(why.getMessage());
    return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
  }
}
