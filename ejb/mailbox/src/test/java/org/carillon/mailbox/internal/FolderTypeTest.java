package org.carillon.mailbox.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;

/** Tests that METADATA reads and sets what folders hold, and that subscribers are notified. */
class FolderTypeTest extends AliceTest {
  private static final String ENTRY = "/shared/vendor/kolab/folder-type";
  private static final MailboxName EVENTS = new MailboxName("Events");

  private Answer<Void> choose(MailboxName name, String type) {
    return mailboxes.annotate(
        alice,
        Optional.of(name),
        List.of(new Annotation(ENTRY, Optional.of(type.getBytes(US_ASCII)))));
  }

  private List<String> told(MailboxName name, String entry, int depth) {
    return StoreFixture.done(mailboxes.annotations(alice, Optional.of(name), List.of(entry), depth))
        .stream()
        .map(found -> found.entry() + "=" + new String(found.value().orElseThrow(), US_ASCII))
        .sorted()
        .toList();
  }

  private CollectionKind kind(MailboxName name) {
    CollectionEntry entry = StoreFixture.done(fixture.collections().named(alice, name));
    return entry.kind();
  }

  @Test
  void emptyFolderTakesTheKindOfItsType() {
    StoreFixture.done(mailboxes.create(alice, EVENTS, Set.of()));
    StoreFixture.done(choose(EVENTS, "event.default"));
    assertThat(kind(EVENTS)).isEqualTo(CollectionKind.CALENDAR);
    assertThat(told(EVENTS, ENTRY, 0)).containsExactly(ENTRY + "=event.default");
    assertThat(told(EVENTS, "/shared/vendor", Integer.MAX_VALUE))
        .containsExactly(
            "/shared/vendor/carillon/folder-type=event.default",
            "/shared/vendor/kolab/folder-type=event.default");
    assertThat(told(MailboxName.INBOX, ENTRY, 0)).isEmpty();
  }

  @Test
  void firstCollectionOfAKindIsTheDefault() {
    for (String name : List.of("One", "Two")) {
      StoreFixture.done(
          fixture.collections().create(alice, new MailboxName(name), CollectionKind.CONTACTS));
    }
    assertThat(told(new MailboxName("One"), ENTRY, 0)).containsExactly(ENTRY + "=contact.default");
    assertThat(told(new MailboxName("Two"), ENTRY, 0)).containsExactly(ENTRY + "=contact");
  }

  @Test
  void nonEmptyFolderKeepsItsKind() throws IOException {
    StoreFixture.done(mailboxes.create(alice, EVENTS, Set.of()));
    fixture.append(alice, EVENTS, Flags.NONE, "Subject: one\r\n\r\n");
    assertThat(choose(EVENTS, "event").asFailure()).isPresent();
    assertThat(choose(MailboxName.INBOX, "event").asFailure()).isPresent();
    assertThat(kind(EVENTS)).isEqualTo(CollectionKind.MAIL);
  }

  @Test
  void unknownFolderTypeIsAnOrdinaryAnnotation() {
    StoreFixture.done(mailboxes.create(alice, EVENTS, Set.of()));
    StoreFixture.done(choose(EVENTS, "configuration.default"));
    assertThat(kind(EVENTS)).isEqualTo(CollectionKind.MAIL);
    assertThat(told(EVENTS, ENTRY, 0)).containsExactly(ENTRY + "=configuration.default");
  }

  @Test
  void subscribedCalendarIsListed() {
    StoreFixture.done(fixture.collections().create(alice, EVENTS, CollectionKind.CALENDAR));
    assertThat(listed()).doesNotContain(EVENTS.path());
    StoreFixture.done(mailboxes.subscribe(alice, EVENTS, true));
    assertThat(listed()).contains(EVENTS.path());
  }

  private List<String> listed() {
    return StoreFixture.done(mailboxes.list(alice)).stream()
        .filter(entry -> entry.id() != 0)
        .map(MailboxEntry::name)
        .map(MailboxName::path)
        .toList();
  }
}
