package org.carillon.protocol.sip.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 3261 §16.7, §16.8 and §16.10, event by event. */
class ResponseContextTest {
  private static final String ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";

  @Test
  void equalPrioritiesRingInParallelAndLowerOnesAfterwards() {
    ResponseContext context = new ResponseContext(true, List.of(1000, 500, 1000));
    assertThat(context.begin()).containsExactly(ring(0), ring(2));
    assertThat(context.answered(0, is(486))).isEmpty();
    assertThat(context.answered(2, is(480))).containsExactly(ring(1));
    assertThat(context.answered(1, is(404))).containsExactly(forward(486));
    assertThat(context.decided()).isTrue();
  }

  @Test
  void provisionalResponsesAreForwardedExceptTrying() {
    ResponseContext context = rung(1);
    assertThat(context.answered(0, is(100))).isEmpty();
    assertThat(context.answered(0, is(180))).containsExactly(forward(180));
    assertThat(context.answered(0, is(183))).containsExactly(forward(183));
  }

  @Test
  void firstAcceptanceCancelsTheOtherBranches() {
    ResponseContext context = rung(3);
    context.answered(0, is(180));
    context.answered(1, is(180));
    assertThat(context.answered(1, is(200))).containsExactly(forward(200), cancel(0, ELSEWHERE));
    // The third has sent no response yet: it is cancelled as soon as it does.
    assertThat(context.answered(2, is(180))).containsExactly(cancel(2, ELSEWHERE));
    assertThat(context.answered(0, is(487))).isEmpty();
    assertThat(context.answered(2, is(487))).isEmpty();
  }

  @Test
  void everyAcceptanceOfAnInviteIsForwarded() {
    ResponseContext context = rung(2);
    assertThat(context.answered(0, is(200))).containsExactly(forward(200));
    assertThat(context.answered(1, is(200))).containsExactly(forward(200));
  }

  @Test
  void firstAcceptanceOfOtherRequestsIsForwarded() {
    ResponseContext context = new ResponseContext(false, List.of(0, 0));
    context.begin();
    assertThat(context.answered(0, is(200))).containsExactly(forward(200));
    assertThat(context.answered(1, is(200))).isEmpty();
  }

  @Test
  void globalFailureCancelsTheOtherBranchesAndIsForwarded() {
    ResponseContext context = new ResponseContext(true, List.of(1, 1, 0));
    context.begin();
    context.answered(0, is(180));
    assertThat(context.answered(1, is(603))).containsExactly(cancel(0, "SIP;cause=603"));
    assertThat(context.answered(0, is(487))).containsExactly(forward(603));
  }

  @Test
  void callerCancelEndsAllBranches() {
    ResponseContext context = new ResponseContext(true, List.of(1, 1, 0));
    context.begin();
    context.answered(0, is(180));
    assertThat(context.cancelled("SIP;cause=1")).containsExactly(cancel(0, "SIP;cause=1"));
    assertThat(context.answered(1, is(180)))
        .as("what rings too late is told the same")
        .contains(cancel(1, "SIP;cause=1"));
    assertThat(context.answered(0, is(487))).isEmpty();
    assertThat(context.answered(1, is(408))).containsExactly(forward(487));
  }

  @Test
  void cancelAfterTheDecisionChangesNothing() {
    ResponseContext context = rung(1);
    context.answered(0, is(200));
    assertThat(context.cancelled("")).isEmpty();
  }

  @Test
  void timerCCancelsRingingBranchesAndEndsSilentOnes() {
    ResponseContext context = rung(2);
    context.answered(0, is(180));
    assertThat(context.overdue(0)).containsExactly(cancel(0, ""));
    assertThat(context.overdue(1)).isEmpty();
    assertThat(context.overdue(0)).as("still silent").containsExactly(forward(408));
  }

  @Test
  void finalResponseOfABranchCountsOnce() {
    ResponseContext context = rung(2);
    context.answered(0, is(486));
    assertThat(context.answered(0, is(486))).isEmpty();
    assertThat(context.decided()).isFalse();
  }

  @Test
  void bestResponseIsChosenForTheCaller() {
    assertThat(best(404, 407, 486)).isEqualTo(407);
    assertThat(best(500, 486, 302)).isEqualTo(302);
    assertThat(best(408, 486, 480)).isEqualTo(486);
    assertThat(best(486, 603, 302)).isEqualTo(603);
    assertThat(best(503, 408)).isEqualTo(408);
  }

  private static int best(Integer... statuses) {
    return BestResponse.of(List.of(statuses).stream().map(ResponseContextTest::is).toList())
        .status();
  }

  private static ResponseContext rung(int legs) {
    ResponseContext context = new ResponseContext(true, Collections.nCopies(legs, 1));
    context.begin();
    return context;
  }

  private static Answer is(int status) {
    return new Answer.Concluded(status);
  }

  private static ResponseContext.Step ring(int leg) {
    return new ResponseContext.Ring(leg);
  }

  private static ResponseContext.Step cancel(int leg, String reason) {
    return new ResponseContext.Cancel(leg, reason);
  }

  private static ResponseContext.Step forward(int status) {
    return new ResponseContext.Forward(is(status));
  }
}
