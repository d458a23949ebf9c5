package org.carillon.webadmin.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.web.Texts;

/**
 * An action on a message, for people.
 *
 * @param title the action
 * @param facts its details
 */
public record ActionLine(String title, List<Fact> facts) {

  /**
   * A detail of an action.
   *
   * @param label its label
   * @param values its values; empty if the label says all
   */
  public record Fact(String label, List<String> values) {}

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

  /** Formats a duration such as PT48H. */
  private static String span(long seconds) {
    return Duration.ofSeconds(seconds).toString();
  }
}
