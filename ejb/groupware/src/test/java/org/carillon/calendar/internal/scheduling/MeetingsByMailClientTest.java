package org.carillon.calendar.internal.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carillon.account.internal.TestDirectory.done;

import java.sql.SQLException;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

/** Tests of meetings that bridges and mail clients append, move and expunge. */
class MeetingsByMailClientTest extends MeetingFixture {
  private static final MailboxName CALENDAR = new MailboxName("Calendar");
  private static final MailboxName WORK = new MailboxName("Work");

  private static String message(String event) {
    return "From: <bridge@example.test>\r\nSubject: Talk\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: text/calendar; charset=utf-8\r\n\r\n"
        + event;
  }

  private void append(Caller caller, String event) throws Exception {
    done(groupware.objects().collections(caller));
    fixture.append(caller, CALENDAR, Flags.NONE, message(event));
  }

  private long uid(Caller caller, String key) {
    return done(groupware.objects().open(caller, calendar(caller), new ItemKey(key))).entry().uid();
  }

  /** Moves the due times into the past and sends what waits. */
  private void tellAllLater() throws SQLException {
    fixture.execute("update scheduling set due = now() where due is not null");
    tellAll();
  }

  @Test
  void appendedEventSendsInvitationsOnce() throws Exception {
    append(anna, event("talk", TOMORROW, "", BEN, FAR));
    tellAllLater();
    assertThat(mails).hasSize(1);
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");

    // A bridge writes it again and deletes the old one, which is already gone.
    long old = uid(anna, "talk.ics");
    append(anna, event("talk", TOMORROW, "X-BRIDGE:1\r\n", BEN, FAR));
    fixture.expunge(anna, calendar(anna), UidSet.of(old));
    tellAllLater();
    assertThat(mails).hasSize(1);
  }

  @Test
  void meetingAppendedAgainAfterDeletionIsNotCancelled() throws Exception {
    append(anna, event("talk", TOMORROW, "", FAR));
    tellAllLater();
    fixture.expunge(anna, calendar(anna), UidSet.of(uid(anna, "talk.ics")));
    tellAll();
    append(anna, event("talk", TOMORROW, "", FAR));
    tellAllLater();
    assertThat(mails).hasSize(1);
  }

  @Test
  void expungedMeetingIsCancelled() throws Exception {
    append(anna, event("talk", TOMORROW, "", FAR));
    tellAllLater();
    fixture.expunge(anna, calendar(anna), UidSet.of(uid(anna, "talk.ics")));
    tellAllLater();
    assertThat(mails).hasSize(2);
    assertThat(mails.getLast()).contains("method=CANCEL");
  }

  @Test
  void attendeeRepliesByAppendAndDeclinesByExpunge() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    append(ben, answered(ben, "talk", "TENTATIVE"));
    tellAllLater();
    assertThat(status(anna, "talk", BEN)).isEqualTo("TENTATIVE");

