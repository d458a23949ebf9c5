package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder.By;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.ordering.OrderCache;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.query.source.MessageOrder;
import org.junit.jupiter.api.Test;

/** Tests of lists in an order other than that of arrival in the mailbox. */
class OrderCacheTest extends AliceTest {
  private static final MailboxName OLD = new MailboxName("Old");

  /** Appends a message to the inbox that arrived {@code minutes} minutes after noon. */
  private void append(int minutes, String header, int octets) throws Exception {
    String text = header + "\r\n" + "x".repeat(octets) + "\r\n";
    var draft = new Draft(fixture.spool(text), Flags.NONE, StoreFixture.NOON.plusMinutes(minutes));
    StoreFixture.done(mailboxes.append(alice, StoreFixture.INBOX, List.of(draft)));
  }

  private void arrive(int... minutes) throws Exception {
    for (int each : minutes) {
      append(each, "Subject: s\r\n", 1);
    }
  }

  private long inbox() {
    return fixture.view(alice, StoreFixture.INBOX).mailbox();
  }

  private List<Long> uids(By by) {
    MessageOrder order = StoreFixture.done(fixture.searched().order(alice, inbox(), by));
    return IntStream.range(0, order.size()).mapToObj(order::uid).toList();
  }

  @Test
  void messagesAreOrderedByArrival() throws Exception {
    arrive(5, 1, 3);
    assertThat(uids(By.ARRIVED)).containsExactly(2L, 3L, 1L);
    arrive(2, 9, 0);
    assertThat(uids(By.ARRIVED)).containsExactly(6L, 2L, 4L, 3L, 1L, 5L);
  }

  @Test
  void messageMovedAwayAndBackKeepsItsPosition() throws Exception {
    arrive(1, 2, 3, 4);
    assertThat(uids(By.ARRIVED)).containsExactly(1L, 2L, 3L, 4L);
    StoreFixture.done(mailboxes.create(alice, OLD, Set.of()));
    var there = StoreFixture.done(mailboxes.move(alice, inbox(), UidSet.of(2), OLD)).target();
    assertThat(uids(By.ARRIVED)).containsExactly(1L, 3L, 4L);
    long old = fixture.view(alice, OLD).mailbox();
    StoreFixture.done(mailboxes.move(alice, old, there, StoreFixture.INBOX));

    assertThat(uids(By.ARRIVED)).containsExactly(1L, 5L, 3L, 4L);
  }

  @Test
  void messagesAreOrderedByPersonSubjectAndSize() throws Exception {
    append(1, "From: Zoe <a@x.test>\r\nTo: b@x.test\r\nSubject: Re: beta\r\n", 10);
    append(2, "From: anna@x.test\r\nTo: a@x.test\r\nSubject: alpha\r\n", 3_000);
    append(3, "From: Zoe <z@x.test>\r\nTo: c@x.test\r\nSubject: BETA\r\n", 20);

    assertThat(uids(By.FROM)).containsExactly(2L, 3L, 1L);
    assertThat(uids(By.TO)).containsExactly(2L, 1L, 3L);
    assertThat(uids(By.SUBJECT)).containsExactly(2L, 3L, 1L);
    assertThat(uids(By.SIZE)).containsExactly(1L, 3L, 2L);
    append(4, "From: Mia <m@x.test>\r\nTo: b@x.test\r\nSubject: Aargh\r\n", 200);
    assertThat(uids(By.FROM)).containsExactly(2L, 4L, 3L, 1L);
    assertThat(uids(By.SIZE)).containsExactly(1L, 3L, 4L, 2L);
  }

  @Test
  void emptyMailboxHasAnOrder() {
    assertThat(uids(By.SUBJECT)).isEmpty();
    assertThat(uids(By.ARRIVED)).isEmpty();
  }

  @Test
  void cachedOrderEqualsAFreshOne() throws Exception {
    Random random = new Random(20_261_121);
    List<Integer> minutes = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      minutes.add(random.nextInt(50));
      append(minutes.getLast(), "Subject: " + (char) ('a' + random.nextInt(5)) + "\r\n", 1);
    }
    uids(By.ARRIVED);
    uids(By.SUBJECT);
    for (int round = 0; round < 12; round++) {
      for (int i = random.nextInt(4); i > 0; i--) {
        append(random.nextInt(50), "Subject: " + (char) ('a' + random.nextInt(5)) + "\r\n", 1);
      }
      long size = fixture.view(alice, StoreFixture.INBOX).size();
      long gone = fixture.view(alice, StoreFixture.INBOX).uid(random.nextInt((int) size));
      fixture.expunge(alice, inbox(), UidSet.of(gone));
      for (By by : List.of(By.ARRIVED, By.SUBJECT)) {
        List<Long> kept = uids(by);
        assertThat(kept).isEqualTo(anew(by));
      }
    }
  }

  private List<Long> anew(By by) throws Exception {
    SqlTransactions transactions = new SqlTransactions(fixture.dataSource());
    var orders = new OrderCache(transactions, new Summaries(transactions, 1 << 20), 1 << 20);
    MessageOrder order = orders.of(fixture.parts.open().view(1, inbox()), by);
    return IntStream.range(0, order.size()).mapToObj(order::uid).toList();
  }
}
