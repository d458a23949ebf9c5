package org.carillon.calendar.internal.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.calendar.ManagedAttachments.NewAttachment;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.format.icalendar.attachment.ManagedLine;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that attachments are stored with their owner's files and mailed elsewhere. */
class AttachmentFilesTest extends AliceTest {
  private AttachmentFiles files;

  @BeforeEach
  void open() {
    files = new AttachmentFiles(fixture.collections(), fixture.store.properties());
  }

  private String keep(String text) throws IOException {
    return StoreFixture.done(
        files.keep(
            alice, "event-1", new NewAttachment("plan.txt", "text/plain", fixture.spool(text))));
  }

  @Test
  void attachmentIsFoundByIdInAnyFolder() throws Exception {
    String id = keep("the plan");
    AttachmentFiles.Kept kept = StoreFixture.done(files.find(alice, id));
    assertThat(kept.uid()).isEqualTo("event-1");
    assertThat(kept.name()).isEqualTo("plan.txt");
    assertThat(kept.octets()).isEqualTo(8);

    StoreFixture.done(
        fixture
            .mailboxes()
            .rename(alice, new MailboxName("Attachments"), new MailboxName("Elsewhere")));
    assertThat(StoreFixture.done(files.find(alice, id)).folder()).isEqualTo(kept.folder());
    Caller bob = fixture.account(2);
    assertThat(files.find(bob, id).asFailure()).containsInstanceOf(Failure.NotFound.class);
    files.remove(alice, "event-2", id);
    assertThat(files.find(alice, id).asFailure()).as("another event's").isEmpty();
    files.remove(alice, "event-1", id);
    assertThat(files.find(alice, id).asFailure()).containsInstanceOf(Failure.NotFound.class);
  }

  private InlineAttachments inline() {
    ServiceCallers behalf =
        new ServiceCallers(new FixedAddresses()) {
          @Override
          public Optional<Caller> of(long account, String work) {
            return Optional.of(alice);
          }
        };
    return new InlineAttachments(files, behalf);
  }

  private String sent(String uid, ContentLine... attached) {
    CalendarComponent event =
        CalendarComponent.of(
            "VEVENT",
            Stream.concat(Stream.of(ContentLine.text("UID", uid)), Stream.of(attached)).toList());
    return text(inline().of(alice.account(), CalendarComponent.of("VCALENDAR", List.of(event))));
  }

  private static String text(CalendarComponent calendar) {
    return new String(calendar.octets(), UTF_8).replace("\r\n ", "");
  }

  private static ContentLine managed(String id) {
    return new ManagedLine(id, "https://h/a/" + id, "plan.txt", "text/plain", 8).line();
  }

  @Test
  void inlineAttachmentsAreLimitedPerInvitation() throws IOException {
    String first = keep("1".repeat(600_000));
    String second = keep("2".repeat(600_000));
    String third = keep("3".repeat(300_000));
    String sent = sent("event-1", managed(first), managed(second), managed(third));
    assertThat(sent).contains("MTEx", "MzMz", ":https://h/a/" + second).doesNotContain("MjIy");
    assertThat(sent.length()).isLessThan(1_400_000);
  }

  @Test
  void attachmentsOfOtherEventsAreNotMailed() throws IOException {
    String id = keep("the plan");
    assertThat(sent("event-2", managed(id)))
        .contains(":https://h/a/" + id)
        .doesNotContain("dGhlIHBsYW4", "MANAGED-ID");
  }

  @Test
  void repliesAndCancellationsCarryNoFiles() throws IOException {
    CalendarComponent event =
        CalendarComponent.of(
            "VEVENT", List.of(ContentLine.text("UID", "event-1"), managed(keep("the plan"))));
    CalendarComponent calendar = CalendarComponent.of("VCALENDAR", List.of(event));
    assertThat(text(InlineAttachments.without(calendar))).contains("UID").doesNotContain("ATTACH");
    CalendarComponent full = inline().of(alice.account(), calendar);
    assertThat(text(InlineAttachments.withoutOctets(full))).doesNotContain("dGhlIHBsYW4");
    assertThat(InlineAttachments.withoutOctets(calendar)).isEqualTo(calendar);
  }

  @Test
  void attachmentsAreInlinedForExternalAttendees() throws IOException {
    String id = keep("the plan");
    InlineAttachments inline = inline();
    ContentLine here = new ManagedLine(id, "https://h/a/" + id, "plan.txt", "text/plain", 8).line();
    ContentLine gone = new ManagedLine("none", "https://h/a/none", "x", "text/plain", 8).line();
    CalendarComponent event =
        CalendarComponent.of("VEVENT", List.of(ContentLine.text("UID", "event-1"), here, gone));
    String sent =
        new String(
                inline
                    .of(alice.account(), CalendarComponent.of("VCALENDAR", List.of(event)))
                    .octets(),
                UTF_8)
            .replace("\r\n ", "");

    assertThat(sent)
        .contains("FILENAME=plan.txt", "ENCODING=BASE64", "VALUE=BINARY", ":dGhlIHBsYW4=")
        .contains("SIZE=8:https://h/a/none")
        .doesNotContain("MANAGED-ID");
  }
}
