package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.internal.scheduling.mail.InvitationMessage;
import org.carillon.calendar.internal.scheduling.mail.MeetingSenderProof;
import org.carillon.calendar.internal.scheduling.mail.MeetingSenderProofs;
import org.carillon.calendar.internal.scheduling.mail.SchedulingMessageLimits;
import org.carillon.calendar.scheduling.InvitationChoice;
import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.content.Content;
import org.carillon.contract.scheduling.IncomingInvitations;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.policy.rate.AccountRates;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.policy.sender.ShownSender;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Takes meetings out of mail during delivery. The calendar is changed first, and the message is
 * delivered afterwards. After a failure in between, the message arrives again and changes nothing.
 */
@ApplicationScoped
public class InvitationInbox implements IncomingInvitations {
  private static final Logger LOG = Logger.getLogger(InvitationInbox.class);

  private static final Pattern OF_MINUTES =
      Pattern.compile("FREQ=(SECONDLY|MINUTELY)", Pattern.CASE_INSENSITIVE);

  private final Settings settings;
  private final IncomingScheduling incoming;
  private final MeetingAddresses own;
  private final AllowedSenders allowed;
  private final ResourceBookings resources;
  private final Supplier<GeneratedMail> mail;
  private final CalendarDeputies deputies;
  private final MeetingSenderProofs proofs;
  private final SchedulingMessageLimits counts;
  private final AccountRates rates;

  @Inject
  InvitationInbox(
      Settings settings,
      IncomingScheduling incoming,
      MeetingAddresses own,
      AllowedSenders allowed,
      ResourceBookings resources,
      Instance<GeneratedMail> mail,
      CalendarDeputies deputies,
      MeetingSenderProofs proofs,
      SchedulingMessageLimits counts,
      AccountRates rates) {
    this(settings, incoming, own, allowed, resources, mail::get, deputies, proofs, counts, rates);
  }

  InvitationInbox(
      Settings settings,
      IncomingScheduling incoming,
      MeetingAddresses own,
      AllowedSenders allowed,
      ResourceBookings resources,
      Supplier<GeneratedMail> mail,
      CalendarDeputies deputies,
      MeetingSenderProofs proofs,
      SchedulingMessageLimits counts,
      AccountRates rates) {
    this.settings = settings;
    this.incoming = incoming;
    this.own = own;
    this.allowed = allowed;
    this.resources = resources;
    this.mail = mail;
    this.deputies = deputies;
    this.proofs = proofs;
    this.counts = counts;
    this.rates = rates;
  }

  @Override
  public boolean take(RuleQuestion question) throws IOException {
    FilingQuestion recipient = question.recipient();
    if (!CalendarParts.mayHave(recipient.header())) {
      return false;
    }
    Optional<Meeting> message;
    try (Content content = question.message().open()) {
      message = CalendarParts.message(content);
    }
    boolean isResource = message.isPresent() && resources.of(recipient.account()).isPresent();
    Optional<String> sender = ShownSender.of(recipient.header()).map(CalendarUsers::address);
    if (message.isEmpty() || sender.isEmpty()) {
      return false;
    }
    MeetingSenderProof proof = proofs.of(recipient, sender.get());
    if (!mayBeTaken(recipient, message.get(), sender.get(), proof, isResource)
        || !isWithinBounds(recipient, message.get(), sender.get())) {
      return false;
    }
    IncomingScheduling.Taken taken;
    try {
      taken =
          incoming.take(
              recipient.account(), message.get(), new ItipSender(sender.get(), trust(proof)));
    } catch (IncomingScheduling.NotStored full) {
      // The message waits in the mail queue until there is room and is processed then.
      return isResource;
    }
    for (ItipMessage answer : taken.messages()) {
      send(recipient.account(), message.get().uid(), answer);
    }
    LOG.debugf(
        "A meeting in %s for %s: %s", question.trace(), recipient.path().address(), taken.note());
    // A message about which no deputy is notified (a second copy, an outdated message, too many
    // messages) stays mail.
    return isResource
        || taken.areDeputiesTold() && deputies.dealWith(recipient.account(), message.get());
  }

  private static ItipSender.Trust trust(MeetingSenderProof proof) {
    return proof == MeetingSenderProof.PROVEN ? ItipSender.Trust.PROVEN : ItipSender.Trust.UNPROVEN;
  }

  /**
   * Returns whether the sender has not sent too many messages. All uninvited senders share one
   * counter, since a sender can use any number of names. Their counter-proposals are left to
   * people.
   */
  private boolean isWithinBounds(FilingQuestion recipient, Meeting message, String sender)
      throws IOException {
    ItipMethod method = message.method().orElseThrow();
    boolean isUnasked =
        !method.isOrganizers()
            && incoming
                .stored(recipient.account(), message.uid())
                .filter(stored -> stored.invites(sender))
                .isEmpty();
    return !(isUnasked && method == ItipMethod.COUNTER)
        && counts.mayChange(recipient.account(), message.uid(), isUnasked ? "" : sender);
  }

