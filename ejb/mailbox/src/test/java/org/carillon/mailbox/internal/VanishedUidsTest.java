package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.changes.VanishedUids;
import org.carillon.store.index.IndexView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a client that was away is told of expunged messages (RFC 7162 §3.2). */
class VanishedUidsTest extends AliceTest {
  private static final MailboxName TRASH = new MailboxName("Trash");

  private long inbox;

  @BeforeEach
  void open() throws Exception {
    String[] texts = new String[8];
    Arrays.fill(texts, "Subject: x\r\n\r\n");
    fixture.append(alice, MailboxName.INBOX, Flags.NONE, texts);
    inbox = fixture.open(alice, MailboxName.INBOX).view().mailbox();
  }

  private long modseq() {
    return StoreFixture.done(mailboxes.view(alice, inbox)).highestModseq();
  }

  private void expunge(UidSet uids) {
    fixture.expunge(alice, inbox, uids);
  }

  private String vanished(long since) {
    return StoreFixture.done(mailboxes.vanished(alice, inbox, since)).toString();
  }

  @Test
  void expungedAndMovedMessagesAreReportedSinceEachModseq() {
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
  void existingMessagesAreNeverReportedVanished() {
    UidSet gone = UidSet.ofRanges(2, 9);
    expunge(UidSet.range(3, 5));
    IndexView view = (IndexView) StoreFixture.done(mailboxes.view(alice, inbox));

    assertThat(VanishedUids.without(view, gone).toString()).isEqualTo("3:5,9");
  }

  @Test
  void vanishedUidsAreHiddenFromOtherAccounts() throws SQLException {
    expunge(UidSet.of(1));

    assertThat(mailboxes.vanished(fixture.account(2), inbox, 1)).isInstanceOf(Answer.Failed.class);
  }
}
