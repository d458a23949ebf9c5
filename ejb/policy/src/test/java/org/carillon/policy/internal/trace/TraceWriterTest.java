package org.carillon.policy.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.carillon.account.FixedAddresses;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.RuleRun;
import org.carillon.policy.trace.TraceFilter;
import org.carillon.policy.trace.TracePage;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Thresholds;
import org.carillon.store.rows.SingleStatements;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceWriterTest {
  private static final Caller SERVER =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "s");
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final TestDatabase database = TestDatabase.fresh();
  private final SqlTransactions transactions = new SqlTransactions(database.dataSource());
  private final TraceWriter traces = new TraceWriter(transactions, new DeclaredSettings());
  private final MessageTraceOperations operations =
      new MessageTraceOperations(transactions, new FixedAddresses());

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
        Set.of(FixedAddresses.DOMAIN, 4L),
        Handling.JUNK,
        73,
        List.of(new Thresholds(0, 50, 0, 150, 0)),
        List.of(new MessageTrace.Check("dns", "timed-out", "", Duration.ofMillis(20))),
        List.of(
            Finding.counts("spf", 20, "no"),
            Finding.demands("dmarc", Handling.JUNK, "never").by("dns-lists", "one")));
  }

  private Answer<List<MessageTrace>> domain(long domain, String id) {
    return operations.find(
        new Caller(1, "d@example.test", new Rights.DomainAdministrator(domain), "s"), id);
  }

  @Test
  void traceIsFoundByQueueAndMessageId() throws SQLException {
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
  void domainAdministratorsSeeTracesOfTheirMail() throws SQLException {
    MessageTrace one = trace("q1", "", NOW);
    traces.note(one);
    traces.write();
    assertThat(domain(FixedAddresses.DOMAIN, "q1")).isEqualTo(new Answer.Done<>(List.of(one)));
    assertThat(domain(5, "q1")).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(domain(FixedAddresses.DOMAIN, ""))
        .as("without a Message-ID")
        .isEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.find(new Caller(1, "u@example.test", new Rights.User(), "s"), "q1"))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
  }

  @Test
  void domainAdministratorsSeeNoRecipientsElsewhere() throws SQLException {
    MessageTrace one = trace("q1", "", NOW);
    traces.note(
        new MessageTrace(
            "q1",
            "",
            one.at(),
            one.client(),
            one.sender(),
            List.of("far@other.test", "a@example.test"),
            one.domains(),
            one.handling(),
            one.points(),
            one.thresholds(),
            one.checks(),
            one.findings()));
    traces.write();
    assertThat(done(domain(FixedAddresses.DOMAIN, "q1")).getFirst().recipients())
        .containsExactly("a@example.test");
    assertThat(listed("a@example")).hasSize(1);
    assertThat(listed("far@")).as("an address that is not shown is not found").isEmpty();
  }

  private List<MessageTrace> listed(String recipient) {
    Caller caller =
        new Caller(1, "d@example.test", new Rights.DomainAdministrator(FixedAddresses.DOMAIN), "s");
    return done(operations.list(
            caller,
            new TraceFilter(
                "", "", recipient, Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            10))
        .traces();
  }

  @Test
  void ruleRunIsFoundByAdministratorsOfTheRecipientsDomain() throws SQLException {
    RuleRun run =
        new RuleRun(
            "q1",
            "<1@example.org>",
            NOW,
            3,
            "a@example.test",
            List.of("fileinto Work"),
            List.of("2 header: true", "3 fileinto"),
            "");
    traces.note(run);
    traces.write();
    assertThat(operations.rules(SERVER, "q1")).isEqualTo(new Answer.Done<>(List.of(run)));
    assertThat(operations.rules(SERVER, "<1@example.org>"))
        .isEqualTo(new Answer.Done<>(List.of(run)));
    Caller other = new Caller(1, "d@example.test", new Rights.DomainAdministrator(5), "s");
    assertThat(operations.rules(other, "q1")).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.rules(new Caller(1, "u@example.test", new Rights.User(), "s"), "q1"))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
  }

  @Test
  void nulCharactersAreRemovedFromTraces() throws SQLException {
    traces.note(trace("q1", "<nul\0@example.org>", NOW));
    traces.write();
    assertThat(operations.find(SERVER, "q1"))
        .isEqualTo(new Answer.Done<>(List.of(trace("q1", "", NOW))));
  }

  private TracePage page(TraceFilter filter, Optional<String> after) {
    return done(operations.list(SERVER, filter, after, 2));
  }

  @Test
  void latestTracesAreListedFirstInPages() throws SQLException {
    List<MessageTrace> all =
        List.of(
            trace("q1", "<1@example.org>", NOW),
            trace("q2", "", NOW),
            trace("q3", "", NOW.plusSeconds(1)),
            trace("q4", "", NOW.minusSeconds(1)));
    all.forEach(traces::note);
    traces.write();
    TracePage first = page(TraceFilter.ALL, Optional.empty());
    assertThat(first.traces()).containsExactly(all.get(2), all.get(1));
    assertThat(first.reached()).isEmpty();
    TracePage second = page(TraceFilter.ALL, first.next());
    assertThat(second.traces()).containsExactly(all.getFirst(), all.getLast());
    assertThat(second.next()).isEmpty();
    assertThat(page(TraceFilter.ALL, Optional.of("no place"))).isEqualTo(TracePage.NONE);
    assertThat(page(TraceFilter.ALL, Optional.of("9223372036854775807_1")))
        .isEqualTo(TracePage.NONE);
  }

  @Test
  void traceListIsNarrowedByTheFilter() throws SQLException {
    MessageTrace one = trace("q1", "<1@example.org>", NOW);
    traces.note(one);
    traces.write();
    var none = Optional.<Instant>empty();
    var junk = Optional.of(Handling.JUNK);
    assertThat(found(new TraceFilter("1@example.org", "X@", "B@EX", junk, none, none)))
        .containsExactly(one);
    assertThat(found(new TraceFilter("", "example.org", "", junk, none, none)))
        .containsExactly(one);
    assertThat(found(new TraceFilter("q1", "", "", Optional.empty(), Optional.of(NOW), none)))
        .containsExactly(one);
    assertThat(found(new TraceFilter("q1", "", "", Optional.empty(), none, Optional.of(NOW))))
        .isEmpty();
    assertThat(found(new TraceFilter("", "other", "", junk, none, none))).isEmpty();
    assertThat(found(new TraceFilter("", "", "other", junk, none, none))).isEmpty();
    assertThat(found(new TraceFilter("", "", "", Optional.of(Handling.TAG), none, none))).isEmpty();
    assertThat(found(new TraceFilter("\0", "", "", junk, none, none))).isEmpty();
  }

  private List<MessageTrace> found(TraceFilter filter) {
    return page(filter, Optional.empty()).traces();
  }

  @Test
  void traceListIsForAdministratorsOfTheRecipientsDomain() throws SQLException {
    MessageTrace one = trace("q1", "", NOW);
    traces.note(one);
    traces.write();
    var all = Optional.<String>empty();
    var own =
        new Caller(1, "d@example.test", new Rights.DomainAdministrator(FixedAddresses.DOMAIN), "s");
    var other = new Caller(1, "d@example.test", new Rights.DomainAdministrator(5), "s");
    var user = new Caller(1, "u@example.test", new Rights.User(), "s");
    assertThat(done(operations.list(own, TraceFilter.ALL, all, 2)).traces()).containsExactly(one);
    assertThat(done(operations.list(other, TraceFilter.ALL, all, 2)).traces()).isEmpty();
    assertThat(operations.list(user, TraceFilter.ALL, all, 2))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
  }

  @Test
  void longSearchReportsItsPosition() throws SQLException {
    traces.note(trace("q1", "", NOW.minusSeconds(9)));
    traces.note(trace("q2", "", NOW.minusSeconds(2)));
    traces.note(trace("q3", "", NOW.minusSeconds(1)));
    traces.write();
    var search = new TraceSearch(new SingleStatements(transactions), 2);
    var asked =
        new TraceFilter("", "nobody", "", Optional.empty(), Optional.empty(), Optional.empty());
    TracePage first = search.page(asked, OptionalLong.empty(), Optional.empty(), 2);
    assertThat(first.traces()).isEmpty();
    assertThat(first.reached()).contains(NOW.minusSeconds(2));
    TracePage second = search.page(asked, OptionalLong.empty(), first.next(), 2);
    assertThat(second).isEqualTo(TracePage.NONE);
  }

  @Test
  void longMessageIdHidesNoOtherTraces() throws SQLException {
    StringBuilder random = new StringBuilder();
    new Random(7).ints(8_000, 'a', 'z').forEach(random::appendCodePoint);
    traces.note(trace("q1", "<" + random + "@example.org>", NOW));
    traces.note(trace("q2", "<1@example.org>", NOW));
    traces.write();
    assertThat(operations.find(SERVER, "q2")).isNotEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.find(SERVER, "<" + random + "@example.org>"))
        .isEqualTo(operations.find(SERVER, "q1"))
        .isNotEqualTo(new Answer.Done<>(List.of()));
  }

  @Test
  void oldTracesAreDeleted() throws SQLException {
    traces.note(trace("old", "", NOW.minus(Duration.ofDays(31))));
    traces.note(trace("new", "", NOW.minus(Duration.ofDays(29))));
    traces.write();
    TraceRows rows = new TraceRows(transactions);
    assertThat(rows.forget(Duration.ofDays(30), 10)).isOne();
    assertThat(operations.find(SERVER, "old")).isEqualTo(new Answer.Done<>(List.of()));
    assertThat(operations.find(SERVER, "new")).isNotEqualTo(new Answer.Done<>(List.of()));
  }
}
