package org.carillon.account.setting;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;
import org.carillon.settings.Settings;

/** The settings for an account's time zone and the format of times. The owner chooses them. */
public final class TimeSettings implements SettingSource {

  /** The account's time zone. */
  public static final Setting<String> ZONE =
      Setting.ofOwner(
          "account.time-zone",
          SettingType.Text.any(100),
          "",
          "Time zone",
          "The account's time zone, such as Europe/Berlin. It decides when a day begins for"
              + " rules, automatic replies and all-day events, and is used for times on web pages."
              + " Empty: the server's time zone; on web pages, the browser's.");

  /** The format of hours. */
  public static final Setting<TimeFormats.Clock> CLOCK =
      Setting.ofOwner(
          "web.time.clock",
          new SettingType.Choice<>(TimeFormats.Clock.class),
          TimeFormats.Clock.AUTO,
          "Time format",
          "How web pages show times: with 12 hours, with 24 hours, or as usual in the"
              + " language and region.");

  /** The format of dates. */
  public static final Setting<TimeFormats.Days> DAYS =
      Setting.ofOwner(
          "web.time.days",
          new SettingType.Choice<>(TimeFormats.Days.class),
          TimeFormats.Days.AUTO,
          "Date format",
          "How web pages show dates: as 2026-11-25 (ISO 8601), or as usual in the language"
              + " and region.");

  /** The first day of the week. */
  public static final Setting<TimeFormats.Week> WEEK =
      Setting.ofOwner(
          "web.time.week",
          new SettingType.Choice<>(TimeFormats.Week.class),
          TimeFormats.Week.AUTO,
          "First day of the week",
          "The day with which weeks begin in calendars on web pages.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ZONE, CLOCK, DAYS, WEEK);
  }

  /** Returns the time zone with this name (or Windows name), or empty if it is unknown. */
  public static Optional<ZoneId> zone(String name) {
    return ZoneNames.find(name).filter(CalendarZone::named).map(zone -> ZoneId.of(zone.id()));
  }

  /** Returns an account's time zone, as far as the server knows it. */
  public static ZoneId zone(Settings settings, Scope scope) {
    return zone(settings.value(ZONE, scope)).orElseGet(ZoneId::systemDefault);
  }
}
