package org.carillon.protocol.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.RelayJob.Recipient;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

/** Tests random replies: each recipient has at most one outcome, or the session breaks. */
class SmtpClientFuzzTest {
  private static final String[] PIECES = {
    "220 hi\r\n",
    "250 ok\r\n",
    "250-PIPELINING\r\n",
    "250-STARTTLS\r\n",
    "250 SIZE 100\r\n",
    "250-8BITMIME\r\n",
    "250 DSN\r\n",
    "354 go\r\n",
    "421 bye\r\n",
    "450 4.2.0 later\r\n",
    "452 many\r\n",
    "550 5.1.1 no\r\n",
    "552 full\r\n",
    "250-",
    "\r\n",
    "\n",
    "999 x\r\n",
    "25",
    "250\r\n",
    "550-5.1.1 a\r\n550 b\r\n",
    "\u00ff",
    "x".repeat(5_000),
    "220-a\r\n"
  };

  @Test
  void arbitraryRepliesGiveOneOutcomePerRecipient() throws Exception {
    Random random = new Random(2822);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder said = new StringBuilder(random.nextInt(5) == 0 ? "" : "220 hi\r\n");
      int pieces = random.nextInt(16);
      for (int i = 0; i < pieces; i++) {
        said.append(PIECES[random.nextInt(PIECES.length)]);
      }
      MemoryLink link = new MemoryLink();
      link.send(said.toString());
      link.end();
      Wire wire = new Wire(link, LineEnds.LENIENT, 4_096, Duration.ofSeconds(5));
      SmtpClient client =
          new SmtpClient(wire, "mx", "us", RelayRoute.DIRECT, Duration.ofSeconds(5));
      converse(client, said.toString());
    }
  }

  private static void converse(SmtpClient client, String said) {
    MailTransaction transaction = transaction();
    try (client) {
      if (client.open(true) instanceof SessionInitiation.Ready) {
        TransactionResult result = client.send(transaction);
        List<Long> decided =
            result.outcomes().stream().map(Outcome::recipient).collect(Collectors.toList());
        assertThat(decided).as(said).doesNotHaveDuplicates().isSubsetOf(1L, 2L, 3L);
        result.outcomes().forEach(outcome -> checkStatus(outcome, said));
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).as(said).isNotBlank();
    }
  }

  private static void checkStatus(Outcome outcome, String said) {
    switch (outcome) {
      case Outcome.Relayed(long _, String _, String reply, boolean _) ->
          assertThat(reply).as(said).startsWith("2");
      case Outcome.Delayed(long _, String _, String status, String _) ->
          assertThat(status).as(said).matches("4\\.\\d{1,3}\\.\\d{1,3}");
      case Outcome.Failed(long _, String _, String status, String _) ->
          assertThat(status).as(said).matches("5\\.\\d{1,3}\\.\\d{1,3}");
    }
  }

  private static MailTransaction transaction() {
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      recipients.add(
          new Recipient(
              i,
              new ForwardPath(
                  i + "@b.test", EnumSet.noneOf(ForwardPath.Notify.class), Optional.empty())));
    }
    ReversePath from =
        new ReversePath(
            "a@b.test", 0, ReversePath.Body.SEVEN_BIT, false, Optional.empty(), Optional.empty());
    return new MailTransaction(from, recipients, new TextContent("a: b\r\n\r\nc\r\n"));
  }
}
