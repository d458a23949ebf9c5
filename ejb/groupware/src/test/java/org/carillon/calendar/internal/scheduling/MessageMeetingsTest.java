package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.carillon.calendar.scheduling.MeetingAnswer;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.itip.ItipResultCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of meetings in messages that were not taken over when they arrived. */
class MessageMeetingsTest extends MeetingFixture {
  private static final String ELSEWHERE = "boss@example.org";

  private MessageMeetings messageMeetings;

  @BeforeEach
  void wire() {
    messageMeetings = new MessageMeetings(calendars, incoming, own);
  }

  private static String message(String method, String object) {
    return object
        .replace(ANNA, ELSEWHERE)
        .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:" + method + "\r\n");
  }

  private static byte[] request(String uid, String more) {
    return message("REQUEST", event(uid, TOMORROW, more, BEN)).getBytes(UTF_8);
  }

  private MessageMeetingState state(byte[] message) {
    return done(messageMeetings.state(ben, message)).orElseThrow();
  }

  private static String object(String message) {
    String part = message.substring(message.indexOf("text/calendar"));
    String coded = part.substring(part.indexOf("\r\n\r\n"), part.indexOf("\r\n--"));
    return new String(Base64.getMimeDecoder().decode(coded), UTF_8);
  }

  @Test
  void answerStoresTheMeetingAndSendsItsComment() throws Exception {
    byte[] message = request("one", "");
    assertThat(state(message).kept()).isEmpty();
    assertThat(state(message).isNew()).isTrue();

    done(messageMeetings.answer(ben, message, MeetingAnswer.ACCEPTED, "Ten minutes late, perhaps"));
    tellAll();

    assertThat(status(ben, "one", BEN)).isEqualTo("ACCEPTED");
    assertThat(mails).singleElement().asString().startsWith(ELSEWHERE);
    assertThat(object(mails.getFirst()))
        .contains("METHOD:REPLY", "PARTSTAT=ACCEPTED", "COMMENT:Ten minutes late\\, perhaps");
    assertThat(state(message).isNew()).isFalse();
    assertThat(state(message).kept().orElseThrow().answer()).contains(MeetingAnswer.ACCEPTED);

    done(messageMeetings.answer(ben, message, MeetingAnswer.DECLINED, ""));
    tellAll();
    assertThat(status(ben, "one", BEN)).isEqualTo("DECLINED");
    assertThat(object(mails.getLast())).contains("PARTSTAT=DECLINED").doesNotContain("COMMENT");
  }

  @Test
  void organizersDeputyIsTakenFromTheStoredMeeting() throws Exception {
    done(messageMeetings.answer(ben, request("one", ""), MeetingAnswer.ACCEPTED, ""));
    byte[] forged =
        new String(request("one", "SEQUENCE:1\r\n"), UTF_8)
            .replace("ORGANIZER:", "ORGANIZER;SENT-BY=\"mailto:eve@example.org\":")
            .getBytes(UTF_8);
    MessageMeetingState.Kept kept = state(forged).kept().orElseThrow();
    assertThat(kept.isFromOthers("eve@example.org")).isTrue();
    assertThat(kept.isFromOthers("Boss@Example.org")).isFalse();
    assertThat(kept.isFromOthers("")).isFalse();

    byte[] assisted =
        new String(request("two", ""), UTF_8)
            .replace("ORGANIZER:", "ORGANIZER;SENT-BY=\"mailto:aide@example.org\":")
            .getBytes(UTF_8);
    done(messageMeetings.answer(ben, assisted, MeetingAnswer.ACCEPTED, ""));
    assertThat(state(assisted).kept().orElseThrow().isFromOthers("aide@example.org")).isFalse();
  }

  @Test
  void undeliveredReplyIsMarked() throws Exception {
    byte[] message = request("one", "");
    failing = ELSEWHERE;
    done(messageMeetings.answer(ben, message, MeetingAnswer.ACCEPTED, ""));
    tellAll();
    assertThat(state(message).kept().orElseThrow().isUndelivered()).isTrue();

    failing = "";
    done(messageMeetings.answer(ben, message, MeetingAnswer.DECLINED, ""));
    tellAll();
    assertThat(state(message).kept().orElseThrow().isUndelivered()).isFalse();
  }

  @Test
  void messageOfOneInstanceIsAnsweredForThatInstanceOnly() throws Exception {
    done(
        messageMeetings.answer(
            ben, request("row", "RRULE:FREQ=DAILY;COUNT=5\r\n"), MeetingAnswer.ACCEPTED, ""));
    byte[] one =
        new String(request("row", "SEQUENCE:1\r\n"), UTF_8)
            .replace("DTSTAMP:", "RECURRENCE-ID:" + UTC.format(TOMORROW) + "\r\nDTSTAMP:")
            .getBytes(UTF_8);
    done(messageMeetings.answer(ben, one, MeetingAnswer.DECLINED, ""));

    assertThat(status(ben, "row", BEN)).isEqualTo("ACCEPTED");
    assertThat(state(one).kept().orElseThrow().answer()).contains(MeetingAnswer.DECLINED);
  }

