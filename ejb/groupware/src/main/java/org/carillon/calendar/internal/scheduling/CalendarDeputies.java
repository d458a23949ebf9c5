package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.calendar.internal.scheduling.mail.InvitationMessage;
import org.carillon.calendar.scheduling.InvitationReaders;
import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.policy.rate.WindowCounts;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * The deputies of accounts: everyone who speaks for an account in one of its calendars. Those
 * deputies whom the calendar's owner names are notified of what is put into it.
 */
@ApplicationScoped
class CalendarDeputies {
  private static final Logger LOG = Logger.getLogger(CalendarDeputies.class);

  /** The maximum number of messages to an account's deputies within {@link #SPAN}, on each node. */
  static final int MOST_MESSAGES = 200;

  private static final Duration SPAN = Duration.ofHours(1);
  private static final int MOST_ACCOUNTS = 10_000;

  private final AccountCalendars calendars;
  private final MeetingAddresses own;
  private final LongFunction<Optional<Caller>> callers;
  private final SchedulingAuthorization spokespeople;
  private final Addresses addresses;
  private final Settings settings;
  private final Supplier<GeneratedMail> mail;
  private final WindowCounts<Long> sent = new WindowCounts<>(SPAN, MOST_ACCOUNTS, System::nanoTime);

  @Inject
  CalendarDeputies(
      AccountCalendars calendars,
      MeetingAddresses own,
      ServiceCallers behalf,
      SchedulingAuthorization spokespeople,
      Addresses addresses,
      Settings settings,
      Instance<GeneratedMail> mail) {
    this(
        calendars,
        own,
        account -> behalf.of(account, "scheduling"),
        spokespeople,
        addresses,
        settings,
        mail::get);
  }

  CalendarDeputies(
      AccountCalendars calendars,
      MeetingAddresses own,
      LongFunction<Optional<Caller>> callers,
      SchedulingAuthorization spokespeople,
      Addresses addresses,
      Settings settings,
      Supplier<GeneratedMail> mail) {
    this.calendars = calendars;
    this.own = own;
    this.callers = callers;
    this.spokespeople = spokespeople;
    this.addresses = addresses;
    this.settings = settings;
    this.mail = mail;
  }

  /** Returns whether a local user speaks for another in one of the other's calendars. */
  boolean actsFor(String sender, String other) throws IOException {
    Optional<Long> owner = own.account(other);
    Optional<Caller> caller = own.account(sender).flatMap(callers::apply);
    return owner.isPresent() && caller.isPresent() && actsFor(caller.get(), owner.get());
  }

  private boolean actsFor(Caller caller, long owner) throws IOException {
    return switch (calendars.ofOthers(caller)) {
      case Answer.Failed<List<CollectionEntry>>(Failure failure) ->
          throw new IOException(failure.toString());
      case Answer.Done<List<CollectionEntry>>(List<CollectionEntry> all) ->
          all.stream()
              .filter(entry -> spokespeople.speaksFor(caller, entry, owner))
              .anyMatch(
                  entry -> own.owner(caller, entry.name()).filter(id -> id == owner).isPresent());
    };
  }

  /** Returns the addresses of the deputies who may currently act for an account. */
  private List<String> of(Resolution.Local account) throws IOException {
    Scope scope = Scope.account(account.domain(), account.account());
    List<String> acting = new ArrayList<>();
    if (settings.value(SchedulingSettings.INVITATION_READERS, scope) != InvitationReaders.OWNER) {
      for (String deputy : settings.value(SchedulingSettings.DEPUTIES, scope)) {
        if (actsFor(deputy, account.address())) {
          acting.add(deputy);
        }
      }
    }
    return acting;
  }

  /** Returns whether a message is for the account's deputies only; private events never are. */
  boolean dealWith(long account, Meeting message) throws IOException {
    Optional<Resolution.Local> home = addresses.account(account);
    return home.isPresent()
        && isOfOrganizer(message)
        && isPublic(message)
        && settings.value(
                SchedulingSettings.INVITATION_READERS, Scope.account(home.get().domain(), account))
            == InvitationReaders.DEPUTIES
        && !of(home.get()).isEmpty();
  }

  private static boolean isOfOrganizer(Meeting message) {
    return message.method().filter(ItipMethod::isOrganizers).isPresent();
  }

  private static boolean isPublic(Meeting message) {
    return message.parts().values().stream()
        .allMatch(part -> part.text("CLASS").orElse("PUBLIC").strip().equalsIgnoreCase("PUBLIC"));
  }

  /**
   * Notifies the deputies of what was put into an account's calendar, as far as they may know of
   * it. A sender who writes very often does not fill the deputies' mailboxes.
   *
   * @return whether any of them gets a message about it
   */
  boolean tell(long account, Meeting message) throws IOException {
    Optional<Resolution.Local> home = addresses.account(account);
    if (home.isEmpty() || !isOfOrganizer(message) || !isPublic(message)) {
      return false;
    }
    boolean isAnyTold = false;
    for (String deputy : of(home.get())) {
      if (sent.add(account, 1) > MOST_MESSAGES) {
        LOG.infof(
            "Too many meeting messages to the delegates of account %d: the rest are not sent",
            account);
        return isAnyTold;
      }
      isAnyTold |= isTold(home.get(), deputy, message);
    }
    return isAnyTold;
  }

  private boolean isTold(Resolution.Local home, String deputy, Meeting message) throws IOException {
    String owner = CalendarUsers.address(home.address());
    ItipMessage said =
        new ItipMessage(message.method().orElseThrow(), owner, deputy, message.calendar());
    InvitationMessage.Purpose purpose =
        said.method() == ItipMethod.CANCEL
            ? InvitationMessage.Purpose.DEPUTY_CANCEL
            : InvitationMessage.Purpose.DEPUTY;
    byte[] composed =
        new InvitationMessage(said, purpose, deputy, language(home)).octets(Instant.now());
    String domain = owner.substring(owner.lastIndexOf('@') + 1);
    boolean isSent = mail.get().send(domain, deputy, composed);
    if (!isSent) {
      LOG.infof("No message can be sent to %s, a delegate of %s", deputy, owner);
    }
    return isSent;
  }

  private Locale language(Resolution.Local account) {
    return NotificationLanguages.one(settings, Scope.account(account.domain(), account.account()));
  }
}
