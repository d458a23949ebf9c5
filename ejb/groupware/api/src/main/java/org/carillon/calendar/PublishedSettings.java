package org.carillon.calendar;

import java.util.List;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** The settings of calendars that are published as files. */
public final class PublishedSettings implements SettingSource {
  /** The most that may be shown of a calendar. */
  public static final Setting<PublishedPart> MOST_SHOWN =
      Setting.ofDomain(
          "calendar.published",
          new Choice<>(PublishedPart.class),
          PublishedPart.WHOLE,
          "Most that public calendars show",
          "How much of a calendar an account can publish to everybody or at a secret"
              + " address: nothing, busy times, all events except private ones, or all events. If"
              + " an account chose more, it is reduced to this.");

  /** The largest file that can be imported, in octets. */
  public static final Setting<Long> IMPORT_OCTETS =
      Setting.ofServer(
              "calendar.import-octets",
              new Whole(100_000, 100_000_000, "octets"),
              8_000_000L,
              "Maximum size of imported calendars",
              "A larger iCalendar file is not imported.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(MOST_SHOWN, IMPORT_OCTETS);
  }
}