  /**
   * Requests data that is unknown here, or sends data again that somebody requests. It does so less
   * often than it is requested, and within the account's sending limits.
   */
  private void send(long account, String uid, ItipMessage answer) throws IOException {
    if (!counts.mayTellAnew(account, uid, answer.to()) || !rates.takes(account, 1)) {
      LOG.debugf(
          "%s cannot be notified again now of a meeting of account %d", answer.to(), account);
      return;
    }
    String domain = answer.from().substring(answer.from().lastIndexOf('@') + 1);
    byte[] composed =
        new InvitationMessage(
                answer, InvitationMessage.Purpose.of(answer.method()), answer.to(), Locale.ENGLISH)
            .octets(Instant.now());
    if (!mail.get().send(domain, answer.to(), composed)) {
      LOG.debugf("No message can be sent to %s", answer.to());
    }
  }

  private boolean mayBeTaken(
      FilingQuestion recipient,
      Meeting message,
      String sender,
      MeetingSenderProof proof,
      boolean isResource)
      throws IOException {
    InvitationChoice choice =
        settings.value(
            SchedulingSettings.INVITATIONS, Scope.account(recipient.domain(), recipient.account()));
    return (isResource || choice != InvitationChoice.NEVER && !isOfMinutes(message))
        && isSaidBy(recipient, message, sender)
        && isBelieved(proof, isResource)
        && (isResource || choice == InvitationChoice.ALWAYS || isKnown(recipient, message, sender));
  }

  /** Returns whether the event recurs every minute and would fill a calendar: it stays mail. */
  private static boolean isOfMinutes(Meeting message) {
    return message.parts().values().stream()
        .flatMap(part -> part.lines("RRULE").stream())
        .anyMatch(rule -> OF_MINUTES.matcher(rule.value()).find());
  }

  /** Returns whether the sender is the organizer, the attendee itself or acts for them. */
  private boolean isSaidBy(FilingQuestion recipient, Meeting message, String sender)
      throws IOException {
    Optional<ItipMethod> method = message.method();
    if (method.isEmpty()) {
      return false;
    }
    String property = method.get().isOrganizers() ? "ORGANIZER" : "ATTENDEE";
    for (CalendarComponent part : message.parts().values()) {
      List<ContentLine> lines = part.lines(property);
      // Somebody who acts for an attendee may only speak for that one.
      if (lines.stream().noneMatch(line -> CalendarUsers.address(line).equals(sender))
          && !(lines.size() == 1
              && isSentBy(lines.getFirst(), sender)
              && actsFor(recipient, message.uid(), lines.getFirst(), sender))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSentBy(ContentLine line, String sender) {
    return line.parameterValue("SENT-BY")
        .map(CalendarUsers::address)
        .filter(sender::equals)
        .isPresent();
  }

  /**
   * Returns whether the sender acts for a person in the meeting. Anybody can claim to act for
   * somebody, so the claim is believed only if the stored meeting already says so, or if a calendar
   * owner on this server has given the sender access.
   */
  private boolean actsFor(FilingQuestion recipient, String uid, ContentLine line, String sender)
      throws IOException {
    String other = CalendarUsers.address(line);
    Optional<Meeting> stored = incoming.stored(recipient.account(), uid);
    boolean isKnown =
        stored.stream()
            .flatMap(meeting -> meeting.parts().values().stream())
            .flatMap(part -> part.lines(line.name()).stream())
            .anyMatch(
                known -> CalendarUsers.address(known).equals(other) && isSentBy(known, sender));
    return isKnown || deputies.actsFor(sender, other);
  }

  /**
   * Returns whether the sender of a message is believed. An unauthenticated message stays mail, so
   * that people see it and decide themselves. If no authentication is checked, people get every
   * message taken over; a resource, whose mail nobody reads, answers only to authenticated
   * addresses.
   */
  private static boolean isBelieved(MeetingSenderProof proof, boolean isResource) {
    return switch (proof) {
      case PROVEN -> true;
      case UNCHECKED -> !isResource;
      case NONE -> false;
    };
  }

  private boolean isKnown(FilingQuestion recipient, Meeting message, String sender)
      throws IOException {
    if (own.account(sender).isPresent()
        || allowed.allows(recipient.account(), recipient.header())) {
      return true;
    }
    Optional<Meeting> stored = incoming.stored(recipient.account(), message.uid());
    return stored.isPresent()
        && (message.method().filter(ItipMethod::isOrganizers).isPresent()
            ? stored.get().organizer().equals(message.organizer())
            : isOwn(recipient, stored.get()));
  }

  private boolean isOwn(FilingQuestion recipient, Meeting stored) {
    Set<String> me = own.of(recipient.account(), stored);
    return stored.organizer().filter(me::contains).isPresent();
  }
}
