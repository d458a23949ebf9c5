package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.UidSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing back what was expunged or deleted. */
class RecovererTest {
  private static final MailboxName TRASH = new MailboxName("Trash");
  private static final MailboxName WORK = new MailboxName("Work/2026");

  @TempDir Path folder;
  private StoreFixture fixture;
  private MailAccess mailboxes;
  private Recoverer recoverer;
  private Caller alice;
  private long inbox;

  @BeforeEach
  void open() throws Exception {
    fixture = StoreFixture.open(folder);
    mailboxes = fixture.mailboxes();
    recoverer = fixture.store.recoverer();
    alice = fixture.account(1);
    inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private void append(MailboxName name, String text, Flags flags) throws Exception {
    Draft draft = new Draft(fixture.spool(text), flags, StoreFixture.NOON);
    StoreFixture.done(mailboxes.append(alice, name, List.of(draft)));
  }

  private void expunge(long mailbox, UidSet uids) {
    StoreFixture.done(
        mailboxes.store(
            alice, mailbox, uids, FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty()));
    StoreFixture.done(mailboxes.expunge(alice, mailbox, Optional.of(uids)));
  }

  private MailboxView inbox() {
    return StoreFixture.done(mailboxes.view(alice, inbox));
  }

  @Test
  void anExpungedMessageComesBackUnderANewUidWithItsFlagsAndDates() throws Exception {
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
  void nothingComesBackTwice() throws Exception {
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));
    recoverer.returnMessages(1, 0, Instant.EPOCH);

    assertThat(recoverer.returnMessages(1, 0, Instant.EPOCH)).isZero();
    assertThat(recoverer.list(1, Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatWasMovedComesBackWhereItWasExpungedLast() throws Exception {
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
  void whatWasExpungedBeforeTheTimeStaysAway() throws Exception {
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));

    assertThat(recoverer.returnMessages(1, 0, Instant.now().plusSeconds(60))).isZero();
  }

  @Test
  void aDeletedMailboxComesBackAsItWas() throws Exception {
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
  void aNameThatIsTakenIsNotOverwritten() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    StoreFixture.done(mailboxes.delete(alice, WORK));
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    long removed = recoverer.removed(1, Instant.EPOCH).getFirst().id();

    assertThatThrownBy(() -> recoverer.returnMailbox(1, removed, WORK))
        .isInstanceOf(Hindrance.class);

    recoverer.returnMailbox(1, removed, new MailboxName("Work/old"));
    assertThat(recoverer.mailbox(1, "Work/old")).isPresent();
    assertThat(recoverer.removed(1, Instant.EPOCH)).isEmpty();
  }

  @Test
  void theQuotaMustHaveRoom() throws Exception {
    append(MailboxName.INBOX, "Subject: one\r\n\r\n", Flags.NONE);
    expunge(inbox, UidSet.of(1));
    append(MailboxName.INBOX, "Subject: two\r\n\r\n", Flags.NONE);
    fixture.quotas.messages = 1;

    assertThatThrownBy(() -> recoverer.returnMessages(1, 0, Instant.EPOCH))
        .isInstanceOf(Hindrance.class);
    assertThat(inbox().size()).isEqualTo(1);
  }
}
