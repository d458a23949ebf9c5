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
          "How often a report of which accounts use most, and how much they grew, is mailed to a"
              + " domain's administrators, or to its postmaster if none of them has a mailbox. It"
              + " is sent in the morning, on Mondays or on the first of the month.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SCHEDULE);
  }
}
