package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.CalendarSettings;
import org.carillon.calendar.CalendarSettings.FreeBusyAudience;
import org.carillon.calendar.FreeBusySettings;
import org.carillon.calendar.PersonFreeBusy;
import org.carillon.calendar.internal.uploaded.UploadedFreeBusyRows;
import org.carillon.calendar.published.FreeBusyFiles;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.FreeBusyReader;
import org.carillon.format.icalendar.busy.FreeBusyWriter;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Free/busy files: those published, generated for each request, and those uploaded. */
@ApplicationScoped
public class StoredFreeBusyFiles implements FreeBusyFiles {
  private static final int TAG_OCTETS = 16;

  private final CalendarOwners owners;
  private final CalendarAccess calendars;
  private final UploadedFreeBusyRows uploads;
  private final Settings settings;

  @Inject
  StoredFreeBusyFiles(
      CalendarOwners owners,
      CalendarAccess calendars,
      UploadedFreeBusyRows uploads,
      Settings settings) {
    this.owners = owners;
    this.calendars = calendars;
    this.uploads = uploads;
    this.settings = settings;
  }

  private static Failure none() {
    return new Failure.NotFound("free/busy");
  }

  @Override
  public Answer<Told> read(Optional<Caller> caller, String person, Optional<TimeSpan> span) {
    return owners
        .owner(person)
        .then(owner -> owner.isEmpty() ? Answer.failed(none()) : read(caller, owner.get(), span));
  }

  private Answer<Told> read(
      Optional<Caller> caller, CalendarOwners.Owner owner, Optional<TimeSpan> asked) {
    Scope scope = Scope.account(owner.account().domain(), owner.account().account());
    TimeSpan published = published(scope);
    TimeSpan span =
        asked
            .map(wanted -> caller.isPresent() ? wanted : within(wanted, published))
            .orElse(published);
    if (!span.from().isBefore(span.to())) {
      return Answer.failed(none());
    }
    String address = owner.account().address();
    boolean isForAnybody =
        settings.value(CalendarSettings.FREE_BUSY, scope) == FreeBusyAudience.ANYBODY;
    return calendars
        .freeBusy(caller, List.of(address), span, "")
        .then(
            told ->
                told.getFirst() instanceof PersonFreeBusy.Told(String _, List<BusyPeriod> periods)
                    ? new Answer.Done<>(told(address, span, periods, isForAnybody))
                    : Answer.failed(none()));
  }

  /** Returns the published span, in whole days, so that the file stays the same for a day. */
  private TimeSpan published(Scope scope) {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return new TimeSpan(
        today.minus(Duration.ofDays(settings.value(FreeBusySettings.DAYS_BEFORE, scope))),
        today.plus(Duration.ofDays(settings.value(FreeBusySettings.DAYS, scope) + 1)));
  }

  private static TimeSpan within(TimeSpan span, TimeSpan most) {
    return new TimeSpan(
        span.from().isBefore(most.from()) ? most.from() : span.from(),
        span.to().isAfter(most.to()) ? most.to() : span.to());
  }

  private static Told told(
      String address, TimeSpan span, List<BusyPeriod> periods, boolean isForAnybody) {
    List<ContentLine> about =
        List.of(
            ContentLine.text("UID", "freebusy-" + address),
            ContentLine.of("ORGANIZER", "mailto:" + address));
    byte[] octets =
        FreeBusyWriter.calendar("PUBLISH", span, periods, Instant.now(), about).octets();
    return new Told(octets, tag(address + span + periods), isForAnybody);
  }

  private static String tag(String said) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, TAG_OCTETS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }

  /** Returns the caller if the address is its own, else the same failure for all others. */
  private Answer<Caller> self(Caller caller, String person) {
    return owners
        .owner(person)
        .then(
            owner ->
                caller.hasAccount()
                        && owner
                            .filter(known -> known.account().account() == caller.account())
                            .isPresent()
                    ? new Answer.Done<>(caller)
                    : Answer.failed(
                        new Failure.NotAllowed(
                            Failure.NotAllowed.PLAIN, "Only the account itself can do this.")));
  }

  @FunctionalInterface
  private interface Work<T> {
    Answer<T> on(long account) throws SQLException;
  }

  private <T> Answer<T> own(Caller caller, String person, Work<T> work) {
    return self(caller, person)
        .then(
            self -> {
              try {
                return work.on(self.account());
              } catch (SQLException away) {
                return Answer.failed(CalendarOwners.away());
              }
            });
  }

  @Override
  public Answer<Boolean> upload(Caller caller, String person, Upload what, byte[] octets) {
    int most = what == Upload.FREE_BUSY ? MOST_OCTETS : MOST_OPAQUE;
    return own(
        caller,
        person,
        account -> {
          if (octets.length > most) {
            return Answer.failed(new Failure.LimitReached(Limit.OCTETS, most));
          }
          if (what == Upload.FREE_BUSY && FreeBusyReader.read(octets).isEmpty()) {
            return Answer.failed(
                new Failure.Invalid(
                    "file", "no-free-busy", "The file does not contain a VFREEBUSY component."));
          }
          boolean isThere = uploads.of(account, what).isPresent();
          uploads.put(account, what, octets);
          return new Answer.Done<>(isThere);
        });
  }

  @Override
  public Answer<byte[]> uploaded(Caller caller, String person, Upload what) {
    return own(
        caller,
        person,
        account ->
            uploads
                .of(account, what)
                .<Answer<byte[]>>map(Answer.Done::new)
                .orElseGet(() -> Answer.failed(none())));
  }

  @Override
  public Answer<Void> forget(Caller caller, String person, Upload what) {
    return own(
        caller,
        person,
        account -> uploads.forget(account, what) ? Answer.done() : Answer.failed(none()));
  }
}
