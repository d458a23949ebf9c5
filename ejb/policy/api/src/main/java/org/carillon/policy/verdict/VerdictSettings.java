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
          "Threshold for marking",
          "A message with at least this many points is marked as suspicious in its header"
              + " and delivered as usual. 0: no message is marked.");

  public static final Setting<Long> JUNK =
      Setting.ofAccount(
          "policy.points.junk",
          POINTS,
          50L,
          "Threshold for junk",
          "A message with at least this many points goes into the junk folder. Lower it if"
              + " much spam reaches the inbox; raise it if wanted mail ends up as junk. 0: never.");

  public static final Setting<Long> QUARANTINE =
      Setting.ofAccount(
          "policy.points.quarantine",
          POINTS,
          0L,
          "Threshold for quarantine",
          "A message with at least this many points is held in quarantine until somebody"
              + " releases it. If it has several recipients, the most lenient threshold applies. 0:"
              + " never.");

  public static final Setting<Long> REJECT =
      Setting.ofAccount(
          "policy.points.reject",
          POINTS,
          150L,
          "Threshold for rejection",
          "A message with at least this many points is rejected. The sending server tells"
              + " its sender. If it has several recipients, the most lenient threshold applies. 0:"
              + " never.");

  public static final Setting<Long> DISCARD =
      Setting.ofAccount(
          "policy.points.discard",
          POINTS,
          0L,
          "Threshold for discarding",
          "A message with at least this many points is deleted, and nobody is notified. If"
              + " it has several recipients, the most lenient threshold applies. Use it with care:"
              + " wanted mail can be lost. 0: never.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(TAG, JUNK, QUARANTINE, REJECT, DISCARD);
  }
}
