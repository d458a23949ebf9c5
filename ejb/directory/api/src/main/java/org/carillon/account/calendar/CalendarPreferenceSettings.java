package org.carillon.account.calendar;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for how an account uses calendars. The account's owner chooses them. */
public final class CalendarPreferenceSettings implements SettingSource {

  /** True if reminders are sent by mail too. */
  public static final Setting<Boolean> BY_MAIL =
      Setting.ofOwner(
          "calendar.reminders-by-mail",
          new SettingType.Switch(),
          false,
          "Reminders by mail",
          "Reminders for the account's own events are also sent to its inbox as messages."
              + " Reminders that ask for mail are always sent.");

  /** True if the birthdays of contacts are shown as a calendar. */
  public static final Setting<Boolean> BIRTHDAYS =
      Setting.ofOwner(
          "calendar.birthdays",
          new SettingType.Switch(),
          true,
          "Birthday calendar",
          "Birthdays and anniversaries of the account's contacts appear as a calendar in the"
              + " webmail and over CalDAV.");

  /** The time zones that are shown beside the hours. */
  public static final Setting<String> ZONES =
      Setting.ofOwner(
          "web.calendar.zones",
          SettingType.Text.any(200),
          "",
          "Additional time zones",
          "Time zones shown beside the hours in the webmail's day and week views. At most"
              + " two, separated by commas, such as Asia/Tokyo,America/New_York. Empty: none.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(BY_MAIL, BIRTHDAYS, ZONES);
  }
}
