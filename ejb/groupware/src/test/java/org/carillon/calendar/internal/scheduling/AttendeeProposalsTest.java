package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.calendar.internal.scheduling.mail.ProposalMail;
import org.carillon.calendar.scheduling.ProposedTimeInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ProposedTime;
import org.carillon.format.itip.ProposedTime.State;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of RFC 5546 §3.2.7: an attendee proposes another time, and both sides see the result. */
class AttendeeProposalsTest extends MeetingFixture {
  private static final Instant LATER = TOMORROW.plus(Duration.ofHours(3));
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private AttendeeProposals guests;
  private OrganizerProposalDecisions organizers;
  private MessageMeetings messages;

  @BeforeEach
  void wire() {
    ProposalMail mail =
        new ProposalMail(
            directory.addresses(),
            directory.settings(),
            (account, recipients) -> allowed-- > 0,
            () -> this::sent);
    messages = new MessageMeetings(calendars, incoming, own);
    organizers = new OrganizerProposalDecisions(calendars, own, mail);
    guests =
        new AttendeeProposals(
            calendars,
            own,
            new SchedulingAuthorization(directory.addresses(), directory.settings()),
            messages,
            mail,
            () -> reach);
  }

  private boolean sent(String domain, String to, byte[] message) throws IOException {
    if (isMailAway) {
      throw new IOException("away");
    }
    mails.add(to + "\n" + new String(message, UTF_8));
    Optional<Long> here = own.account(to);
    if (here.isPresent()) {
      Meeting said = CalendarParts.message(Content.of(message)).orElseThrow();
      String from =
          said.method().orElseThrow().isOrganizers()
              ? said.organizer().orElseThrow()
              : said.attendees().iterator().next();
      incoming.take(here.get(), said, ItipSender.proven(from));
    }
    return true;
  }

