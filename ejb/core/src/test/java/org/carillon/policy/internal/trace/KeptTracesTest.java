package org.carillon.policy.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptTracesTest {
  private static final Caller SERVER =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "s");
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final KeptTraces traces = new KeptTraces(transactions, new DeclaredSettings());
  private final MessageTraceOperations operations = new MessageTraceOperations(transactions);

  @AfterEach
  void close() {
    database.close();
  }

  private static MessageTrace trace(String id, String messageId, Instant at) {
    return new MessageTrace(
        id,
        messageId,
        at,
        "192.0.2.1",
        "x@example.org",
        List.of("a@example.test", "b@example.test"),
        Set.of(3L, 4L),
        Handling.JUNK,
        73,
        List.of(new MessageTrace.Check("dns", "timed-out", "", Duration.ofMillis(20))),
        List.of(Finding.counts("spf", 20, "no"), Finding.demands("dmarc", Handling.JUNK, "never")));
  }

  private Answer<List<MessageTrace>> domain(long domain, String id) {
    return operations.find(
        new Caller(1, "d@example.test", new Rights.DomainAdministrator(domain), "s"), id);
  }

  @Test
  void whatIsNotedIsFoundByEitherId() throws SQLException {
    MessageTrace first = trace("q1", "<1@example.org>", NOW);
    MessageTrace again = trace("q2", "<1@example.org>", NOW.plusSeconds(1));
    traces.note(first);
    traces.note(again);
    traces.write();
    assertThat(operations.find(SERVER, "q1")).isEqualTo(new Answer.Done<>(List.of(first)));
    assertThat(operations.find(SERVER, "<1@example.org>"))
        .isEqualTo(new Answer.Done<>(List.of(again, first)));
    assertThat(operations.find(SERVER, "q3")).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.find(SERVER, "a\0")).isEqualTo(new Answer.Done<>(List.of()));
  }

  @Test
  void administratorsOfADomainSeeItsMail() throws SQLException {
    MessageTrace one = trace("q1", "", NOW);
    traces.note(one);
    traces.write();
    assertThat(domain(3, "q1")).isEqualTo(new Answer.Done<>(List.of(one)));
    assertThat(domain(5, "q1")).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(domain(3, "")).as("without a Message-ID").isEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.find(new Caller(1, "u@example.test", new Rights.User(), "s"), "q1"))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
  }

  @Test
  void wordsOfStrangersAreKeptIfAColumnCanHoldThem() throws SQLException {
    traces.note(trace("q1", "<nul\0@example.org>", NOW));
    traces.write();
    assertThat(operations.find(SERVER, "q1"))
        .isEqualTo(new Answer.Done<>(List.of(trace("q1", "", NOW))));
  }

  @Test
  void oldOnesAreForgotten() throws SQLException {
    traces.note(trace("old", "", NOW.minus(Duration.ofDays(31))));
    traces.note(trace("new", "", NOW.minus(Duration.ofDays(29))));
    traces.write();
    TraceRows rows = new TraceRows(transactions);
    assertThat(rows.forget(Duration.ofDays(30), 10)).isOne();
    assertThat(operations.find(SERVER, "old")).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.find(SERVER, "new")).isNotEqualTo(new Answer.Done<>(List.of()));
  }
}
