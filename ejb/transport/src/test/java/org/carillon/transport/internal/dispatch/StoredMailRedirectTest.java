package org.carillon.transport.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.contract.stage.DeliveryActions.Memory;
import org.carillon.contract.stage.DeliveryActions.Onward;
import org.carillon.contract.stage.DeliveryActions.Reply;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.transport.internal.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that redirects of stored messages leave from the mailbox's owner. */
class StoredMailRedirectTest {
  private static final byte[] MESSAGE = "Subject: Gr\u00fc\u00dfe\r\n\r\nHi\r\n".getBytes();
  private static final ForwardPath ALICE =
      new ForwardPath("alice@example.test", Set.of(), Optional.empty());

  private static final int AT_ONCE = 6;

  private final Transport transport = new Transport();

  @AfterEach
  void close() {
    transport.close();
  }

  private boolean send(List<Onward> onward, List<Reply> replies, List<Memory> memories)
      throws Exception {
    var question =
        new RuleQuestion(
            "",
            ReversePath.NULL,
            MESSAGE.length,
            () -> Content.of(MESSAGE),
            new FilingQuestion(ALICE, 1, 7, "", OptionalLong.empty(), Header.parse(MESSAGE)),
            Filing.INBOX);
    var wanted =
        new DeliveryActions(
            List.of(), onward, replies, memories, Optional.empty(), Optional.empty());
    return transport.onward().send(question, wanted);
  }

  private static Onward to(String address) {
    return new Onward(
        new ForwardPath(address, Set.of(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Form.AS_IT_CAME);
  }

  @Test
  void redirectIsFromTheOwnerWithDeliveredTo() throws Exception {
    Memory memory = new Memory(new byte[] {1}, Duration.ofDays(1));
    assertThat(send(List.of(to("far@example.net")), List.of(), List.of(memory))).isTrue();

    RelayJob job = transport.queue.claim(10, Set.of()).getFirst();
    assertThat(job.from().address()).isEqualTo("alice@example.test");
    assertThat(job.from().body()).isEqualTo(ReversePath.Body.EIGHT_BIT_MIME);
    assertThat(job.recipients().getFirst().path().address()).isEqualTo("far@example.net");
    assertThat(transport.store.got).as("it is in a mailbox already").isEmpty();
    assertThat(transport.count("mail_memory")).isEqualTo(1);
  }

  @Test
  void notificationIsSentWithoutStoringACopy() throws Exception {
    byte[] text = "Subject: look\r\n\r\nThere.\r\n".getBytes();
    var reply = new Reply("far@example.net", text, Optional.empty(), Optional.empty());
    assertThat(send(List.of(), List.of(reply), List.of())).isTrue();

    RelayJob job = transport.queue.claim(10, Set.of()).getFirst();
    assertThat(job.from().isNull()).isTrue();
    assertThat(transport.store.got).isEmpty();
  }

  @Test
  void concurrentMessagesOfASenderAreAnsweredOnce() throws Exception {
    byte[] text = "Subject: away\r\n\r\nUntil Monday.\r\n".getBytes();
    Memory once = new Memory(new byte[] {2}, Duration.ofDays(7));
    var reply = new Reply("far@example.net", text, Optional.empty(), Optional.of(once));
    CountDownLatch all = new CountDownLatch(AT_ONCE);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < AT_ONCE; i++) {
        threads.submit(
            () -> {
              all.countDown();
              all.await();
              return send(List.of(), List.of(reply), List.of());
            });
      }
    }
    assertThat(transport.queue.claim(10, Set.of())).hasSize(1);
  }

  @Test
  void redirectToTheOwnerStaysInPlace() throws Exception {
    assertThat(send(List.of(to("alias@example.test")), List.of(), List.of())).isFalse();
    assertThat(transport.queue.claim(10, Set.of())).isEmpty();
    assertThat(transport.store.got).isEmpty();
  }
}
