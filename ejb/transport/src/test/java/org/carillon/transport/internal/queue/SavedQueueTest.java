package org.carillon.transport.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.transport.internal.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedQueueTest {
  private static final String MESSAGE = "Subject: Hi\n\nHello\n";

  @TempDir Path home;
  private final Transport transport = new Transport();

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void quarantinedMessageIsRestoredToQuarantine() throws Exception {
    TestDirectory directory = new TestDirectory(transport.database, home);
    directory.domain("example.test");
    long alice = directory.account("alice@example.test").id();
    transport.screened = new ScreeningAnswer.Quarantined(MessageChange.NONE, "a virus", true);
    assertThat(
            transport.intake.accept(
                Transport.stranger(),
                Transport.envelope("x@example.org", "alice@example.test"),
                transport.store.mail(MESSAGE)))
        .isInstanceOf(Verdict.Accepted.class);
    transport.sql("update queue_recipient set account = " + alice);
    SavedQueue saved =
        new SavedQueue(
            transport.transactions,
            transport.store,
            transport.store,
            new Enqueue(transport.database.dataSource()),
            directory.addresses());
    List<String> texts = new ArrayList<>();
    assertThat(saved.save((trace, text, content) -> texts.add(text))).isEmpty();
    transport.sql("delete from queue_recipient");
    transport.sql("delete from queue_consignment");
    transport.sql("delete from queue_message");

    assertThat(saved.restore(texts.getFirst(), transport.store.spooled(MESSAGE))).isTrue();

    assertThat(transport.count("queue_recipient where certain and account = " + alice)).isOne();
    assertThat(transport.count("queue_consignment where held")).isOne();
  }
}
