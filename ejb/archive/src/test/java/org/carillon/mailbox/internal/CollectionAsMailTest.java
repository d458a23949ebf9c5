package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.CollectionFixture.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.internal.SavedFiles;
import org.carillon.archive.internal.SavedFiles.How;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.recovery.RecoveredMessages;
import org.carillon.recovery.RecoveredMessages.Reason;
import org.carillon.recovery.RecoveredMessages.Refused;
import org.carillon.recovery.internal.recovering.Recoverer;
import org.carillon.recovery.internal.rewinding.Rewinder;
import org.carillon.store.changes.DeletedRows;
import org.carillon.store.changes.ExpungeId;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that operations on mailboxes also work on collections, and that keys are kept. */
class CollectionAsMailTest extends AliceTest {
  private static final MailboxName CALENDAR = new MailboxName("Calendar");
  private static final MailboxName OTHER = new MailboxName("Other");
  private static final MailboxName TRASH = new MailboxName("Trash");

  private CollectionFixture calendar;
  private Recoverer recoverer;

  @BeforeEach
  void create() {
    calendar = CollectionFixture.create(fixture, alice, CALENDAR.path());
    recoverer = fixture.recoverer();
  }

  private CollectionFixture other() {
    return CollectionFixture.create(fixture, alice, OTHER.path());
  }

  private CollectionFixture named(Caller caller, MailboxName name) {
    CollectionEntry entry = done(fixture.store.collections().named(caller, name));
    return new CollectionFixture(fixture, caller, entry.id());
  }

