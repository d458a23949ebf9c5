package org.carillon.transport.internal.stage;

import java.time.Duration;
import java.util.Locale;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.stage.IntakeQuestion;
import org.carillon.stage.Step;
import org.jboss.logging.Logger;

/**
 * Logs a message's trace: the stages that were asked at each point, their verdicts and reasons, and
 * the time they took. It is for troubleshooting; a stage's own failure is always logged.
 */
final class StageLog {
  private static final Logger LOG = Logger.getLogger("org.carillon.mail.stages");

  private StageLog() {}

  static void write(IntakeQuestion question, Judgement judgement) {
    if (isTrouble(judgement)) {
      LOG.info(line(question, judgement));
    } else if (LOG.isDebugEnabled() && !judgement.trace().isEmpty()) {
      LOG.debug(line(question, judgement));
    }
  }

  private static boolean isTrouble(Judgement judgement) {
    for (Step step : judgement.trace()) {
      if (step.outcome().isTrouble()) {
        return true;
      }
    }
    return false;
  }

  static LogLine line(IntakeQuestion question, Judgement judgement) {
    LogLine line =
        LogLine.of("stages")
            .fact("session", question.session().session())
            .fact("point", question.point());
    for (Step step : judgement.trace()) {
      line.fact(step.stage(), step.outcome().name().toLowerCase(Locale.ROOT) + millis(step.took()));
      if (!step.reason().isEmpty()) {
        line.text("reason", step.reason());
      }
    }
    return line;
  }

  private static String millis(Duration took) {
    return String.format(Locale.ROOT, ",%.1fms", took.toNanos() / 1e6);
  }
}
