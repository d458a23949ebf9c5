package org.carillon.policy.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.account.FixedAddresses;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.policy.replay.ProposedPolicy;
import org.carillon.policy.replay.ReplayReport;
import org.carillon.policy.replay.ReplayReport.Shift;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.StoredTraces;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests the differences that a changed policy would have made for past mail. */
class PolicyReplayOperationsTest {
  private static final Caller SERVER =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "s");
  private static final Instant WEEK = Instant.now().minus(Duration.ofDays(7));

  private final List<MessageTrace> traces =
      List.of(
          trace("fail", Handling.ACCEPT, Finding.counts("spf", 20, "no")),
          trace(
              "two",
              Handling.ACCEPT,
              Finding.counts("spf", 20, "no"),
              Finding.counts("dkim", 5, "broken")),
          trace("forged", Handling.JUNK, Finding.demands("dmarc", Handling.JUNK, "disowned")),
          trace(
              "allowed",
              Handling.ACCEPT,
              Finding.demands("filter", Handling.REJECT, "listed").setAside()),
          trace("fine", Handling.ACCEPT));

  private final StoredTraces known =
      (since, most, each) -> {
        traces.stream().limit(most).forEach(each);
        return traces.size() > most;
      };

  private final PolicyReplayOperations replays =
      new PolicyReplayOperations(
          known, new FixedAddresses().account(1, "alice"), new DeclaredSettings());

  private static MessageTrace trace(String id, Handling handling, Finding... findings) {
    long points = List.of(findings).stream().mapToLong(Finding::points).sum();
    return new MessageTrace(
        id,
        "",
        Instant.now(),
        "192.0.2.1",
        "x@example.org",
        List.of("alice@example.test"),
        Set.of(FixedAddresses.DOMAIN),
        handling,
        points,
        List.of(),
        List.of(),
        List.of(findings));
  }

  private ReplayReport replay(Map<String, String> settings, Map<String, Integer> weights) {
    Answer<ReplayReport> answer =
        replays.replay(SERVER, WEEK, new ProposedPolicy(settings, weights));
    return ((Answer.Done<ReplayReport>) answer).value();
  }

  private Failure refused(Caller caller, Instant since, ProposedPolicy proposed) {
    return ((Answer.Failed<ReplayReport>) replays.replay(caller, since, proposed)).failure();
  }

  @Test
  void currentPolicyReplaysWithoutDifferences() {
    ReplayReport same = replay(Map.of(), Map.of());
    assertThat(same.judged()).isEqualTo(5);
    assertThat(same.shifts()).isEmpty();
  }

  @Test
  void lowerThresholdMovesTheMessagesReachingIt() {
    ReplayReport report = replay(Map.of("policy.points.junk", "25"), Map.of());
    assertThat(report.shifts()).containsExactly(new Shift(Handling.ACCEPT, Handling.JUNK, 1));
    assertThat(report.differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.trace()).isEqualTo("two");
              assertThat(one.pointsBefore()).isEqualTo(25);
              assertThat(one.pointsAfter()).isEqualTo(25);
            });
  }

  @Test
  void checkWeightsAreReplayed() {
    assertThat(replay(Map.of(), Map.of("spf", 300)).shifts())
        .containsExactly(new Shift(Handling.ACCEPT, Handling.JUNK, 2));
    assertThat(replay(Map.of(), Map.of("dmarc", 0)).shifts())
        .containsExactly(new Shift(Handling.JUNK, Handling.ACCEPT, 1));
  }

  @Test
  void invalidReplayIsRefusedWithItsField() {
    assertThat(refused(SERVER, WEEK, new ProposedPolicy(Map.of("mail.port", "1"), Map.of())))
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            wrong -> assertThat(wrong.field()).isEqualTo("settings.mail.port"));
    assertThat(
            refused(SERVER, WEEK, new ProposedPolicy(Map.of("policy.points.junk", "-1"), Map.of())))
        .isInstanceOf(Failure.Invalid.class);
    assertThat(refused(SERVER, WEEK, new ProposedPolicy(Map.of(), Map.of("spf", 1_001))))
        .isInstanceOfSatisfying(
            Failure.Invalid.class, wrong -> assertThat(wrong.field()).isEqualTo("weights.spf"));
    assertThat(refused(SERVER, Instant.EPOCH, new ProposedPolicy(Map.of(), Map.of())))
        .isInstanceOfSatisfying(
            Failure.Invalid.class, wrong -> assertThat(wrong.field()).isEqualTo("since"));
    Caller domain = new Caller(1, "d@example.test", new Rights.DomainAdministrator(7), "s");
    assertThat(refused(domain, WEEK, new ProposedPolicy(Map.of(), Map.of())))
        .isEqualTo(new Failure.NotAllowed());
  }
}
