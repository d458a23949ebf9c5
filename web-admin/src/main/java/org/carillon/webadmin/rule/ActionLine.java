package org.carillon.webadmin.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.web.Texts;

/**
 * What would be done with a message, for people.
 *
 * @param title what
 * @param facts how
 */
public record ActionLine(String title, List<Fact> facts) {

  /**
   * How something is done.
   *
   * @param label what is told
   * @param values none for what is just so
   */
  public record Fact(String label, List<String> values) {}

  /** In the reader's words. */
  static ActionLine of(TrialAction action, Texts texts) {
    List<Fact> facts = new ArrayList<>();
    for (TrialDetail detail : action.details()) {
      facts.add(new Fact(texts.of("trial.detail." + detail.name()), values(detail)));
    }
    return new ActionLine(texts.of("trial.action." + action.name()), facts);
  }

  private static List<String> values(TrialDetail detail) {
    return switch (detail) {
      case TrialDetail.Words(_, String text) -> List.of(text);
      case TrialDetail.Several(_, List<String> several) -> several;
      case TrialDetail.Number(String name, long value) ->
          List.of(name.equals("seconds") ? span(value) : Long.toString(value));
      case TrialDetail.Fact _ -> List.of();
    };
  }

  /** As durations are written: PT48H. */
  private static String span(long seconds) {
    return Duration.ofSeconds(seconds).toString();
  }
}
