package org.carillon.transport.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion.Helo;
import org.carillon.stage.Step;
import org.carillon.stage.Step.Outcome;
import org.junit.jupiter.api.Test;

class StageLogTest {
  @Test
  void stageTraceIsOneLogLine() {
    IntakeSession session =
        new IntakeSession(
            Service.SMTP, InetAddress.getLoopbackAddress(), "c", true, "", Optional.empty(), "5k2");
    Judgement judgement =
        new Judgement(
            new Verdict.Refused(550, "5.7.1", "No\r\nstages"),
            Optional.of("names"),
            List.of(
                new Step("dns", Outcome.TIMED_OUT, "", Duration.ofSeconds(3)),
                new Step(
                    "names", Outcome.REFUSED, "5.7.1 No\r\nstages", Duration.ofNanos(51_000))));
    assertThat(StageLog.line(new Helo(session), judgement).toString())
        .startsWith(
            "stages session=5k2 point=helo dns=timed_out,3000.0ms names=refused,0.1ms reason=")
        .doesNotContain("\r", "\n");
  }
}
