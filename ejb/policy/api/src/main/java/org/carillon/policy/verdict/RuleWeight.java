package org.carillon.policy.verdict;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingType.Text;

/**
 * The weight of a broken rule.
 *
 * @param points the points; 0 for none
 * @param refuses whether the rule alone makes the message refused
 */
public record RuleWeight(int points, boolean refuses) {
  private static final String OFF = "off";
  private static final String REFUSE = "refuse";
  private static final int MOST_CHARACTERS = 6;

  private static final Text TYPE =
      new Text(
          Pattern.compile(OFF + "|" + REFUSE + "|[1-9][0-9]{0,2}"),
          MOST_CHARACTERS,
          "off, refuse, or a number of points");

  /** Creates a server setting for the weight of a rule. */
  public static Setting<String> setting(String key, int points, String title, String help) {
    return Setting.ofServer(key, TYPE, Integer.toString(points), title, help).forExperts();
  }

  /** Reads the value of a setting. */
  public static RuleWeight of(String said) {
    return switch (said) {
      case OFF -> new RuleWeight(0, false);
      case REFUSE -> new RuleWeight(0, true);
      default -> new RuleWeight(Integer.parseInt(said), false);
    };
  }

  /** Returns whether the rule counts at all. If not, the check can be skipped. */
  public boolean counts() {
    return refuses || points > 0;
  }

  /** Returns the finding for a broken rule whose weight is in a setting. */
  public List<Finding> finding(String check, Setting<String> rule, String reason) {
    if (refuses) {
      return List.of(Finding.demands(check, Handling.REJECT, reason).by(rule));
    }
    return points > 0 ? List.of(Finding.counts(check, points, reason).by(rule)) : List.of();
  }
}
