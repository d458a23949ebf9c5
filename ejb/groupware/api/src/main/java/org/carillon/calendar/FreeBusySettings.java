package org.carillon.calendar;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** What may be set of free/busy as a file, and of that of others. */
public final class FreeBusySettings implements SettingSource {

  /** When what a program uploads counts. */
  public enum UploadedCounts {
    /** Never. */
    NEVER,
    /** While there is no event in the account's own calendars. */
    WHEN_EMPTY,
    /** Always, beside what calendars say. */
    ALWAYS
  }

  /** How far back it is published. */
  public static final Setting<Long> DAYS_BEFORE =
      Setting.ofAccount(
          "calendar.free-busy-days-before",
          new Whole(0, 31, "days"),
          7L,
          "Past days of published free/busy",
          "How many days before today the file freebusy.vfb covers.");

  /** How far ahead it is published. */
  public static final Setting<Long> DAYS =
      Setting.ofAccount(
          "calendar.free-busy-days",
          new Whole(1, 365, "days"),
          90L,
          "Days of published free/busy",
          "How many days from today on the file freebusy.vfb covers.");

  /** When what is uploaded counts. */
  public static final Setting<UploadedCounts> UPLOADED =
      Setting.ofOwner(
          "calendar.uploaded-free-busy",
          new Choice<>(UploadedCounts.class),
          UploadedCounts.WHEN_EMPTY,
          "Use free/busy that programs upload",
          "Outlook and other programs can upload their free/busy to freebusy.vfb. It counts never,"
              + " only while the account's own calendars have no events, or always in addition to"
              + " them.");

  /** Where free/busy of other domains is asked for. */
  public static final Setting<List<String>> ELSEWHERE =
      Setting.ofServer(
          "calendar.free-busy-elsewhere",
          new ListOf<>(
              new Text(
                  Pattern.compile(
                      "(?:\\*|(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)"
                          + "\\s+https://[!-~&&[^\\s,]]{1,900}"),
                  1_200,
                  "a domain and an address"),
              200),
          List.of(),
          "Free/busy of other domains",
          "A domain (*.example.net for its subdomains, * for all others) and the address to ask,"
              + " in which %u stands for the part before the @, %d for the domain and %e for both:"
              + " example.net https://mail.example.net/~%u/freebusy.vfb. The first line that fits"
              + " counts. Hosts in your own networks must be allowed by"
              + " policy.fetch.private-networks.");

  /** How long others may take. */
  public static final Setting<Duration> PATIENCE =
      Setting.ofServer(
          "calendar.free-busy-patience",
          new Time(Duration.ofMillis(500), Duration.ofSeconds(10)),
          Duration.ofSeconds(4),
          "How long other servers may take to tell free/busy",
          "All servers are asked at once. Whoever has not answered within this time counts as"
              + " unknown.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(DAYS_BEFORE, DAYS, UPLOADED, ELSEWHERE, PATIENCE);
  }
}