  private Instant now() throws Exception {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  @Test
  void copyKeepsKeyAndTagUnlessTheKeyIsTaken() throws Exception {
    CollectionFixture other = other();
    EntityTag tag = calendar.put("a", "one").tag();
    calendar.put("b", "two");
    other.put("b", "there");

    StoreFixture.done(mailboxes.copy(alice, calendar.id, UidSet.range(1, 2), OTHER));

    assertThat(other.keys()).containsExactly("b", "a", "#3");
    assertThat(other.entry("a").orElseThrow().tag()).isEqualTo(tag);
    assertThat(other.text("b")).isEqualTo("there");
    assertThat(calendar.keys()).containsExactly("a", "b");
  }

  @Test
  void calendarMessagesAreReadableWithAdministerRightOnly() throws Exception {
    calendar.put("a", "one");
    Caller bob = fixture.account(2);
    grant("lrite");
    MailboxName shown = new MailboxName("~user1/Calendar");

    for (Answer<?> answer :
        List.of(
            mailboxes.open(bob, shown, true),
            mailboxes.content(bob, calendar.id, 1),
            mailboxes.copy(bob, calendar.id, UidSet.of(1), new MailboxName("INBOX")),
            mailboxes.move(bob, calendar.id, UidSet.of(1), new MailboxName("INBOX")))) {
      assertThat(answer.asFailure().orElseThrow()).isInstanceOf(Failure.NotAllowed.class);
    }
    grant("lra");
    StoreFixture.done(mailboxes.open(bob, shown, true));
    assertThat(StoreFixture.done(mailboxes.content(bob, calendar.id, 1))).isPresent();
  }

  private void grant(String rights) {
    StoreFixture.done(
        mailboxes.grant(
            alice,
            CALENDAR,
            new Identifier("user2", false),
            RightsChange.REPLACE,
            MailboxRights.parse(rights).orElseThrow()));
  }

  @Test
  void copyWithinTheSameCollectionHasNoKey() throws Exception {
    calendar.put("a", "one");

    StoreFixture.done(mailboxes.copy(alice, calendar.id, UidSet.of(1), CALENDAR));

    assertThat(calendar.keys()).containsExactly("a", "#2");
    assertThat(calendar.entry("a").orElseThrow().uid()).isEqualTo(1);
  }

  @Test
  void movedItemsKeepTheirKeysBothWays() throws Exception {
    calendar.put("a", "one");
    calendar.put("b", "two");
    ChangeState before = calendar.state();

    StoreFixture.done(mailboxes.move(alice, calendar.id, UidSet.of(1), TRASH));
    assertThat(calendar.since(before)).containsExactly("-a");
    ChangeState without = calendar.state();
    CollectionFixture trash = named(alice, TRASH);
    assertThat(trash.text("a")).isEqualTo("one");
    StoreFixture.done(mailboxes.move(alice, trash.id, UidSet.of(1), CALENDAR));

    assertThat(calendar.since(without)).containsExactly("a");
    assertThat(calendar.text("a")).isEqualTo("one");
    assertThat(trash.keys()).isEmpty();
  }

  @Test
  void itemMovedWithinItsCollectionKeepsItsKey() throws Exception {
    calendar.put("a", "one");
    calendar.put("b", "two");

    StoreFixture.done(mailboxes.move(alice, calendar.id, UidSet.range(1, 2), CALENDAR));

    assertThat(calendar.keys()).containsExactly("a", "b");
    assertThat(calendar.entry("a").orElseThrow().uid()).isEqualTo(3);
  }

  @Test
  void itemReplacedByImapKeepsItsKey() throws Exception {
    PutItem put = calendar.put("a", "one");
    ChangeState before = calendar.state();

    StoreFixture.done(mailboxes.replace(alice, calendar.id, put.uid(), CALENDAR, draft("two")));
    assertThat(calendar.keys()).containsExactly("a");
    assertThat(calendar.text("a")).isEqualTo("two");
    assertThat(calendar.since(before)).containsExactly("a");

    StoreFixture.done(mailboxes.replace(alice, calendar.id, put.uid() + 1, TRASH, draft("three")));
    assertThat(calendar.keys()).isEmpty();
    assertThat(named(alice, TRASH).keys()).containsExactly("#1");
  }

  private Draft draft(String text) throws Exception {
    return new Draft(fixture.spool(text), Flags.NONE, StoreFixture.NOON);
  }

  @Test
  void undeletedItemKeepsItsKey() throws Exception {
    calendar.put("a", "one");
    calendar.put("a", "two");
    calendar.delete("a");
    calendar.put("b", "x");
    ChangeState before = calendar.state();

    assertThat(recoverer.returnMessages(1, 0, Instant.EPOCH)).isEqualTo(1);

    assertThat(calendar.keys()).containsExactly("b", "a");
    assertThat(calendar.text("a")).isEqualTo("two");
    assertThat(calendar.since(before)).containsExactly("a");
    assertThat(recoverer.returnMessages(1, 0, Instant.EPOCH)).isZero();
  }

  private List<ExpungeId> listed() throws Exception {
    return recoverer.messages(1, Instant.EPOCH, Optional.empty(), ExpungeId.END, 9).stream()
        .map(DeletedRows.ExpungedMessage::id)
        .toList();
  }

  private RecoveredMessages choose(List<ExpungeId> ids) throws Exception {
    return recoverer.returnMessages(1, new LinkedHashSet<>(ids), Instant.EPOCH);
  }

  @Test
  void replacedItemIsNotListedAsDeleted() throws Exception {
    calendar.put("a", "one");
    calendar.put("a", "two");
    assertThat(recoverer.list(1, Instant.EPOCH)).isEmpty();
    assertThat(recoverer.returnMessages(1, 0, Instant.EPOCH)).isZero();
    assertThat(listed()).isEmpty();
  }

  /** A list that a client looks at may contain an item that was created again meanwhile. */
  @Test
  void recreatedItemIsNotUndeleted() throws Exception {
    calendar.put("a", "one");
    calendar.delete("a");
    List<ExpungeId> ids = listed();
    assertThat(ids).hasSize(1);
    calendar.put("a", "anew");

    assertThat(listed()).isEmpty();
    assertThat(choose(ids))
        .isEqualTo(
            new RecoveredMessages(
                0, List.of(new Refused(ids.getFirst().toString(), Reason.PRESENT))));
    assertThat(calendar.keys()).containsExactly("a");
    assertThat(calendar.text("a")).isEqualTo("anew");
  }

  @Test
  void undeleteRestoresTheLastOfSeveralVersions() throws Exception {
    calendar.put("a", "one");
    calendar.put("a", "two");
    calendar.delete("a");

    List<ExpungeId> ids = listed();
    assertThat(ids).hasSize(1);
    assertThat(choose(ids).messages()).isEqualTo(1);

    assertThat(calendar.keys()).containsExactly("a");
    assertThat(calendar.text("a")).isEqualTo("two");
  }

  @Test
  void undeleteLeavesARecreatedItemUnchanged() throws Exception {
    calendar.put("a", "one");
    calendar.delete("a");
    calendar.put("a", "anew");

    recoverer.returnMessages(1, 0, Instant.EPOCH);

    assertThat(calendar.keys()).containsExactly("a");
    assertThat(calendar.text("a")).isEqualTo("anew");
  }

  @Test
  void undeletedCollectionKeepsItsKindAndKeys() throws Exception {
    calendar.put("a", "one");
    ChangeState before = calendar.state();
    StoreFixture.done(mailboxes.delete(alice, CALENDAR));
    assertThat(CollectionFixture.failure(calendar.tryPut("b", CollectionFixture.ALWAYS, "x")))
        .isInstanceOf(org.carillon.contract.answer.Failure.NotFound.class);

    recoverer.returnMailbox(1, calendar.id, OTHER);

    CollectionEntry back = done(fixture.store.collections().named(alice, OTHER));
    assertThat(back.id()).isEqualTo(calendar.id);
    assertThat(back.kind()).isEqualTo(CollectionKind.CALENDAR);
    assertThat(calendar.keys()).containsExactly("a");
    assertThat(calendar.since(before)).containsExactly("a");
  }

  @Test
  void rewindRestoresTheItemVersionsOfThatTime() throws Exception {
    calendar.put("a", "one");
    calendar.put("b", "deleted since");
    Instant then = now();
    ChangeState before = calendar.state();
    calendar.put("a", "two");
    calendar.put("a", "three");
    calendar.delete("b");
    calendar.put("c", "new");
    Instant later = now();

    rewind(then);
    assertThat(calendar.keys()).containsExactlyInAnyOrder("a", "b");
    assertThat(calendar.text("a")).isEqualTo("one");
    assertThat(calendar.since(before)).containsExactlyInAnyOrder("a", "b");

    rewind(later);
    assertThat(calendar.keys()).containsExactlyInAnyOrder("a", "c");
    assertThat(calendar.text("a")).isEqualTo("three");
  }

  private void rewind(Instant to) throws Exception {
    ((Rewinder.Begun.Run) fixture.rewinder().begin(StoreFixture.rewindOf(1), to, AuditEntry.NONE))
        .run()
        .run();
  }

  private void restore(Caller into, How how, Path saved) throws Exception {
    MailRestoration restoration =
        Archives.restoration(fixture, into, Archives.of(fixture).lineage());
    new SavedFiles(folder).restore(fixture.blobs.spools(), restoration, how, List.of(saved));
    fixture.endTasks();
  }

  @Test
  void backupKeepsKindsKeysAndTags() throws Exception {
    PutItem put = calendar.put("a", "one");
    calendar.put("b", "two");
    Path saved = new SavedFiles(folder).save(Archives.of(fixture), 1, Optional.empty());
    Caller bob = fixture.account(2);

    restore(bob, How.ANEW, saved);

    CollectionFixture his = named(bob, CALENDAR);
    assertThat(done(his.collections.named(bob, CALENDAR)).kind())
        .isEqualTo(CollectionKind.CALENDAR);
    assertThat(his.keys()).containsExactly("a", "b");
    assertThat(his.text("b")).isEqualTo("two");
    assertThat(his.entry("a").orElseThrow().tag()).isEqualTo(put.tag());
    his.put("a", "his");
    assertThat(his.keys()).containsExactly("b", "a");
  }

  @Test
  void overwritingRestoreKeepsKeysAlreadyTaken() throws Exception {
    calendar.put("a", "one");
    calendar.put("b", "two");
    Path saved = new SavedFiles(folder).save(Archives.of(fixture), 1, Optional.empty());
    calendar.put("a", "changed");
    calendar.delete("b");
    calendar.put("c", "new");

    restore(alice, How.OVER, saved);

    assertThat(calendar.keys()).contains("a", "b", "c").hasSize(4);
    assertThat(calendar.text("a")).isEqualTo("changed");
    assertThat(calendar.text("b")).isEqualTo("two");
  }

  @Test
  void exactRestoreRestoresItemsWithTheirKeys() throws Exception {
    calendar.put("a", "one");
    calendar.put("b", "two");
    ChangeState before = calendar.state();
    Path saved = new SavedFiles(folder).save(Archives.of(fixture), 1, Optional.empty());
    calendar.put("a", "changed");
    calendar.delete("b");
    calendar.put("c", "new");

    restore(alice, How.EXACT, saved);

    assertThat(calendar.keys()).containsExactlyInAnyOrder("a", "b");
    assertThat(calendar.text("a")).isEqualTo("one");
    assertThat(calendar.since(before)).containsExactlyInAnyOrder("a", "b");
  }
}
