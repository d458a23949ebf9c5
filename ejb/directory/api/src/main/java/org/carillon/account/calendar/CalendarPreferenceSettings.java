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
          "Every reminder of the account's own events also arrives as a message in its inbox."
              + " Reminders that ask for mail arrive there in any case.");

  /** True if the birthdays of contacts are shown as a calendar. */
  public static final Setting<Boolean> BIRTHDAYS =
      Setting.ofOwner(
          "calendar.birthdays",
          new SettingType.Switch(),
          true,
          "Birthdays as a calendar",
          "The birthdays and anniversaries of an account's contacts appear as a calendar, in the"
              + " webmail and by CalDAV.");

  /** The time zones that are shown beside the hours. */
  public static final Setting<String> ZONES =
      Setting.ofOwner(
          "web.calendar.zones",
          SettingType.Text.any(200),
          "",
          "More time zones",
          "Time zones that are shown beside the hours of days and weeks in the webmail: at most"
              + " two, separated by commas, such as Asia/Tokyo,America/New_York.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(BY_MAIL, BIRTHDAYS, ZONES);
  }
}
