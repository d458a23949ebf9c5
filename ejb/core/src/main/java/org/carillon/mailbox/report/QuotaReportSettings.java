package org.carillon.mailbox.report;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;

/** Whether administrators are mailed who uses how much. */
public final class QuotaReportSettings implements SettingSource {

  /** How often. */
  public enum Schedule {
    /** Not at all. */
    NEVER,
    /** On Mondays. */
    WEEKLY,
    /** On the first of each month. */
    MONTHLY
  }

  /** How often a domain's administrators are mailed. */
  public static final Setting<Schedule> SCHEDULE =
      Setting.ofDomain(
          "mailbox.quota.report",
          new Choice<>(Schedule.class),
          Schedule.NEVER,
          "Report of use by mail",
          "How often the administrators of a domain, or its postmaster where it has none with a"
              + " mailbox, are mailed which accounts use most, and by how much they grew: on Mondays"
              + " or on the first of each month, in the morning.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SCHEDULE);
  }
}