  private void invite(String more) throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, more, BEN)));
    tellAll();
    mails.clear();
  }

  private static ProposedTimeInput at(Instant start) {
    LocalDateTime local = LocalDateTime.ofInstant(start, BERLIN);
    return new ProposedTimeInput(false, local, local.plusHours(1), "Europe/Berlin", "Lunch, then");
  }

  private Answer<Void> propose(Optional<LocalDateTime> instance, ProposedTimeInput input)
      throws IOException {
    StoredMeeting stored = done(calendars.find(ben, "talk")).orElseThrow();
    return guests.propose(ben, stored.collection(), stored.key(), instance, input);
  }

  private byte[] lastMail() throws IOException {
    String text = mails.getLast();
    return CalendarParts.message(Content.of(text.substring(text.indexOf('\n') + 1).getBytes(UTF_8)))
        .orElseThrow()
        .calendar()
        .octets();
  }

  private Optional<State> guestsState() throws IOException {
    byte[] request =
        event("talk", TOMORROW, "", BEN)
            .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REQUEST\r\n")
            .getBytes(UTF_8);
    return done(messages.state(ben, request))
        .orElseThrow()
        .kept()
        .orElseThrow()
        .proposed()
        .map(ProposedTime::state);
  }

  @Test
  void proposalIsSentAndPendingUntilDeclined() throws Exception {
    invite("");
    done(propose(Optional.empty(), at(LATER)));
    tellAll();

    assertThat(mails).singleElement().asString().startsWith(ANNA).contains("method=COUNTER");
    assertThat(new String(lastMail(), UTF_8))
        .contains("DTSTART:" + UTC.format(LATER), "COMMENT:Lunch\\, then");
    assertThat(status(ben, "talk", BEN)).isEqualTo("TENTATIVE");
    assertThat(status(anna, "talk", BEN)).isEqualTo("TENTATIVE");
    assertThat(guestsState()).contains(State.WAITING);
    assertThat(done(organizers.state(anna, lastMail(), BEN))).contains(State.WAITING);

    byte[] first = lastMail();
    done(propose(Optional.empty(), at(LATER.plus(Duration.ofHours(1)))));
    assertThat(done(organizers.state(anna, first, BEN))).contains(State.REPLACED);

    done(organizers.decline(anna, lastMail(), BEN));
    assertThat(guestsState()).contains(State.DECLINED);
    assertThat(meeting(ben, "talk").calendar().toString())
        .contains("DTSTART:" + UTC.format(TOMORROW));
  }

  @Test
  void oneInstanceIsProposedAndAccepted() throws Exception {
    invite("RRULE:FREQ=DAILY;COUNT=5\r\n");
    Instant second = TOMORROW.plus(Duration.ofDays(1));
    LocalDateTime id = LocalDateTime.ofInstant(second, ZoneOffset.UTC);

    assertThat(propose(Optional.empty(), at(LATER))).isEqualTo(refused("event", "series"));
    assertThat(propose(Optional.of(id.plusHours(1)), at(LATER)).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    done(propose(Optional.of(id), at(second.plus(Duration.ofHours(2)))));
    done(organizers.accept(anna, lastMail(), BEN));
    tellAll();

    assertThat(meeting(ben, "talk").calendar().toString())
        .contains(
            "RECURRENCE-ID:" + UTC.format(second),
            "DTSTART:" + UTC.format(second.plus(Duration.ofHours(2))));
    assertThat(done(organizers.state(anna, messageOf("COUNTER"), BEN))).contains(State.TAKEN);
    assertThat(status(anna, "talk", BEN)).isEqualTo("NEEDS-ACTION");
  }

  private byte[] messageOf(String method) throws IOException {
    String text =
        mails.stream().filter(one -> one.contains("method=" + method)).findFirst().orElseThrow();
    return CalendarParts.message(Content.of(text.substring(text.indexOf('\n') + 1).getBytes(UTF_8)))
        .orElseThrow()
        .calendar()
        .octets();
  }

  @Test
  void wholeDayProposalsAreSentAsDates() throws Exception {
    invite("");
    LocalDateTime day = LocalDateTime.of(2031, 3, 9, 0, 0);
    done(propose(Optional.empty(), new ProposedTimeInput(true, day, day.plusDays(2), "", "")));

    assertThat(new String(lastMail(), UTF_8))
        .contains("DTSTART;VALUE=DATE:20310309", "DTEND;VALUE=DATE:20310311");
  }

  @Test
  void proposalFromAMessageStoresTheMeetingFirst() throws Exception {
    byte[] lastMail =
        event("far", TOMORROW, "", BEN)
            .replace(ANNA, FAR)
            .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REQUEST\r\n")
            .getBytes(UTF_8);

    done(guests.propose(ben, lastMail, at(LATER)));

    assertThat(mails).singleElement().asString().startsWith(FAR).contains("method=COUNTER");
    assertThat(status(ben, "far", BEN)).isEqualTo("TENTATIVE");
    done(put(ben, "far.ics", answered(ben, "far", "ACCEPTED").replace("TENTATIVE", "ACCEPTED")));
    tellAll();
    assertThat(mails.getLast()).contains("method=REPLY").doesNotContain("X-CARILLON-PROPOSAL");
  }

  @Test
  void undeliverableProposalIsNotStored() throws Exception {
    invite("");
    isMailAway = true;
    assertThat(propose(Optional.empty(), at(LATER)).asFailure())
        .containsInstanceOf(Failure.TryLater.class);
    isMailAway = false;
    unreached = ANNA;
    assertThat(propose(Optional.empty(), at(LATER))).isEqualTo(refused("organizer", "unreachable"));
    unreached = "";

    assertThat(guestsState()).isEmpty();
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(propose(Optional.empty(), at(TOMORROW))).isEqualTo(refused("start", "same-time"));
    assertThat(mails).isEmpty();
  }

  @Test
  void onlyAttendeesOfAConfirmedMeetingPropose() throws Exception {
    invite("");
    StoredMeeting annas = done(calendars.find(anna, "talk")).orElseThrow();
    ItemKey key = annas.key();

    assertThat(guests.propose(anna, annas.collection(), key, Optional.empty(), at(LATER)))
        .isEqualTo(refused("event", "not-invited"));
    assertThat(
            guests.propose(ben, annas.collection(), key, Optional.empty(), at(LATER)).asFailure())
        .containsInstanceOf(Failure.NotFound.class);

    done(put(anna, "talk.ics", event("talk", TOMORROW, "STATUS:CANCELLED\r\n", BEN)));
    tellAll();
    assertThat(propose(Optional.empty(), at(LATER))).isEqualTo(refused("event", "cancelled"));
  }

  @Test
  void deputyProposesInTheAttendeesName() throws Exception {
    Caller cleo = person("cleo@example.test");
    done(groupware.objects().collections(cleo));
    invite("");
    ItemKey key = done(calendars.find(ben, "talk")).orElseThrow().key();

    lets(cleo, ShareLevel.ADD);
    assertThat(guests.propose(cleo, calendar(ben), key, Optional.empty(), at(LATER)).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    lets(cleo, ShareLevel.CHANGE);
    done(guests.propose(cleo, calendar(ben), key, Optional.empty(), at(LATER)));

    assertThat(mails).singleElement().asString().contains("From: <" + BEN, "Sender: <cleo@");
    assertThat(new String(lastMail(), UTF_8).replace("\r\n ", ""))
        .contains("SENT-BY=\"mailto:cleo@example.test\"");
    assertThat(guestsState()).contains(State.WAITING);
  }

  private void lets(Caller cleo, ShareLevel level) {
    done(
        fixture
            .mailboxes()
            .grant(
                ben,
                new MailboxName("Calendar"),
                Identifier.parse(cleo.name()),
                RightsChange.REPLACE,
                level.rights(CollectionKind.CALENDAR).orElseThrow()));
  }

  private static Answer<Void> refused(String field, String code) {
    String message =
        switch (code) {
          case "series" -> "Another time can only be proposed for one occurrence of a series.";
          case "unreachable" -> "The organizer has no usable mail address.";
          case "same-time" -> "The event already takes place at this time.";
          case "cancelled" -> "The event is cancelled.";
          default -> "Only invited people can propose another time.";
        };
    return Answer.failed(new Failure.Invalid(field, code, message));
  }
}
