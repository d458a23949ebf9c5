package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.summary.Summary;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.SearchSource;
import org.carillon.store.Target;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.Uids;
import org.junit.jupiter.api.Test;

class SummariesTest extends AliceTest {
  private void deliver(int from, int to) throws Exception {
    for (int i = from; i <= to; i++) {
      fixture.deliver(fixture.toInbox(alice, "Subject: no " + i + "\r\n\r\nx\r\n"));
    }
  }

  private MailboxView inbox() {
    return fixture.view(alice, StoreFixture.INBOX);
  }

  private List<MessageSummary> summaries() {
    SearchSource mail = fixture.searched();
    return StoreFixture.done(
        mail.summaries(alice, inbox().mailbox(), UidSet.range(1, SearchSource.MOST_SUMMARIES)));
  }

  private static String subject(MessageSummary summary) {
    byte[] text = Summary.decode(summary.texts()).text(Summary.Text.SUBJECT);
    return new String(text, StandardCharsets.UTF_8);
  }

  @Test
  void summaryMatchesTheMessageData() throws Exception {
    byte[] prefix = "Delivered-To: a\r\n".getBytes(StandardCharsets.US_ASCII);
    fixture.deliver(
        fixture.delivery(
            "Subject: hello\r\n\r\nx\r\n", new Target(1, StoreFixture.INBOX, prefix, Flags.NONE)));
    var data =
        StoreFixture.done(mailboxes.messages(alice, inbox().mailbox(), UidSet.of(1))).getFirst();

    MessageSummary summary = summaries().getFirst();
    assertThat(summary.size()).isEqualTo(data.size());
    assertThat(summary.arrived()).isEqualTo(data.internalDate().toInstant().toEpochMilli());
    assertThat(summary.arrivedOffset()).isEqualTo(120);
    assertThat(summary.saved()).isEqualTo(data.saved().toEpochMilli());
    assertThat(summary.emailId()).isEqualTo(data.emailId());
    assertThat(summary.threadId()).isEqualTo(data.threadId());
    assertThat(subject(summary)).isEqualTo("HELLO");
  }

  @Test
  void newMessagesAreAddedAndGoneOnesRemoved() throws Exception {
    deliver(1, 3);
    List<MessageSummary> before = summaries();
    deliver(4, 5);
    mailboxes.store(
        alice,
        inbox().mailbox(),
        UidSet.of(2),
        FlagChange.ADD,
        Flags.of(Flag.DELETED),
        Optional.empty());
    mailboxes.expunge(alice, inbox().mailbox(), Optional.empty());

    assertThat(summaries())
        .extracting(SummariesTest::subject)
        .containsExactly("NO 1", "NO 3", "NO 4", "NO 5");
    assertThat(summaries().getFirst()).isSameAs(before.getFirst());
  }

  @Test
  void cachedAndLoadedSummariesAreReturnedInOrder() throws Exception {
    deliver(1, 9);
    SearchSource mail = fixture.searched();
    long mailbox = inbox().mailbox();
    StoreFixture.done(mail.summaries(alice, mailbox, UidSet.sorted(2, 5, 9)));
    assertThat(summaries())
        .extracting(MessageSummary::uid)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void summaryMemoryIsBounded() throws Exception {
    deliver(1, 20);
    SqlTransactions transactions = new SqlTransactions(fixture.dataSource());
    IndexView view = fixture.parts.open().view(1, inbox().mailbox());
    long[] all = Uids.in(view, UidSet.range(1, 20));

    Summaries roomy = new Summaries(transactions, 100_000);
    assertThat(roomy.of(view, all)).hasSize(20);
    assertThat(roomy.octets()).isPositive();

    Summaries narrow = new Summaries(transactions, 15_000);
    assertThat(narrow.of(view, all)).hasSize(20);
    assertThat(narrow.octets()).as("half would be this mailbox's").isZero();

    Summaries tiny = new Summaries(transactions, 2 * 20 * 512);
    tiny.of(view, all);
    assertThat(tiny.octets()).isBetween(1L, 2L * 20 * 512);
  }

  @Test
  void unparsableMessageHasEmptySummaryTexts() throws Exception {
    deliver(1, 1);
    try (Connection connection = fixture.dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "update item set outline = ''::bytea where id = (select min(id) from item)")) {
      update.executeUpdate();
    }
    assertThat(subject(summaries().getFirst())).isEmpty();
  }
}
