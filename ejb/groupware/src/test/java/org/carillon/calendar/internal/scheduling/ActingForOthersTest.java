package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.settings.Scope;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests meetings in a calendar to which others add events, and in whose name they are sent. */
class ActingForOthersTest extends MeetingFixture {
  private static final String CLEO = "cleo@example.test";
  private static final ItemKey TALK = new ItemKey("talk.ics");

  private Caller cleo;

  @BeforeEach
  void share() throws Exception {
    cleo = person(CLEO);
    done(groupware.objects().collections(anna));
    done(groupware.objects().collections(cleo));
  }

  private void lets(ShareLevel level) {
    done(
        fixture
            .mailboxes()
            .grant(
                anna,
                new MailboxName("Calendar"),
                Identifier.parse(CLEO),
                RightsChange.REPLACE,
                level.rights(CollectionKind.CALENDAR).orElseThrow()));
  }

  private void putForAnna(String object) {
    done(
        groupware
            .objects()
            .put(
                cleo,
                calendar(anna),
                TALK,
                new Precondition.Always(),
                new NewObject(object.getBytes(UTF_8), Telling.AT_ONCE)));
  }

  @Test
  void accountsWithAddRightOnlySendNoInvitations() throws Exception {
    lets(ShareLevel.ADD);
    putForAnna(event("talk", TOMORROW, "", BEN, FAR));
    tellAll();
    assertThat(mails).isEmpty();
    assertThat(incoming.stored(ben.account(), "talk")).isEmpty();

    // The owner's later changes are made in the owner's name.
    done(
        put(
            anna,
            "talk.ics",
            meeting(anna, "talk").calendar().toString().replace("Talk", "Speech")));
    tellAll();
    assertThat(mails).singleElement().asString().startsWith(FAR).doesNotContain("Sender:");
    assertThat(meeting(ben, "talk").calendar().toString()).contains("Speech");
  }

  @Test
  void meetingMovedIntoACalendarWithAddRightSendsNothing() throws Exception {
    lets(ShareLevel.ADD);
    done(put(cleo, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    assertThat(mails).isEmpty();
    done(groupware.objects().move(cleo, calendar(cleo), TALK, calendar(anna), TALK));
    tellAll();
    assertThat(incoming.stored(anna.account(), "talk")).isPresent();
    assertThat(mails).isEmpty();
  }

  @Test
  void accountActingForTheOwnerIsNamedAsSender() throws Exception {
    lets(ShareLevel.CHANGE);
    putForAnna(event("talk", TOMORROW, "", BEN, FAR));
    tellAll();
    assertThat(mails)
        .singleElement()
        .asString()
        .contains("From: <" + ANNA + ">", "Sender: <" + CLEO + ">")
        .contains(CLEO + " wrote this on behalf of " + ANNA + ".");
    assertThat(meeting(ben, "talk").calendar().toString().replace("\r\n ", ""))
        .contains("ORGANIZER;SENT-BY=\"mailto:" + CLEO + "\":mailto:" + ANNA);

    // This also holds for the owner's own meeting, but not for the owner's changes.
    done(
        put(
            anna,
            "talk.ics",
            meeting(anna, "talk").calendar().toString().replace("Talk", "Speech")));
    tellAll();
    assertThat(mails.getLast()).doesNotContain("Sender:", "on behalf of");
    done(
        groupware
            .objects()
            .delete(cleo, calendar(anna), TALK, new Precondition.Always(), Telling.AT_ONCE));
    tellAll();
    assertThat(mails).hasSize(3);
    assertThat(mails.getLast()).contains("method=CANCEL", "Sender: <" + CLEO + ">");
  }

  @Test
  void deputyWithAddRightOnlyIsNamedAsSender() throws Exception {
    lets(ShareLevel.ADD);
    directory.set(Scope.account(1, anna.account()), SchedulingSettings.DEPUTIES.key(), CLEO);
    putForAnna(event("talk", TOMORROW, "", FAR));
    tellAll();
    assertThat(mails).singleElement().asString().contains("Sender: <" + CLEO + ">");
  }
}
