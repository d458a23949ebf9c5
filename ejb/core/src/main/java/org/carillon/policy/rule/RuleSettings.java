package org.carillon.policy.rule;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** Which rules accounts may have, and how many. */
public final class RuleSettings implements SettingSource {

  public static final Setting<AllowedRules> ALLOWED =
      Setting.ofAccount(
          "policy.rules.allowed",
          new Choice<>(AllowedRules.class),
          AllowedRules.MAIL,
          "Allowed rules",
          "What accounts' rules may do: nothing, file and refuse, also send mail, or everything"
              + " with the administrator's programs.");

  public static final Setting<Long> MOST =
      Setting.ofAccount(
          "policy.rules.most",
          new Whole(1, 1_000, "scripts"),
          30L,
          "Most scripts",
          "How many scripts an account, a domain or the server may have.");

  public static final Setting<Long> OCTETS =
      Setting.ofAccount(
          "policy.rules.octets",
          new Whole(1_000, 4_000_000, "octets"),
          262_144L,
          "Longest script",
          "How long a script may be.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, MOST, OCTETS);
  }
}
