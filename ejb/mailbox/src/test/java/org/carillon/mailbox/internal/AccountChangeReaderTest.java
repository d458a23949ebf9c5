package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.watch.AccountChanges;
import org.carillon.contract.mailbox.watch.AccountState;
import org.carillon.contract.mailbox.watch.MailboxChanges;
import org.carillon.contract.mailbox.watch.TreeChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that clients that asked for it are notified of an account's changes. */
class AccountChangeReaderTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");

  private Caller bob;
  private AccountState state;

  @BeforeEach
  void open() throws Exception {
    bob = fixture.account(2);
    state = StoreFixture.done(mailboxes.changes(alice, Optional.empty())).now();
  }

  private AccountChanges changes() {
    AccountChanges changes = StoreFixture.done(mailboxes.changes(alice, Optional.of(state)));
    state = changes.now();
    return changes;
  }

  private void append(Caller caller) throws Exception {
    Draft draft = new Draft(fixture.spool("Subject: x\r\n\r\n"), Flags.NONE, StoreFixture.NOON);
    StoreFixture.done(mailboxes.append(caller, MailboxName.INBOX, List.of(draft)));
  }

  private static Annotation annotation(String entry) {
    return new Annotation(entry, Optional.of("x".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void arrivedExpungedAndFlaggedMessagesAreReportedWithCounts() throws Exception {
    append(alice);
    append(bob);

    MailboxChanges arrived = changes().mailboxes().getFirst();

    assertThat(arrived.name()).isEqualTo(MailboxName.INBOX);
    assertThat(arrived.arrived()).isTrue();
    assertThat(arrived.expunged() || arrived.flagged()).isFalse();
    assertThat(arrived.messages()).isEqualTo(1);
    assertThat(arrived.uidNext()).isEqualTo(2);

    StoreFixture.done(
        mailboxes.store(
            alice,
            arrived.mailbox(),
            UidSet.of(1),
            FlagChange.ADD,
            Flags.of(Flag.DELETED, Flag.SEEN),
            Optional.empty()));
    StoreFixture.done(mailboxes.expunge(alice, arrived.mailbox(), Optional.empty()));
    MailboxChanges gone = changes().mailboxes().getFirst();
    assertThat(gone.arrived()).isFalse();
    assertThat(gone.expunged() && gone.flagged()).isTrue();
    assertThat(gone.messages()).isZero();
    assertThat(changes().mailboxes()).isEmpty();
  }

  @Test
  void mailboxTreeChangesAreReportedInOrder() {
    StoreFixture.done(mailboxes.create(alice, new MailboxName("Work/Old"), Set.of()));
    StoreFixture.done(mailboxes.subscribe(alice, WORK, true));
    StoreFixture.done(mailboxes.rename(alice, WORK, new MailboxName("Play")));
    StoreFixture.done(mailboxes.subscribe(alice, WORK, false));
    StoreFixture.done(mailboxes.delete(alice, new MailboxName("Play/Old")));

    assertThat(changes().tree())
        .containsExactlyInAnyOrder(
            new TreeChange.Made(WORK),
            new TreeChange.Made(new MailboxName("Work/Old")),
            new TreeChange.Subscribed(WORK, true),
            new TreeChange.Renamed(WORK, new MailboxName("Play")),
            new TreeChange.Renamed(new MailboxName("Work/Old"), new MailboxName("Play/Old")),
            new TreeChange.Subscribed(WORK, false),
            new TreeChange.Removed(new MailboxName("Play/Old")));
    assertThat(changes().tree()).isEmpty();
  }

  @Test
  void annotationChangesAreReportedByEntry() {
    StoreFixture.done(
        mailboxes.annotate(
            alice,
            Optional.of(MailboxName.INBOX),
            List.of(annotation("/shared/comment"), annotation("/private/comment"))));
    StoreFixture.done(
        mailboxes.annotate(alice, Optional.empty(), List.of(annotation("/private/comment"))));

    assertThat(changes().tree())
        .containsExactly(
            new TreeChange.Annotated(
                Optional.of(MailboxName.INBOX), List.of("/shared/comment", "/private/comment")),
            new TreeChange.Annotated(Optional.empty(), List.of("/private/comment")));
  }

  @Test
  void serverAnnotationsAreReportedToAllAccounts() {
    Caller admin = new Caller(2, "root", new Rights.ServerAdministrator(), "test");
    AtomicInteger called = new AtomicInteger();
    try (Watch watch = mailboxes.watchAll(alice, called::incrementAndGet)) {
      StoreFixture.done(
          mailboxes.annotate(admin, Optional.empty(), List.of(annotation("/shared/admin"))));
      StoreFixture.done(
          mailboxes.annotate(admin, Optional.empty(), List.of(annotation("/shared/admin"))));
    }

    assertThat(called).hasValue(2);
    assertThat(changes().tree())
        .containsExactly(
            new TreeChange.Annotated(Optional.empty(), List.of("/shared/admin")),
            new TreeChange.Annotated(Optional.empty(), List.of("/shared/admin")));
    assertThat(changes().tree()).isEmpty();
  }
}