  @Test
  void approvalRequestIsAnsweredOnce() throws Exception {
    byte[] question = request("approval.talk", "");
    assertThat(state(question).isQuestion()).isTrue();
    for (MeetingAnswer open :
        new MeetingAnswer[] {MeetingAnswer.TENTATIVE, MeetingAnswer.NEEDS_ACTION}) {
      assertThat(messageMeetings.answer(ben, question, open, "").asFailure().orElseThrow())
          .isInstanceOfSatisfying(
              Failure.Invalid.class, wrong -> assertThat(wrong.field()).isEqualTo("answer"));
    }
    assertThat(state(question).isDecided()).isFalse();

    done(messageMeetings.answer(ben, question, MeetingAnswer.ACCEPTED, ""));

    assertThat(state(question).isDecided()).isTrue();
    assertThat(
            messageMeetings
                .answer(ben, question, MeetingAnswer.DECLINED, "")
                .asFailure()
                .orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, wrong -> assertThat(wrong.code()).isEqualTo("decided"));
    assertThat(status(ben, "approval.talk", BEN)).isEqualTo("ACCEPTED");

    // Approval of a moved booking is requested again.
    byte[] moved =
        message(
                "REQUEST",
                event("approval.talk", TOMORROW.plusSeconds(7200), "SEQUENCE:1\r\n", BEN))
            .getBytes(UTF_8);
    assertThat(state(moved).isDecided()).isFalse();
    done(messageMeetings.answer(ben, moved, MeetingAnswer.DECLINED, ""));
    assertThat(status(ben, "approval.talk", BEN)).isEqualTo("DECLINED");
  }

  @Test
  void cancellationIsTakenOnRequestOfTheReader() throws Exception {
    done(messageMeetings.answer(ben, request("off", ""), MeetingAnswer.TENTATIVE, ""));
    byte[] cancel =
        message("CANCEL", event("off", TOMORROW, "SEQUENCE:1\r\n", BEN)).getBytes(UTF_8);
    assertThat(state(cancel).kept().orElseThrow().isCancelled()).isFalse();

    MessageMeetingState after = done(messageMeetings.take(ben, cancel)).orElseThrow();

    assertThat(after.kept().orElseThrow().isCancelled()).isTrue();
    assertThat(after.isNew()).isFalse();
  }

  @Test
  void organizerSeesTheOwnMeetingAndCannotAnswer() throws Exception {
    done(put(anna, "mine.ics", event("mine", TOMORROW, "", FAR)));
    byte[] reply =
        event("mine", TOMORROW, "", FAR)
            .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REPLY\r\n")
            .replace("ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + ANNA + "\r\n", "")
            .replace("NEEDS-ACTION", "ACCEPTED")
            .getBytes(UTF_8);
    MessageMeetingState before = done(messageMeetings.state(anna, reply)).orElseThrow();
    assertThat(before.isNew()).isTrue();
    assertThat(before.kept().orElseThrow().isOrganized()).isTrue();

    done(messageMeetings.take(anna, reply));
    assertThat(status(anna, "mine", FAR)).isEqualTo("ACCEPTED");
    assertThat(messageMeetings.answer(anna, reply, MeetingAnswer.ACCEPTED, ""))
        .isEqualTo(notInvited());
  }

  @Test
  void replyForTooManyDaysIsReported() throws Exception {
    done(put(anna, "days.ics", event("days", TOMORROW, "RRULE:FREQ=DAILY\r\n", FAR)));
    StringBuilder reply = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\n");
    for (int day = 0; day < 400; day++) {
      reply
          .append("BEGIN:VEVENT\r\nUID:days\r\nDTSTAMP:20361124T080000Z\r\nRECURRENCE-ID:")
          .append(UTC.format(TOMORROW.plus(Duration.ofDays(day))))
          .append("\r\nORGANIZER:mailto:" + ANNA + "\r\nATTENDEE;PARTSTAT=DECLINED:mailto:" + FAR)
          .append("\r\nEND:VEVENT\r\n");
    }
    reply.append("END:VCALENDAR\r\n");
    MessageMeetingState state =
        done(messageMeetings.state(anna, reply.toString().getBytes(UTF_8))).orElseThrow();
    assertThat(state.note()).isEqualTo(ItipResultCode.TOO_MUCH);
    assertThat(state.kept()).isPresent();
  }

  /** An uninvited reader joins a new meeting by answering, but not a stored one. */
  @Test
  void storedMeetingWithoutTheReaderTakesNoAnswer() throws Exception {
    String theirs = event("theirs", TOMORROW, "", FAR).replace(ANNA, ELSEWHERE);
    byte[] sentOn = message("REQUEST", theirs).getBytes(UTF_8);
    assertThat(state(sentOn).isInvited()).isTrue();

    done(put(ben, "theirs.ics", theirs));
    assertThat(state(sentOn).isNew()).isFalse();
    assertThat(state(sentOn).isInvited()).isFalse();
    assertThat(messageMeetings.answer(ben, sentOn, MeetingAnswer.ACCEPTED, ""))
        .isEqualTo(notInvited());

    done(messageMeetings.answer(ben, request("mine", ""), MeetingAnswer.DECLINED, ""));
    assertThat(state(request("mine", "")).isInvited()).isTrue();
  }

  @Test
  void messageWithoutInvitationIsRefused() {
    assertThat(
            messageMeetings.answer(ben, "no calendar".getBytes(UTF_8), MeetingAnswer.ACCEPTED, ""))
        .isEqualTo(notInvited());
    assertThat(done(messageMeetings.state(ben, event("x", TOMORROW, "", BEN).getBytes(UTF_8))))
        .isEqualTo(Optional.empty());
    assertThat(
            messageMeetings.answer(
                ben, request("x", ""), MeetingAnswer.ACCEPTED, "x".repeat(1_001)))
        .isInstanceOf(Answer.Failed.class);
  }

  private static Answer<Void> notInvited() {
    return Answer.failed(
        new Failure.Invalid("letter", "not-invited", "The message does not invite this account."));
  }
}
