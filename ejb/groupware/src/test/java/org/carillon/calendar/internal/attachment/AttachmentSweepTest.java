package org.carillon.calendar.internal.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.calendar.ManagedAttachments.NewAttachment;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.contract.identity.Caller;
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

/** Tests that attachments are deleted a while after their events, and not before. */
class AttachmentSweepTest extends AliceTest {
  private static final ItemKey KEY = new ItemKey("talk.ics");

  private AttachmentFiles files;
  private GroupwareFixture groupware;
  private AttachmentSweep sweep;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private long calendar;
  private String id;

  @BeforeEach
  void open() throws Exception {
    CalendarObjects kind = new CalendarObjects(new DeclaredSettings());
    groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    files = new AttachmentFiles(fixture.collections(), fixture.store.properties());
    FixedAddresses addresses = new FixedAddresses().account(1, "user1");
    AttachmentReaders readers =
        new AttachmentReaders(
            fixture.collections(), groupware.objects(), groupware.views(), kind, addresses);
    sweep =
        new AttachmentSweep(
            new AttachmentRows(fixture.parts.transactions()),
            files,
            readers,
            new ServiceCallers(addresses) {
              @Override
              public Optional<Caller> of(long account, String work) {
                return account == alice.account() ? Optional.of(alice) : Optional.empty();
              }
            },
            () -> now);
    calendar =
        StoreFixture.done(groupware.objects().collections(alice)).stream()
            .filter(entry -> entry.kind() == CollectionKind.CALENDAR)
            .map(CollectionEntry::id)
            .findFirst()
            .orElseThrow();
    id =
        StoreFixture.done(
            files.keep(
                alice, "talk", new NewAttachment("plan.txt", "text/plain", fixture.spool("plan"))));
  }

  private void put() {
    String event =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:talk\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260310T120000Z\r\nATTACH;MANAGED-ID="
            + id
            + ":https://h/a/"
            + id
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    StoreFixture.done(
        groupware
            .objects()
            .put(
                alice,
                calendar,
                KEY,
                new Precondition.Always(),
                new NewObject(event.getBytes(UTF_8), Telling.NEVER)));
  }

  private void delete() {
    StoreFixture.done(
        groupware.objects().delete(alice, calendar, KEY, new Precondition.Always(), Telling.NEVER));
  }

  private void days(int days) throws Exception {
    now = now.plus(Duration.ofDays(days));
    sweep.round();
  }

  private boolean isThere() {
    return files.find(alice, id).asFailure().isEmpty();
  }

  @Test
  void attachmentIsRemovedSomeTimeAfterItsEvent() throws Exception {
    put();
    days(0);
    days(100);
    assertThat(isThere()).isTrue();
    delete();
    days(1);
    days(29);
    assertThat(isThere()).isTrue();
    days(2);
    assertThat(isThere()).isFalse();
    days(1);
  }

  @Test
  void restoredEventKeepsItsAttachment() throws Exception {
    put();
    delete();
    days(1);
    put();
    days(20);
    delete();
    days(20);
    assertThat(isThere()).as("the days before it came back don't count").isTrue();
    days(31);
    assertThat(isThere()).isFalse();
  }
}
