package org.carillon.recovery.internal.recovering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.recovery.RecoveredMessages;
import org.carillon.recovery.RecoveredMessages.Reason;
import org.carillon.recovery.RecoveredMessages.Refused;
import org.carillon.store.changes.DeletedRows;
import org.carillon.store.changes.ExpungeId;
import org.carillon.store.rows.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that expunged messages and deleted mailboxes can be restored. */
class RecovererTest extends AliceTest {
  private static final MailboxName TRASH = new MailboxName("Trash");
  private static final MailboxName WORK = new MailboxName("Work/2026");

  private Recoverer recoverer;
  private long inbox;

  @BeforeEach
  void open() throws Exception {
    recoverer = fixture.recoverer();
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
  }

  private void append(MailboxName name, String text, Flags flags) throws Exception {
    fixture.append(alice, name, flags, text);
  }

  private void expunge(long mailbox, UidSet uids) {
    fixture.expunge(alice, mailbox, uids);
  }

  private MailboxView inbox() {
    return StoreFixture.done(mailboxes.view(alice, inbox));
  }

  @Test
  void undeletedMessageGetsANewUidAndKeepsFlagsAndDates() throws Exception {
    append(
        MailboxName.INBOX, "Subject: one\r\n\r\n", new Flags(Set.of(Flag.SEEN), Set.of("$work")));
    append(MailboxName.INBOX, "Subject: two\r\n\r\n", Flags.NONE);
    MessageData before =
        StoreFixture.done(mailboxes.messages(alice, inbox, UidSet.of(1))).getFirst();
    expunge(inbox, UidSet.of(1));
    long modseq = inbox().highestModseq();

    assertThat(recoverer.returnMessages(1, inbox, Instant.EPOCH)).isEqualTo(1);

    MailboxView view = inbox();
    assertThat(view.uid(1)).isEqualTo(3);
    assertThat(view.modseq(1)).isGreaterThan(modseq);
    assertThat(view.flags(1)).isEqualTo(Flag.SEEN.bit() | 1L << Flag.FIRST_KEYWORD_BIT);
    assertThat(view.keywords()).containsExactly("$work");
    MessageData after =
        StoreFixture.done(mailboxes.messages(alice, inbox, UidSet.of(3))).getFirst();
    assertThat(after.emailId()).isEqualTo(before.emailId());
    assertThat(after.internalDate()).isEqualTo(before.internalDate());
    assertThat(after.saved()).isEqualTo(before.saved());
    assertThat(fixture.text(alice, inbox, 3)).isEqualTo("Subject: one\r\n\r\n");
    assertThat(StoreFixture.done(mailboxes.quota(alice)).messages().used()).isEqualTo(2);
  }

  @Test
  void messagesAreUndeletedInTheirOrder() throws Exception {
    for (String subject : List.of("one", "two", "three")) {
      append(MailboxName.INBOX, "Subject: " + subject + "\r\n\r\n", Flags.NONE);
    }
    fixture.execute("update placement set saved = 'epoch'");
    expunge(inbox, UidSet.of(3));
    expunge(inbox, UidSet.of(1));
    expunge(inbox, UidSet.of(2));

    assertThat(recoverer.returnMessages(1, inbox, Instant.EPOCH)).isEqualTo(3);

    assertThat(fixture.text(alice, inbox, 4)).isEqualTo("Subject: one\r\n\r\n");
    assertThat(fixture.text(alice, inbox, 5)).isEqualTo("Subject: two\r\n\r\n");
    assertThat(fixture.text(alice, inbox, 6)).isEqualTo("Subject: three\r\n\r\n");
  }

