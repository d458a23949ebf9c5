package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.LetterLanguages;
import org.carillon.calendar.internal.scheduling.mail.InvitationLetter;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.groupware.PutObject;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.CounterProposals;
import org.carillon.contract.stage.OwnMail;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.CounterProposal;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.policy.rate.AccountRates;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * What organizers do with proposals: one that is taken is a change of the meeting like any other,
 * so that it is told as such, whoever makes it.
 */
@ApplicationScoped
public class OrganizersCounters implements CounterProposals {
  private final AccountCalendars calendars;
  private final MeetingAddresses own;
  private final Addresses addresses;
  private final Settings settings;
  private final AccountRates rates;
  private final Supplier<OwnMail> mail;

  @Inject
  OrganizersCounters(
      AccountCalendars calendars,
      MeetingAddresses own,
      Addresses addresses,
      Settings settings,
      AccountRates rates,
      Instance<OwnMail> mail) {
    this(calendars, own, addresses, settings, rates, mail::get);
  }

  OrganizersCounters(
      AccountCalendars calendars,
      MeetingAddresses own,
      Addresses addresses,
      Settings settings,
      AccountRates rates,
      Supplier<OwnMail> mail) {
    this.calendars = calendars;
    this.own = own;
    this.addresses = addresses;
    this.settings = settings;
    this.rates = rates;
    this.mail = mail;
  }

  /**
   * A proposal with the meeting that it is of.
   *
   * @param me the organizer's addresses
   */
  private record Proposal(
      Caller organizer, StoredMeeting meeting, Meeting counter, String from, Set<String> me) {}

  private Answer<Proposal> proposal(Caller caller, byte[] message, String from) {
    Optional<Meeting> counter =
        message.length > MOST_OCTETS
            ? Optional.empty()
            : StoredMeeting.read(message)
                .filter(read -> read.method().filter(ItipMethod.COUNTER::equals).isPresent());
    if (counter.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid("message", "malformed", "It proposes nothing of a meeting."));
    }
    return calendars
        .find(caller, counter.get().uid())
        .then(
            found ->
                found
                    .map(
                        there ->
                            checked(
                                new Proposal(
                                    caller,
                                    there,
                                    counter.get(),
                                    CalendarUsers.address(from),
                                    own.of(caller.account(), there.meeting()))))
                    .orElseGet(OrganizersCounters::none));
  }

  private static Answer<Proposal> none() {
    return Answer.failed(new Failure.NotFound("meeting", ""));
  }

  private static Answer<Proposal> checked(Proposal proposal) {
    Meeting meeting = proposal.meeting.meeting();
    if (meeting.organizer().filter(proposal.me::contains).isEmpty()) {
      return none();
    }
    return meeting.attendees().contains(proposal.from)
        ? new Answer.Done<>(proposal)
        : Answer.failed(
            new Failure.Invalid("from", "not-invited", "Only who is invited proposes a time."));
  }

  @Override
  public Answer<Void> accept(Caller caller, byte[] message, String from) {
    return proposal(caller, message, from).then(this::accepted);
  }

  private Answer<Void> accepted(Proposal proposal) {
    Meeting stored = proposal.meeting.meeting();
    if (CounterProposal.isOutdated(stored, proposal.counter)) {
      return Answer.failed(
          new Failure.Invalid("message", "outdated", "The meeting was changed since."));
    }
    Answer<PutObject> put =
        CounterProposal.accepted(stored, proposal.counter, Instant.now())
            .map(moved -> calendars.change(proposal.organizer, proposal.meeting, moved))
            .orElseGet(
                () ->
                    Answer.failed(
                        new Failure.Invalid(
                            "message", "malformed", "It names no time, or no instance of it.")));
    return put.retold(
            failure ->
                failure instanceof Failure.Outdated
                    ? new Failure.TryLater("The meeting is being changed")
                    : failure)
        .then(_ -> Answer.done());
  }

  @Override
  public Answer<Void> decline(Caller caller, byte[] message, String from) {
    return proposal(caller, message, from).then(this::declined);
  }

  private Answer<Void> declined(Proposal proposal) {
    Caller organizer = proposal.organizer;
    if (!rates.takes(organizer.account(), 1)) {
      return Answer.failed(new Failure.TryLater("The account has sent as much as it may for now"));
    }
    ItipMessage refusal =
        CounterProposal.declined(
            proposal.meeting.meeting(),
            proposal.counter,
            proposal.meeting.meeting().organizer().orElseThrow(),
            proposal.from,
            Instant.now());
    String domain = refusal.from().substring(refusal.from().lastIndexOf('@') + 1);
    byte[] letter =
        new InvitationLetter(
                refusal,
                InvitationLetter.Purpose.of(refusal.method()),
                refusal.to(),
                language(organizer.account()))
            .octets(Instant.now());
    try {
      return mail.get().send(domain, refusal.to(), letter)
          ? Answer.done()
          : Answer.failed(new Failure.NotFound("recipient", refusal.to()));
    } catch (IOException away) {
      return Answer.failed(new Failure.TryLater("Nothing can be sent now"));
    }
  }

  private Locale language(long account) {
    long domain = addresses.account(account).map(Resolution.Local::domain).orElse(0L);
    return LetterLanguages.one(settings, Scope.account(domain, account));
  }
}
