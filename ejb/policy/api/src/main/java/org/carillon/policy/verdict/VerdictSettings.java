package org.carillon.policy.verdict;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Whole;

/** Settings for the points that lead to each handling. */
public final class VerdictSettings implements SettingSource {
  private static final Whole POINTS = new Whole(0, 100_000, "points; 0 for never");

  public static final Setting<Long> TAG =
      Setting.ofAccount(
          "policy.points.tag",
          POINTS,
          0L,
          "Marked from",
          "A message with this many points or more is marked as suspicious in its header and"
              + " delivered as usual.");

  public static final Setting<Long> JUNK =
      Setting.ofAccount(
          "policy.points.junk",
          POINTS,
          50L,
          "Junk from",
          "A message with this many points or more goes into the junk folder.");

  public static final Setting<Long> QUARANTINE =
      Setting.ofAccount(
          "policy.points.quarantine",
          POINTS,
          0L,
          "Quarantined from",
          "A message with this many points or more is kept in quarantine until somebody releases"
              + " it. If there are several recipients, the most lenient limit applies.");

  public static final Setting<Long> REJECT =
      Setting.ofAccount(
          "policy.points.reject",
          POINTS,
          150L,
          "Refused from",
          "A message with this many points or more is refused; the sending server tells its"
              + " sender. If there are several recipients, the most lenient limit applies.");

  public static final Setting<Long> DISCARD =
      Setting.ofAccount(
          "policy.points.discard",
          POINTS,
          0L,
          "Thrown away from",
          "A message with this many points or more is deleted, and nobody is told. If there are"
              + " several recipients, the most lenient limit applies.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(TAG, JUNK, QUARANTINE, REJECT, DISCARD);
  }
}
