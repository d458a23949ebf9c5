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
          "Storage report by mail",
          "Mails a domain's administrators a report of the accounts that use the most"
              + " storage and of their growth. If no administrator has a mailbox, the domain's"
              + " postmaster gets it. It is sent in the morning, weekly on Mondays or monthly on"
              + " the first.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SCHEDULE);
  }
}
