package org.carillon.calendar.internal.subscribed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.internal.published.CalendarImport;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.calendar.CalendarSubscription.Fault;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.published.ImportMode;
import org.carillon.contract.published.ImportedCalendar;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.format.icalendar.file.PublishedHead;
import org.carillon.node.FairPlaces;
import org.carillon.policy.fetch.Renewal;
import org.carillon.policy.fetch.Validators;
import org.carillon.policy.fetch.WebFetch;
import org.carillon.settings.Settings;
import org.carillon.store.collection.MirrorWriting;
import org.jboss.logging.Logger;

/**
 * Fetches one calendar after the other that is due, and has its mirror show it. Who ends in between
 * has lost the row when its lease ends; what is done twice changes nothing.
 */
@ApplicationScoped
public class SubscriptionTurn {
  /** How often a calendar is fetched that does not say it. */
  static final Duration USUAL = Duration.ofHours(12);

  /** How many are fetched at a time on a node: one of an account. */
  static final int AT_ONCE = 4;

  private static final Logger LOG = Logger.getLogger(SubscriptionTurn.class);
  private static final Duration LEAST = Duration.ofHours(1);
  private static final String ACCEPT = "text/calendar, text/x-vcalendar;q=0.8, */*;q=0.1";

  private final SubscriptionRows rows;
  private final WebFetch web;
  private final CalendarImport imports;
  private final Settings settings;
  private final LongFunction<Optional<Caller>> behalf;
  private final FairPlaces<Long> places = new FairPlaces<>(AT_ONCE, 1);

  /** Made by the container. */
  @Inject
  public SubscriptionTurn(
      SqlTransactions transactions,
      WebFetch web,
      CalendarImport imports,
      Settings settings,
      OnBehalf behalf) {
    this(transactions, web, imports, settings, account -> behalf.of(account, "subscription"));
  }

  SubscriptionTurn(
      SqlTransactions transactions,
      WebFetch web,
      CalendarImport imports,
      Settings settings,
      LongFunction<Optional<Caller>> behalf) {
    this.rows = new SubscriptionRows(transactions);
    this.web = web;
    this.imports = imports;
    this.settings = settings;
    this.behalf = behalf;
  }

  /** Takes the next; false while none is due. */
  boolean take() throws SQLException, InterruptedException {
    Optional<DueRows.Taken<SubscriptionRows.Due>> due =
        places.choose(rows::take, taken -> taken.row().account());
    if (due.isEmpty()) {
      return false;
    }
    try {
      due.get().work(this::look);
    } finally {
      places.leave(Set.of(due.get().row().account()));
    }
    return true;
  }

  private void look(SubscriptionRows.Due due) throws SQLException, InterruptedException {
    Optional<Caller> owner = behalf.apply(due.account());
    if (owner.isPresent() && rows.isShown(due.mailbox())) {
      fetch(owner.get(), due);
    } else {
      rows.putOff(due);
    }
  }

  private void fetch(Caller owner, SubscriptionRows.Due due)
      throws SQLException, InterruptedException {
    int most = settings.value(PublishedSettings.IMPORT_OCTETS).intValue();
    switch (web.renew(URI.create(due.address()), ACCEPT, most, due.validators())) {
      case Renewal.Unchanged() -> rows.same(due);
      case Renewal.Status(int status) -> rows.failed(due, Fault.STATUS, status);
      case Renewal.Silent(boolean isRefused) ->
          rows.failed(due, isRefused ? Fault.REFUSED : Fault.SILENT, 0);
      case Renewal.Changed(byte[] octets, Validators validators) ->
          show(owner, due, octets, validators);
    }
  }

  private void show(Caller owner, SubscriptionRows.Due due, byte[] octets, Validators validators)
      throws SQLException {
    byte[] digest = digest(octets);
    Duration every = every(octets);
    if (Arrays.equals(digest, due.digest())) {
      rows.kept(due, every, validators, digest);
      return;
    }
    Answer<ImportedCalendar> shown =
        MirrorWriting.of(
            due.mailbox(), () -> imports.put(owner, due.mailbox(), ImportMode.REPLACE, octets));
    switch (shown) {
      case Answer.Done<ImportedCalendar> _ -> rows.kept(due, every, validators, digest);
      case Answer.Failed<ImportedCalendar>(Failure.Invalid _) ->
          rows.failed(due, Fault.UNREADABLE, 0);
      // What is there stays; the rest comes when its lease has ended, in less than a minute.
      case Answer.Failed<ImportedCalendar>(Failure.TryLater(String why)) ->
          LOG.debugf("A subscribed calendar of %s is read later: %s", owner.name(), why);
      case Answer.Failed<ImportedCalendar>(Failure failure) -> {
        LOG.debugf("A subscribed calendar of %s is not kept: %s", owner.name(), failure);
        rows.failed(due, Fault.NO_ROOM, 0);
      }
    }
  }

  private static Duration every(byte[] octets) {
    Duration said = PublishedHead.of(octets).refresh().orElse(USUAL);
    if (said.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return said.compareTo(SubscriptionRows.MOST_EVERY) > 0 ? SubscriptionRows.MOST_EVERY : said;
  }

  private static byte[] digest(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
