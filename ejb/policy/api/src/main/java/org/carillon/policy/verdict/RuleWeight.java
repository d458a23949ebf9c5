package org.carillon.policy.verdict;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingType.Text;

/**
 * What comes of it when a rule is broken.
 *
 * @param points how much it counts; 0 for nothing
 * @param refuses whether it decides alone that the message is refused
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

  /** A server's setting that says it of a rule. */
  public static Setting<String> setting(String key, int points, String title, String help) {
    return Setting.ofServer(key, TYPE, Integer.toString(points), title, help);
  }

  /** What a setting says. */
  public static RuleWeight of(String said) {
    return switch (said) {
      case OFF -> new RuleWeight(0, false);
      case REFUSE -> new RuleWeight(0, true);
      default -> new RuleWeight(Integer.parseInt(said), false);
    };
  }

  /** Whether the rule counts at all; else nobody need look. */
  public boolean counts() {
    return refuses || points > 0;
  }

  /** What a check finds where the rule that a setting weighs is broken. */
  public List<Finding> finding(String check, Setting<String> rule, String reason) {
    if (refuses) {
      return List.of(Finding.demands(check, Handling.REJECT, reason).by(rule));
    }
    return points > 0 ? List.of(Finding.counts(check, points, reason).by(rule)) : List.of();
  }
}
