package org.carillon.calendar.internal.subscribed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.carillon.calendar.PublishedSettings;
import org.carillon.calendar.internal.published.CalendarImport;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.fetch.subscription.DueSubscription;
import org.carillon.fetch.subscription.SubscribedKind;
import org.carillon.fetch.subscription.SubscriptionTable;
import org.carillon.format.icalendar.file.PublishedCalendarMetadata;
import org.carillon.settings.Settings;
import org.carillon.store.collection.MirrorWriting;
import org.jboss.logging.Logger;

/** Calendars that are mirrors and show what was fetched. */
@ApplicationScoped
public class SubscribedMirrors implements SubscribedKind {
  /** The interval at which a calendar is fetched that does not specify one. */
  static final Duration USUAL = Duration.ofHours(12);

  private static final Logger LOG = Logger.getLogger(SubscribedMirrors.class);
  private static final Duration LEAST = Duration.ofHours(1);

  private final CalendarImport imports;
  private final Settings settings;

  @Inject
  public SubscribedMirrors(CalendarImport imports, Settings settings) {
    this.imports = imports;
    this.settings = settings;
  }

  @Override
  public SubscriptionTable table() {
    return CalendarSubscriptionRows.TABLE;
  }

  @Override
  public String accept() {
    return "text/calendar, text/x-vcalendar;q=0.8, */*;q=0.1";
  }

  @Override
  public int most() {
    return settings.value(PublishedSettings.IMPORT_OCTETS).intValue();
  }

  @Override
  public Shown show(Caller owner, DueSubscription due, Fetched fetched) {
    byte[] octets = fetched.octets();
    if (fetched.isSame()) {
      return new Shown.Kept(every(octets));
    }
    Answer<ImportedCalendar> shown =
        MirrorWriting.of(
            due.mailbox(), () -> imports.put(owner, due.mailbox(), ImportMode.REPLACE, octets));
    return switch (shown) {
      case Answer.Done<ImportedCalendar>(ImportedCalendar done) ->
          leftOut(done) == 0
              ? new Shown.Kept(every(octets))
              : new Shown.KeptInPart(every(octets), leftOut(done));
      case Answer.Failed<ImportedCalendar>(Failure.Invalid _) -> new Shown.Unreadable();
      case Answer.Failed<ImportedCalendar>(Failure.TryLater(String why)) -> {
        LOG.debugf("A subscribed calendar of %s will be read later: %s", owner.name(), why);
        yield new Shown.Later();
      }
      case Answer.Failed<ImportedCalendar>(Failure failure) -> {
        LOG.debugf("A subscribed calendar of %s cannot be stored: %s", owner.name(), failure);
        yield new Shown.NoRoom();
      }
    };
  }

  /** Returns the number of objects left out. The first line's error is the calendar's. */
  private static int leftOut(ImportedCalendar done) {
    return (int) done.unread().stream().filter(unread -> unread.line() > 1).count();
  }

  private static Duration every(byte[] octets) {
    Duration said = PublishedCalendarMetadata.of(octets).refresh().orElse(USUAL);
    if (said.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return said.compareTo(CalendarSubscriptionRows.MOST_EVERY) > 0
        ? CalendarSubscriptionRows.MOST_EVERY
        : said;
  }
}
