package org.carillon.calendar.internal.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.account.FixedAddresses;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the owner's event, not a copy that anybody could write, opens its files. */
class AttachmentReadersTest extends AliceTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String UNINVITED =
      "ATTENDEE;SCHEDULE-AGENT=NONE:mailto:user2@example.test\r\n";
  private static final String INVITED = "ATTENDEE:mailto:user2@example.test\r\n";

  private AttachmentReaders readers;
  private GroupwareFixture groupware;
  private Caller bob;

  @BeforeEach
  void open() throws Exception {
    CalendarObjects kind = new CalendarObjects(new DeclaredSettings());
    groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    readers =
        new AttachmentReaders(
            fixture.collections(),
            groupware.objects(),
            groupware.views(),
            kind,
            new FixedAddresses().account(1, "user1").account(2, "user2"));
    bob = fixture.account(2);
    done(groupware.objects().collections(bob));
  }

  private static <T> T done(org.carillon.contract.answer.Answer<T> answer) {
    return StoreFixture.done(answer);
  }

  private long calendar(Caller caller) {
    return done(groupware.objects().collections(caller)).stream()
        .filter(entry -> entry.kind() == CollectionKind.CALENDAR && !entry.name().isOthers())
        .map(CollectionEntry::id)
        .findFirst()
        .orElseThrow();
  }

  private static String event(String more) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:talk\r\n"
        + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260310T120000Z\r\n"
        + "ORGANIZER:mailto:user1@example.test\r\n"
        + more
        + "END:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private static String file() {
    return "ATTACH;MANAGED-ID=" + ID + ":https://h/a/" + ID + "\r\n";
  }

  private void put(Caller caller, String event) {
    done(
        groupware
            .objects()
            .put(
                caller,
                calendar(caller),
                new ItemKey("talk.ics"),
                new Precondition.Always(),
                new NewObject(event.getBytes(UTF_8), Telling.NEVER)));
  }

  private void grant(String rights) {
    done(
        fixture
            .mailboxes()
            .grant(
                alice,
                new MailboxName("Calendar"),
                new Identifier("user2", false),
                RightsChange.REPLACE,
                MailboxRights.parse(rights).orElseThrow()));
  }

  private boolean reads(Caller caller) {
    return readers.mayRead(caller, alice, "talk", ID);
  }

  @Test
  void attachmentAccessFollowsAccessToTheOwnersEvent() {
    put(alice, event(file()));
    assertThat(reads(alice)).isTrue();
    assertThat(reads(bob)).isFalse();
    grant("lr");
    assertThat(reads(bob)).isTrue();
    // He stores a copy, which gives no access.
    put(bob, event(file() + INVITED));
    grant("l");
    assertThat(reads(bob)).isFalse();
    grant("");
    assertThat(reads(bob)).isFalse();
  }

  @Test
  void attendeesReadAttachmentsThroughTheirOwnCopy() {
    put(alice, event(file() + INVITED));
    assertThat(reads(bob)).isFalse();
    put(bob, event(file() + INVITED));
    assertThat(reads(bob)).isTrue();

    put(alice, event(file()));
    assertThat(reads(bob)).as("invited no more").isFalse();
    put(alice, event(INVITED));
    assertThat(reads(bob)).as("the file is taken out").isFalse();
    put(alice, event(file() + UNINVITED));
    assertThat(reads(bob)).as("answered uninvited").isFalse();
  }
}
