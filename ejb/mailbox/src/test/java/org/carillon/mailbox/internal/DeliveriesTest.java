package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.store.ChangeHints;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.MailboxChanged;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.store.rows.AccountLock;
import org.junit.jupiter.api.Test;

class DeliveriesTest extends AliceTest {
  private static final String MESSAGE = "Subject: hello\r\n\r\nbody\r\n";

  @Test
  void deliveredMessageIsReadUnchanged() throws Exception {
    fixture.deliver(fixture.toInbox(alice, MESSAGE));

    MailboxView view = fixture.view(alice, StoreFixture.INBOX);
    assertThat(view.size()).isEqualTo(1);
    assertThat(fixture.text(alice, view.mailbox(), view.uid(0))).isEqualTo(MESSAGE);
  }

  @Test
  void oneContentServesManyRecipientsWithTheirPrefixes() throws Exception {
    Caller bob = fixture.account(2);
    byte[] forAlice = "Delivered-To: alice\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] forBob = "Delivered-To: bob\r\n".getBytes(StandardCharsets.US_ASCII);

    fixture.deliver(
        fixture.delivery(
            MESSAGE,
            new Target(1, StoreFixture.INBOX, forAlice, Flags.NONE),
            new Target(2, StoreFixture.INBOX, forBob, Flags.of(Flag.SEEN))));

    MailboxView inAlices = fixture.view(alice, StoreFixture.INBOX);
    MailboxView inBobs = fixture.view(bob, StoreFixture.INBOX);
    assertThat(fixture.text(alice, inAlices.mailbox(), 1))
        .isEqualTo("Delivered-To: alice\r\n" + MESSAGE);
    assertThat(fixture.text(bob, inBobs.mailbox(), 1)).isEqualTo("Delivered-To: bob\r\n" + MESSAGE);
    assertThat(Flag.SEEN.in(inBobs.flags(0))).isTrue();
    assertThat(Flag.SEEN.in(inAlices.flags(0))).isFalse();
  }

  @Test
  void largeMessageIsStoredWithoutCopying() throws Exception {
    String large = "Subject: large\r\n\r\n" + "0123456789abcdef".repeat(200_000);

    fixture.deliver(fixture.toInbox(alice, large));

    MailboxView view = fixture.view(alice, StoreFixture.INBOX);
    assertThat(fixture.text(alice, view.mailbox(), 1)).isEqualTo(large);
    assertThat(folder.resolve("spool").resolve("a").toFile().list()).isEmpty();
  }