    String key = done(groupware.objects().list(ben, calendar(ben))).getFirst().key().value();
    fixture.expunge(ben, calendar(ben), UidSet.of(uid(ben, key)));
    tellAllLater();
    assertThat(status(anna, "talk", BEN)).isEqualTo("DECLINED");
  }

  @Test
  void attendeeCannotMoveAMeetingByAppend() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    String moved =
        meeting(ben, "talk")
            .calendar()
            .toString()
            .replace(UTC.format(TOMORROW), UTC.format(TOMORROW.minusSeconds(600)));
    assertThatThrownBy(() -> append(ben, moved))
        .hasMessageContaining("allowed-attendee-scheduling-object-change");
  }

  @Test
  void meetingMovedOutOfTheCalendarsIsCancelled() throws Exception {
    done(groupware.objects().collections(anna));
    done(fixture.collections().create(anna, WORK, CollectionKind.CALENDAR));
    append(anna, event("talk", TOMORROW, "", BEN, FAR));
    tellAllLater();
    UidSet uid = UidSet.of(uid(anna, "talk.ics"));
    done(fixture.mailboxes().move(anna, calendar(anna), uid, WORK));
    tellAllLater();
    assertThat(mails).hasSize(1);
    assertThat(status(anna, "talk", BEN)).isEqualTo("NEEDS-ACTION");

    long work = done(fixture.collections().named(anna, WORK)).id();
    done(fixture.mailboxes().move(anna, work, UidSet.of(1), StoreFixture.INBOX));
    tellAllLater();
    assertThat(mails).hasSize(2);
    assertThat(mails.getLast()).contains("method=CANCEL");
  }

  private void replaceTalk(String object) throws Exception {
    done(
        fixture
            .mailboxes()
            .replace(
                anna,
                calendar(anna),
                uid(anna, "talk.ics"),
                CALENDAR,
                new Draft(fixture.spool(message(object)), Flags.NONE, StoreFixture.NOON)));
  }

  @Test
  void replacedObjectIsNotifiedAsChange() throws Exception {
    append(anna, event("talk", TOMORROW, "", FAR));
    tellAllLater();
    replaceTalk(event("talk", TOMORROW.plusSeconds(3600), "", FAR));
    tellAllLater();
    assertThat(mails).hasSize(2);
    assertThat(mails.getLast()).contains("method=REQUEST");

    // Another object replaces it: the first is cancelled, and the second is sent.
    replaceTalk(event("other", TOMORROW, "", FAR));
    tellAllLater();
    assertThat(mails).hasSize(4);
    assertThat(String.join("\n", mails.subList(2, 4))).contains("method=CANCEL", "method=REQUEST");
    assertThat(done(groupware.objects().list(anna, calendar(anna)))).hasSize(1);
  }

  @Test
  void meetingAppendedOnBehalfNamesTheSender() throws Exception {
    done(groupware.objects().collections(anna));
    done(
        fixture
            .mailboxes()
            .grant(
                anna,
                CALENDAR,
                Identifier.parse(BEN),
                RightsChange.REPLACE,
                MailboxRights.of(
                    Right.LOOKUP, Right.READ, Right.INSERT, Right.DELETE_MESSAGES, Right.EXPUNGE)));
    MailboxName shared = done(calendars.ofOthers(ben)).stream().findFirst().orElseThrow().name();
    fixture.append(ben, shared, Flags.NONE, message(event("talk", TOMORROW, "", FAR)));
    tellAllLater();
    assertThat(mails).hasSize(1);
    assertThat(meeting(anna, "talk").calendar().toString()).contains("SENT-BY=\"mailto:" + BEN);
  }

  @Test
  void moveByDavIsAtomicAndSendsNothing() throws Exception {
    done(groupware.objects().collections(anna));
    long work = done(fixture.collections().create(anna, WORK, CollectionKind.CALENDAR)).id();
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    var objects = groupware.objects();
    ItemKey talk = new ItemKey("talk.ics");
    ItemKey moved = new ItemKey("moved.ics");
    done(objects.move(anna, calendar(anna), talk, work, moved));
    done(objects.move(anna, work, moved, work, talk));
    tellAllLater();
    assertThat(mails).hasSize(1);
    assertThat(done(objects.list(anna, calendar(anna)))).isEmpty();
    assertThat(done(objects.list(anna, work)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.key()).isEqualTo(talk));
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");

    // No object replaces another meeting (RFC 4791 §5.3.2.1).
    done(put(anna, "other.ics", event("other", TOMORROW, "", FAR)));
    tellAll();
    assertThat(objects.move(anna, calendar(anna), new ItemKey("other.ics"), work, talk).asFailure())
        .hasValueSatisfying(
            refused ->
                assertThat(refused)
                    .isInstanceOfSatisfying(
                        Failure.Taken.class,
                        taken -> assertThat(taken.code()).isEqualTo("no-uid-conflict")));
    tellAllLater();
    assertThat(mails).hasSize(2);
    assertThat(done(objects.list(anna, calendar(anna)))).hasSize(1);
  }

  @Test
  void meetingsOfADeletedCalendarAreCancelled() throws Exception {
    done(groupware.objects().collections(anna));
    done(fixture.collections().create(anna, WORK, CollectionKind.CALENDAR));
    fixture.append(anna, WORK, Flags.NONE, message(event("talk", TOMORROW, "", FAR)));
    tellAllLater();
    done(fixture.mailboxes().delete(anna, WORK));
    tellAllLater();
    assertThat(mails).hasSize(2);
    assertThat(mails.getLast()).contains("method=CANCEL");
  }
}
