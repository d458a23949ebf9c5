package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.OwnMailWithRows;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OutgoingItip;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Takes one change of a meeting after the other and tells it: to accounts here at once, to others
 * by mail that is queued together with the note that it is. A node that ends halfway leaves the
 * rest to another, which tells nobody by mail twice; a calendar here takes the same message once.
 */
@ApplicationScoped
class MeetingTurn {
  private static final Logger LOG = Logger.getLogger(MeetingTurn.class);

  private final SchedulingRows rows;
  private final AccountCalendars calendars;
  private final MeetingDesk desk;
  private final MeetingAddresses own;
  private final LongFunction<Optional<Caller>> callers;
  private final Addresses addresses;
  private final ResourceBookings resources;
  private final Supplier<OwnMailWithRows> mail;
  private final Settings settings;

  @Inject
  MeetingTurn(
      SchedulingRows rows,
      AccountCalendars calendars,
      MeetingDesk desk,
      MeetingAddresses own,
      OnBehalf behalf,
      Addresses addresses,
      ResourceBookings resources,
      Instance<OwnMailWithRows> mail,
      Settings settings) {
    this(
        rows,
        calendars,
        desk,
        own,
        account -> behalf.of(account, "scheduling"),
        addresses,
        resources,
        mail::get,
        settings);
  }

  MeetingTurn(
      SchedulingRows rows,
      AccountCalendars calendars,
      MeetingDesk desk,
      MeetingAddresses own,
      LongFunction<Optional<Caller>> callers,
      Addresses addresses,
      ResourceBookings resources,
      Supplier<OwnMailWithRows> mail,
      Settings settings) {
    this.rows = rows;
    this.calendars = calendars;
    this.desk = desk;
    this.own = own;
    this.callers = callers;
    this.addresses = addresses;
    this.resources = resources;
    this.mail = mail;
    this.settings = settings;
  }

  /** Whether there was one. */
  boolean take() throws SQLException {
    Optional<SchedulingRows.Change> change = rows.claim();
    if (change.isEmpty()) {
      return false;
    }
    try {
      tell(change.get());
    } catch (IOException | RuntimeException away) {
      LOG.infof(
          "A meeting of account %d is told later: %s", change.get().account(), away.getMessage());
      rows.failed(change.get());
    }
    return true;
  }

  private void tell(SchedulingRows.Change change) throws IOException, SQLException {
    Optional<Caller> caller = callers.apply(change.account());
    if (caller.isEmpty()) {
      rows.done(change, Optional.empty());
      return;
    }
    Optional<Meeting> now =
        switch (calendars.find(caller.get(), change.uid())) {
          case Answer.Done<Optional<StoredMeeting>>(Optional<StoredMeeting> found) ->
              found.map(StoredMeeting::meeting).filter(Meeting::isScheduled);
          case Answer.Failed<Optional<StoredMeeting>>(Failure failure) ->
              throw new IOException(failure.toString());
        };
    Optional<Meeting> told = change.told().flatMap(StoredMeeting::read);
    Optional<Meeting> any = now.or(() -> told);
    if (any.isPresent()) {
      Set<String> me = own.of(change.account(), any.get(), told.orElse(any.get()));
      boolean isOrganizer = any.get().organizer().filter(me::contains).isPresent();
      // Only who is invited may keep silent (RFC 6638 §8.1).
      List<ItipMessage> messages =
          change.quiet() && !isOrganizer
              ? List.of()
              : OutgoingItip.between(told, now, me, Instant.now());
      byte[] digest =
          Digests.of(
              now.map(meeting -> meeting.calendar().octets())
                  .orElseGet(() -> "gone".getBytes(StandardCharsets.UTF_8)));
      Map<String, byte[]> sent = rows.sent(change);
      for (ItipMessage message : messages) {
        if (!Arrays.equals(digest, sent.get(message.to()))) {
          send(change, message, digest);
        }
      }
      if (messages.stream().anyMatch(message -> message.method() == ItipMethod.REPLY)) {
        ask(change, now, messages.getFirst(), sent, digest);
      }
    }
    rows.done(change, now.map(meeting -> meeting.calendar().octets()));
  }

  private void send(SchedulingRows.Change change, ItipMessage message, byte[] digest)
      throws IOException, SQLException {
    if (message.to().indexOf('@') < 1) {
      return;
    }
    if (addresses.resolve(message.to()) instanceof Resolution.Local local
        && local.account() != change.account()) {
      Optional<Meeting> said = Meeting.of(message.calendar());
      if (said.isPresent()) {
        desk.take(local.account(), said.get(), message.from());
        rows.noteSent(change, message.to(), digest);
      }
      return;
    }
    mail(change, message, InvitationLetter.Purpose.of(message.method()), message.to(), digest);
  }

  private void mail(
      SchedulingRows.Change change,
      ItipMessage message,
      InvitationLetter.Purpose purpose,
      String to,
      byte[] digest)
      throws IOException {
    String domain = message.from().substring(message.from().lastIndexOf('@') + 1);
    byte[] letter =
        new InvitationLetter(message, purpose, to, language(change.account()))
            .octets(Instant.now());
    boolean isSent =
        mail.get().send(domain, to, letter, SchedulingRows.sending(change, to, digest));
    if (!isSent) {
      LOG.infof("Nothing can be sent to %s, who is in a meeting", to);
    }
  }

  /** Whoever approves of a resource's bookings is told that one waits. */
  private void ask(
      SchedulingRows.Change change,
      Optional<Meeting> now,
      ItipMessage reply,
      Map<String, byte[]> sent,
      byte[] digest)
      throws IOException {
    Optional<BookableResource> resource = resources.of(change.account());
    if (now.isEmpty()
        || resource.filter(one -> !one.terms().rules().automatic()).isEmpty()
        || !reply.calendar().toString().contains("PARTSTAT=TENTATIVE")) {
      return;
    }
    ItipMessage booking =
        new ItipMessage(reply.method(), reply.from(), reply.to(), now.get().calendar());
    for (String delegate : resource.get().terms().rules().delegates()) {
      if (!Arrays.equals(digest, sent.get(delegate))) {
        mail(change, booking, InvitationLetter.Purpose.APPROVAL, delegate, digest);
      }
    }
  }

  private Locale language(long account) {
    long domain = addresses.account(account).map(Resolution.Local::domain).orElse(0L);
    Appearance.Language wanted =
        settings.value(AppearanceSettings.LANGUAGE, Scope.account(domain, account));
    return wanted == Appearance.Language.DE ? Locale.GERMAN : Locale.ENGLISH;
  }
}
