package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.UidSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client that was away is told of expunged messages (RFC 7162 §3.2). */
class VanishedTest {
  private static final MailboxName TRASH = new MailboxName("Trash");

  @TempDir Path folder;
  private StoreFixture fixture;
  private MailAccess mailboxes;
  private Caller alice;
  private long inbox;

  @BeforeEach
  void open() throws Exception {
    fixture = StoreFixture.open(folder);
    mailboxes = fixture.mailboxes();
    alice = fixture.account(1);
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      drafts.add(new Draft(fixture.spool("Subject: x\r\n\r\n"), Flags.NONE, StoreFixture.NOON));
    }
    StoreFixture.done(mailboxes.append(alice, MailboxName.INBOX, drafts));
    inbox = fixture.open(alice, MailboxName.INBOX).view().mailbox();
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private long modseq() {
    return StoreFixture.done(mailboxes.view(alice, inbox)).highestModseq();
  }

  private void expunge(UidSet uids) {
    StoreFixture.done(
        mailboxes.store(
            alice, inbox, uids, FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty()));
    StoreFixture.done(mailboxes.expunge(alice, inbox, Optional.of(uids)));
  }

  private String vanished(long since) {
    return StoreFixture.done(mailboxes.vanished(alice, inbox, since)).toString();
  }

  @Test
  void expungedAndMovedMessagesAreToldFromEachMomentOn() {
    long before = modseq();
    expunge(UidSet.range(4, 6));
    long between = modseq();
    StoreFixture.done(mailboxes.move(alice, inbox, UidSet.of(2), TRASH));
    long after = modseq();

    assertThat(vanished(before)).isEqualTo("2,4:6");
    assertThat(vanished(between)).isEqualTo("2");
    assertThat(vanished(after)).isEmpty();
  }

  @Test
  void whatIsThereIsNotNamedWhateverTheLogSays() {
    UidSet gone = UidSet.ofRanges(2, 9);
    expunge(UidSet.range(3, 5));
    IndexView view = (IndexView) StoreFixture.done(mailboxes.view(alice, inbox));

    assertThat(Vanished.without(view, gone).toString()).isEqualTo("3:5,9");
  }

  @Test
  void anotherAccountLearnsNothing() throws SQLException {
    expunge(UidSet.of(1));

    assertThat(mailboxes.vanished(fixture.account(2), inbox, 1))
        .isInstanceOf(MailboxAnswer.Hindered.class);
  }
}