  @Test
  void concurrentDeliveriesGetUniqueUids() throws Exception {
    int deliverers = 20;
    int each = 50;
    var uids = new ConcurrentSkipListSet<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < deliverers; i++) {
        int deliverer = i;
        threads.submit(
            () -> {
              for (int n = 0; n < each; n++) {
                String text = MESSAGE + deliverer + "/" + n;
                TargetAnswer answer = fixture.deliver(fixture.toInbox(alice, text));
                uids.add(((TargetAnswer.Delivered) answer).uid());
              }
              return null;
            });
      }
    }

    assertThat(uids)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, deliverers * each).boxed().toList());
    MailboxView view = fixture.view(alice, StoreFixture.INBOX);
    assertThat(view.size()).isEqualTo(deliverers * each);
    for (int i = 1; i < view.size(); i++) {
      assertThat(view.modseq(i)).isGreaterThanOrEqualTo(view.modseq(i - 1));
    }
    assertThat(mailboxes.status(alice, StoreFixture.INBOX))
        .extracting(StoreFixture::done)
        .satisfies(status -> assertThat(status.messages()).isEqualTo(deliverers * each));
  }

  @Test
  void aCommitIsConfirmedEvenIfNotificationsFail() throws Exception {
    ChangeHints broken =
        new ChangeHints() {
          @Override
          public void send(List<MailboxChanged> changes) {
            throw new IllegalStateException("a fault");
          }

          @Override
          public void receive(Consumer<MailboxChanged> receiver) {}
        };
    try (StoreFixture other =
        StoreFixture.open(fixture.database, fixture.dataSource(), folder, "b", broken)) {
      assertThat(other.deliver(other.toInbox(alice, MESSAGE)))
          .isInstanceOf(TargetAnswer.Delivered.class);
    }
  }

  @Test
  void errorAfterACommitRefusesNoDelivery() throws Exception {
    ChangeHints broken =
        new ChangeHints() {
          @Override
          public void send(List<MailboxChanged> changes) {
            throw new NoClassDefFoundError("a fault");
          }

          @Override
          public void receive(Consumer<MailboxChanged> receiver) {}
        };
    Caller bob = fixture.account(2);
    try (StoreFixture other =
            StoreFixture.open(fixture.database, fixture.dataSource(), folder, "b", broken);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<TargetAnswer> waiting;
      try (Connection locking = fixture.dataSource().getConnection()) {
        locking.setAutoCommit(false);
        AccountLock.take(locking, 2);
        waiting = threads.submit(() -> other.deliver(other.toInbox(bob, MESSAGE)));
        for (int i = 0; i < 10; i++) {
          // One of them is delivered together with the waiting ones, whose attempts are ms apart.
          assertThat(other.deliver(other.toInbox(alice, MESSAGE)))
              .isInstanceOf(TargetAnswer.Delivered.class);
        }
        locking.rollback();
        locking.setAutoCommit(true);
      }
      assertThat(waiting.get()).isInstanceOf(TargetAnswer.Delivered.class);
    }
  }

  @Test
  void unknownMailboxOrAccountFailsOnlyItsTarget() throws Exception {
    Delivery delivery =
        fixture.delivery(
            MESSAGE,
            new Target(1, new MailboxName("No/Such"), StoreFixture.NO_PREFIX, Flags.NONE),
            new Target(1, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE),
            new Target(99, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE));

    List<TargetAnswer> answers =
        StoreFixture.committed(fixture.parts.deliveries().commit(delivery));

    assertThat(answers.get(0)).isEqualTo(new TargetAnswer.NoSuchMailbox());
    assertThat(answers.get(1)).isInstanceOf(TargetAnswer.Delivered.class);
    assertThat(answers.get(2)).isEqualTo(new TargetAnswer.NoSuchMailbox());
  }

  @Test
  void quotaIsEnforced() throws Exception {
    fixture.quotas.messages = 2;
    fixture.deliver(fixture.toInbox(alice, MESSAGE));
    fixture.deliver(fixture.toInbox(alice, MESSAGE));
    assertThat(fixture.deliver(fixture.toInbox(alice, MESSAGE)))
        .isEqualTo(new TargetAnswer.OverQuota());

    fixture.quotas.messages = 0;
    fixture.quotas.octets = 3 * MESSAGE.length();
    fixture.deliver(fixture.toInbox(alice, MESSAGE));
    assertThat(fixture.deliver(fixture.toInbox(alice, MESSAGE)))
        .isEqualTo(new TargetAnswer.OverQuota());
  }

  @Test
  void deliveryHookRunsInItsTransaction() throws Exception {
    Delivery delivery =
        new Delivery(
            fixture.spool(MESSAGE),
            StoreFixture.NOON,
            List.of(
                new Target(1, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE),
                new Target(77, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE)),
            Optional.of(
                (connection, blob, size, targets) -> {
                  try (var insert =
                      connection.prepareStatement("insert into subscription values (?, ?)")) {
                    insert.setLong(1, blob);
                    insert.setString(2, size + " " + targets.get(1));
                    insert.executeUpdate();
                  }
                }));

    StoreFixture.committed(fixture.parts.deliveries().commit(delivery));

    try (var connection = fixture.dataSource().getConnection();
        var select =
            connection.prepareStatement(
                "select s.name from subscription s join blob b on b.id = s.account"
                    + " where s.name like '%Such%'");
        var row = select.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo(MESSAGE.length() + " NoSuchMailbox[]");
    }
  }

  @Test
  void poisonedDeliveryDefersOnlyItself() throws Exception {
    int good = 30;
    var answers = new ConcurrentSkipListSet<Long>();
    var start = new CountDownLatch(1);
    DeliveryAnswer[] poisoned = new DeliveryAnswer[1];
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < good; i++) {
        threads.submit(
            () -> {
              start.await();
              TargetAnswer answer = fixture.deliver(fixture.toInbox(alice, MESSAGE));
              return answers.add(((TargetAnswer.Delivered) answer).uid());
            });
      }
      threads.submit(
          () -> {
            start.await();
            poisoned[0] =
                fixture
                    .parts
                    .deliveries()
                    .commit(
                        new Delivery(
                            fixture.spool(MESSAGE),
                            StoreFixture.NOON,
                            List.of(),
                            Optional.of(
                                (connection, blob, size, targets) -> {
                                  throw new SQLException("poison", "22000");
                                })));
            return null;
          });
      start.countDown();
    }

    assertThat(poisoned[0]).isInstanceOf(DeliveryAnswer.NotCommitted.class);
    assertThat(answers).containsExactlyElementsOf(LongStream.rangeClosed(1, good).boxed().toList());
  }

  @Test
  void busyAccountDoesNotBlockOthers() throws Exception {
    Caller bob = fixture.account(2);
    try (var connection = fixture.dataSource().getConnection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      connection.setAutoCommit(false);
      try (var lock =
          connection.prepareStatement("select 1 from mail_account where account = 1 for update")) {
        lock.executeQuery().close();
      }
      var waiting = threads.submit(() -> fixture.deliver(fixture.toInbox(alice, MESSAGE)));

      TargetAnswer answer = fixture.deliver(fixture.toInbox(bob, MESSAGE));

      assertThat(answer).isInstanceOf(TargetAnswer.Delivered.class);
      assertThat(waiting.isDone()).isFalse();
      connection.rollback();
      assertThat(waiting.get()).isInstanceOf(TargetAnswer.Delivered.class);
    }
  }

  @Test
  void voiceMessageIsMarkedUnlessNoKeywordIsFree() throws Exception {
    String voice = "Message-Context: voice-message\r\n\r\nx";
    fixture.deliver(fixture.toInbox(alice, voice));
    MailboxView view = fixture.view(alice, StoreFixture.INBOX);

    assertThat(view.keywords()).containsExactly("$Voice");
    assertThat(view.flags(0)).isEqualTo(1L << Flag.FIRST_KEYWORD_BIT);

    MailboxName full = new MailboxName("Trash");
    Set<String> all =
        IntStream.range(0, Flag.MOST_KEYWORDS).mapToObj(i -> "k" + i).collect(Collectors.toSet());
    fixture.deliver(
        fixture.delivery(
            voice,
            new Target(alice.account(), full, StoreFixture.NO_PREFIX, new Flags(Set.of(), all))));
    assertThat(
            fixture.deliver(
                fixture.delivery(
                    voice, new Target(alice.account(), full, StoreFixture.NO_PREFIX, Flags.NONE))))
        .isInstanceOf(TargetAnswer.Delivered.class);
    assertThat(fixture.view(alice, full).flags(1)).isZero();
  }
}
