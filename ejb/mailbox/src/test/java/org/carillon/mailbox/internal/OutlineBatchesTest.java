package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.structure.Outline;
import org.carillon.mailbox.internal.reading.Summaries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that many messages with the largest possible outlines do not take more memory than few. */
class OutlineBatchesTest extends AliceTest {
  private static final int MESSAGES = 40;

  /** The number of messages that are read at once, however many there are. */
  private static final int FEW = 16;

  private static final UidSet ALL = UidSet.range(1, MESSAGES);

  @BeforeEach
  void deliver() throws Exception {
    String many =
        String.join(
            ",",
            IntStream.range(0, 1000)
                .mapToObj(i -> "x".repeat(100) + i + "@" + "y".repeat(60) + "." + "z".repeat(60))
                .toList());
    for (int i = 1; i <= MESSAGES; i++) {
      String to = i % 10 == 0 ? "one@example.test" : many;
      fixture.deliver(
          fixture.toInbox(alice, "Subject: no " + i + "\r\nTo: " + to + "\r\n\r\nword " + i));
    }
  }

  private MailboxView inbox() {
    return fixture.view(alice, StoreFixture.INBOX);
  }

  private static List<Long> all() {
    return IntStream.rangeClosed(1, MESSAGES).mapToObj(Long::valueOf).toList();
  }

  @Test
  void cachedOutlinesAreReturnedInBatches() {
    List<Long> uids = new ArrayList<>();
    int answers = 0;
    for (UidSet left = ALL; !left.isEmpty(); answers++) {
      List<MessageData> some =
          StoreFixture.done(mailboxes.messages(alice, inbox().mailbox(), left));
      assertThat(some).isNotEmpty();
      assertThat(some.stream().mapToLong(data -> data.outline().length).sum())
          .isLessThan(MessageAccess.MOST_OUTLINES + Outline.MOST_OCTETS);
      some.forEach(data -> uids.add(data.uid()));
      left = left.behind(some.getLast().uid());
    }
    assertThat(uids).isEqualTo(all());
    assertThat(answers).isGreaterThan(1);
  }

  @Test
  void summariesAreReadInBatches() throws Exception {
    MeteredDatabase metered = new MeteredDatabase(fixture.dataSource());
    long one =
        StoreFixture.done(mailboxes.messages(alice, inbox().mailbox(), UidSet.of(1)))
            .getFirst()
            .outline()
            .length;

    var summaries =
        new Summaries(new SqlTransactions(metered.dataSource()), 1 << 20)
            .of(inbox(), ALL.toArray());

    assertThat(summaries).extracting(summary -> summary.uid()).isEqualTo(all());
    assertThat(metered.most).hasValueBetween(one, FEW * (one + 1_000));
  }

  @Test
  void previewsOfAllMessagesAreRead() {
    List<Preview> previews =
        StoreFixture.done(mailboxes.previews(alice, inbox().mailbox(), ALL, false));
    assertThat(previews).extracting(preview -> preview.words().orElseThrow()).contains("word 7");
    assertThat(previews).hasSize(MESSAGES);
  }
}
