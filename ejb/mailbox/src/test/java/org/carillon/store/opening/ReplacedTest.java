package org.carillon.store.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.parts.NoChangeHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that REPLACE in the store is done completely or not at all. */
class ReplacedTest extends AliceTest {
  private static final MailboxName DRAFTS = new MailboxName("Drafts");
  private static final String OLD = "Subject: old\r\n\r\nbody\r\n";
  private static final String NEW = "Subject: new\r\n\r\nlonger body\r\n";

  private long drafts;

  @BeforeEach
  void open() throws Exception {
    drafts = fixture.open(alice, DRAFTS).view().mailbox();
    for (int i = 0; i < 3; i++) {
      StoreFixture.done(mailboxes.append(alice, DRAFTS, List.of(draft(OLD))));
    }
  }

  private Draft draft(String text) throws IOException {
    Flags flags = text.equals(NEW) ? Flags.of(Flag.SEEN) : Flags.NONE;
    return new Draft(fixture.spool(text), flags, StoreFixture.NOON);
  }

  private Answer<Placed> replace(long uid, MailboxName target) throws IOException {
    return mailboxes.replace(alice, drafts, uid, target, draft(NEW));
  }

  private List<Long> uids(MailboxName name) {
    MailboxView view = fixture.view(alice, name);
    return IntStream.range(0, view.size()).mapToObj(view::uid).toList();
  }

  private void assertHolds(long messages, long octets) {
    Quota quota = StoreFixture.done(mailboxes.quota(alice));
    assertThat(quota.messages().used()).isEqualTo(messages);
    assertThat(quota.octets().used()).isEqualTo(octets);
  }

  @Test
  void replacementAddsTheNewAndExpungesTheOldMessage() throws Exception {
    long before = fixture.view(alice, DRAFTS).highestModseq();

    Placed placed = StoreFixture.done(replace(2, DRAFTS));

    assertThat(placed.target()).isEqualTo(UidSet.of(4));
    assertThat(uids(DRAFTS)).containsExactly(1L, 3L, 4L);
    assertThat(fixture.text(alice, drafts, 4)).isEqualTo(NEW);
    assertThat(StoreFixture.done(mailboxes.vanished(alice, drafts, before)))
        .isEqualTo(UidSet.of(2));
    assertThat(StoreFixture.done(mailboxes.status(alice, DRAFTS)).unseen()).isEqualTo(2);
    assertHolds(3, 2L * OLD.length() + NEW.length());
  }

  @Test
  void replacementMayGoToAnotherMailbox() throws Exception {
    StoreFixture.done(replace(3, StoreFixture.INBOX));

    assertThat(uids(DRAFTS)).containsExactly(1L, 2L);
    assertThat(uids(StoreFixture.INBOX)).containsExactly(1L);
    assertHolds(3, 2L * OLD.length() + NEW.length());
  }

  @Test
  void replacementIsVisibleOnOtherNodes() throws Exception {
    StoreFixture.done(replace(1, StoreFixture.INBOX));

    try (StoreFixture other =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder, "b", new NoChangeHints())) {
      assertThat(other.view(alice, DRAFTS).size()).isEqualTo(2);
      assertThat(other.view(alice, StoreFixture.INBOX).size()).isEqualTo(1);
    }
  }

  @Test
  void aFailedReplaceKeepsTheOldMessage() throws Exception {
    assertThat(replace(2, new MailboxName("nowhere")))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            hindered -> assertThat(hindered.failure()).isInstanceOf(Failure.NotFound.class));
    fixture.quotas.octets = 3L * OLD.length();
    assertThat(replace(2, DRAFTS)).isEqualTo(new Answer.Failed<>(MailboxFailure.overQuota()));

    assertThat(uids(DRAFTS)).containsExactly(1L, 2L, 3L);
    assertHolds(3, 3L * OLD.length());
  }

  @Test
  void fullAccountAcceptsReplacementsNotLargerOnly() throws Exception {
    fixture.quotas.messages = 3;
    fixture.quotas.octets = 2L * OLD.length() + NEW.length();

    StoreFixture.done(replace(1, DRAFTS));

    assertThat(uids(DRAFTS)).containsExactly(2L, 3L, 4L);
  }

  @Test
  void replaceKeepsTheNewMessageIfTheOldOneIsGone() throws Exception {
    StoreFixture.done(replace(2, DRAFTS));
    StoreFixture.done(replace(2, DRAFTS));

    assertThat(uids(DRAFTS)).containsExactly(1L, 3L, 4L, 5L);
    assertHolds(4, 2L * OLD.length() + 2L * NEW.length());
  }

  @Test
  void messageOfAnotherAccountIsNotReplaced() throws Exception {
    Caller bob = fixture.account(2);

    assertThat(mailboxes.replace(bob, drafts, 2, StoreFixture.INBOX, draft(NEW)))
        .isInstanceOf(Answer.Failed.class);

    assertThat(uids(DRAFTS)).containsExactly(1L, 2L, 3L);
    assertThat(fixture.view(bob, StoreFixture.INBOX).size()).isZero();
  }

  @Test
  void replacementsAreRecordedInTheChangeLog() throws SQLException, IOException {
    StoreFixture.done(replace(2, DRAFTS));

    try (var connection = fixture.dataSource().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from expunge where uid = 2 and item is not" + " null")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(1);
    }
  }

  @Test
  void replacementMayGoToAnotherAccountAtomically() throws Exception {
    Caller bob = fixture.account(2);
    StoreFixture.done(
        mailboxes.grant(
            bob,
            StoreFixture.INBOX,
            new Identifier("user1", false),
            RightsChange.REPLACE,
            MailboxRights.parse("lri").orElseThrow()));
    MailboxName others = new MailboxName("~user2/INBOX");

    StoreFixture.done(replace(2, others));

    assertThat(uids(DRAFTS)).containsExactly(1L, 3L);
    assertThat(fixture.view(bob, StoreFixture.INBOX).size()).isEqualTo(1);
    assertHolds(2, 2L * OLD.length());
    assertThat(StoreFixture.done(mailboxes.quota(bob)).octets().used()).isEqualTo(NEW.length());

    fixture.quotas.messages = 1;
    assertThat(replace(1, others))
        .as("full")
        .isEqualTo(new Answer.Failed<>(MailboxFailure.overQuota()));
    assertThat(uids(DRAFTS)).containsExactly(1L, 3L);
    assertHolds(2, 2L * OLD.length());
    assertThat(fixture.view(bob, StoreFixture.INBOX).size()).isEqualTo(1);
  }
}