  @Test
  void messagesAreUndeletedOnce() throws Exception {
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));
    recoverer.returnMessages(1, 0, Instant.EPOCH);

    assertThat(recoverer.returnMessages(1, 0, Instant.EPOCH)).isZero();
    assertThat(recoverer.list(1, Instant.EPOCH)).isEmpty();
  }

  @Test
  void undeletionIsAuditedOnceAndOnlyIfSomethingReturned() throws Exception {
    var records = new AtomicInteger();
    AuditEntry record = connection -> records.incrementAndGet();
    assertThat(recoverer.recording(record).returnMessages(1, 0, Instant.EPOCH)).isZero();
    assertThat(records).hasValue(0);

    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    for (MailboxName name : List.of(MailboxName.INBOX, WORK)) {
      append(name, "Subject: one\r\n\r\n", Flags.NONE);
      expunge(fixture.view(alice, name).mailbox(), UidSet.of(1));
    }
    assertThat(recoverer.recording(record).returnMessages(1, 0, Instant.EPOCH)).isEqualTo(2);
    assertThat(records).hasValue(1);
  }

  /** Returns the ids of the messages that an account can restore, the last expunged first. */
  private List<ExpungeId> ids(Caller caller) throws Exception {
    return recoverer
        .messages(caller.account(), Instant.EPOCH, Optional.empty(), ExpungeId.END, 50)
        .stream()
        .map(DeletedRows.ExpungedMessage::id)
        .toList();
  }

  private RecoveredMessages choose(ExpungeId... ids) throws Exception {
    return recoverer.returnMessages(1, new LinkedHashSet<>(List.of(ids)), Instant.EPOCH);
  }

  private static RecoveredMessages refused(ExpungeId id, Reason reason) {
    return new RecoveredMessages(0, List.of(new Refused(id.toString(), reason)));
  }

  @Test
  void chosenMessagesAreUndeletedAndOthersReported() throws Exception {
    Caller bob = fixture.account(2);
    fixture.append(bob, MailboxName.INBOX, Flags.NONE, "Subject: bob\r\n\r\n");
    fixture.expunge(bob, fixture.view(bob, MailboxName.INBOX).mailbox(), UidSet.of(1));
    ExpungeId others = ids(bob).getFirst();
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));
    ExpungeId own = ids(alice).getFirst();
    ExpungeId never = new ExpungeId(inbox, own.modseq(), 999_999_999);

    assertThat(choose(never, own, others))
        .isEqualTo(
            new RecoveredMessages(
                1,
                List.of(
                    new Refused(never.toString(), Reason.UNKNOWN),
                    new Refused(others.toString(), Reason.UNKNOWN))));
    assertThat(inbox().size()).isEqualTo(1);
    assertThat(choose(own)).isEqualTo(refused(own, Reason.PRESENT));

    expunge(inbox, UidSet.of(2));
    assertThat(choose(own)).isEqualTo(refused(own, Reason.DELETED_LATER));
    assertThat(choose(ids(alice).getFirst())).isEqualTo(new RecoveredMessages(1, List.of()));
  }

  @Test
  void messagesOfADeletedMailboxAreNotUndeletedAlone() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(WORK, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(fixture.view(alice, WORK).mailbox(), UidSet.of(1));
    ExpungeId id = ids(alice).getFirst();
    StoreFixture.done(mailboxes.delete(alice, WORK));

    assertThat(choose(id)).isEqualTo(refused(id, Reason.MAILBOX_DELETED));

    long removed = recoverer.removed(1, Instant.EPOCH).getFirst().id();
    recoverer.returnMailbox(1, removed, WORK);
    assertThat(choose(id)).isEqualTo(new RecoveredMessages(1, List.of()));
  }

  @Test
  void movedMessageIsUndeletedWhereItWasExpungedLast() throws Exception {
    append(MailboxName.INBOX, "Subject: moved\r\n\r\n", Flags.NONE);
    append(MailboxName.INBOX, "Subject: kept\r\n\r\n", Flags.NONE);
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.range(1, 2), TRASH));
    long trash = fixture.view(alice, TRASH).mailbox();
    expunge(trash, UidSet.of(1));

    assertThat(recoverer.list(1, Instant.EPOCH))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.mailbox()).isEqualTo("Trash");
              assertThat(one.messages()).isEqualTo(1);
            });
    assertThat(recoverer.returnMessages(1, 0, Instant.EPOCH)).isEqualTo(1);
    assertThat(inbox().size()).isZero();
    assertThat(fixture.text(alice, trash, 3)).startsWith("Subject: moved");
  }

  @Test
  void messagesExpungedBeforeTheGivenTimeAreNotUndeleted() throws Exception {
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));

    assertThat(recoverer.returnMessages(1, 0, Instant.now().plusSeconds(60))).isZero();
  }

  @Test
  void deletedMailboxIsUndeletedUnchanged() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of(SpecialUse.FLAGGED)));
    append(WORK, "Subject: one\r\n\r\n", Flags.of(Flag.SEEN));
    append(WORK, "Subject: two\r\n\r\n", Flags.NONE);
    OpenMailbox before = fixture.open(alice, WORK);
    StoreFixture.done(mailboxes.delete(alice, WORK));
    StoreFixture.done(mailboxes.delete(alice, new MailboxName("Work")));
    assertThat(StoreFixture.done(mailboxes.quota(alice)).messages().used()).isZero();

    DeletedRows.RemovedMailbox removed = recoverer.removed(1, Instant.EPOCH).getLast();
    recoverer.returnMailbox(1, removed.id(), WORK);

    OpenMailbox after = fixture.open(alice, WORK);
    assertThat(after.mailboxId()).isEqualTo(before.mailboxId());
    assertThat(after.view().uidValidity()).isEqualTo(before.view().uidValidity());
    assertThat(after.view().size()).isEqualTo(2);
    assertThat(after.view().uid(1)).isEqualTo(2);
    assertThat(after.view().flags(0)).isEqualTo(Flag.SEEN.bit());
    assertThat(after.view().highestModseq()).isGreaterThan(before.view().highestModseq());
    assertThat(StoreFixture.done(mailboxes.quota(alice)).messages().used()).isEqualTo(2);
    append(WORK, "Subject: three\r\n\r\n", Flags.NONE);
    assertThat(fixture.view(alice, WORK).uid(2)).isEqualTo(3);
  }

  @Test
  void takenNameIsNotOverwritten() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    StoreFixture.done(mailboxes.delete(alice, WORK));
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    long removed = recoverer.removed(1, Instant.EPOCH).getFirst().id();

    assertThatThrownBy(() -> recoverer.returnMailbox(1, removed, WORK))
        .isInstanceOf(RefusedException.class);

    recoverer.returnMailbox(1, removed, new MailboxName("Work/old"));
    assertThat(recoverer.mailbox(1, "Work/old")).isPresent();
    assertThat(recoverer.removed(1, Instant.EPOCH)).isEmpty();
  }

  @Test
  void undeleteNeedsFreeQuota() throws Exception {
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));
    append(MailboxName.INBOX, "Subject: two\r\n\r\n", Flags.NONE);
    fixture.quotas.messages = 1;

    assertThatThrownBy(() -> recoverer.returnMessages(1, 0, Instant.EPOCH))
        .isInstanceOf(RefusedException.class);
    assertThat(inbox().size()).isEqualTo(1);
  }
}
