package org.carillon.mailbox.report;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;

/** The settings of the quota reports that are mailed to administrators. */
public final class QuotaReportSettings implements SettingSource {

  /** The frequency of reports. */
  public enum Schedule {
    NEVER,
    WEEKLY,
    /** A report is mailed on the first day of each month. */
    MONTHLY
  }

  /** The frequency with which a domain's administrators are mailed a report. */
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
