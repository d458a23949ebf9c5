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

/** The settings of published free/busy files and of the free/busy of other domains. */
public final class FreeBusySettings implements SettingSource {

  /** The cases in which free/busy uploaded by a client counts. */
  public enum UploadedCounts {
    /** Uploaded free/busy never counts. */
    NEVER,
    /** Uploaded free/busy counts while the account's own calendars have no events. */
    WHEN_EMPTY,
    /** Uploaded free/busy always counts, in addition to the calendars. */
    ALWAYS
  }

  /** The number of days before today for which free/busy is published. */
  public static final Setting<Long> DAYS_BEFORE =
      Setting.ofAccount(
              "calendar.free-busy-days-before",
              new Whole(0, 31, "days"),
              7L,
              "Past days in published free/busy",
              "How many days before today the published file freebusy.vfb covers.")
          .forExperts();

  /** The number of days from today on for which free/busy is published. */
  public static final Setting<Long> DAYS =
      Setting.ofAccount(
              "calendar.free-busy-days",
              new Whole(1, 365, "days"),
              90L,
              "Days in published free/busy",
              "How many days from today the published file freebusy.vfb covers.")
          .forExperts();

  /** The cases in which uploaded free/busy counts. */
  public static final Setting<UploadedCounts> UPLOADED =
      Setting.ofOwner(
              "calendar.uploaded-free-busy",
              new Choice<>(UploadedCounts.class),
              UploadedCounts.WHEN_EMPTY,
              "Uploaded free/busy",
              "Outlook and other programs can upload free/busy times to freebusy.vfb."
                  + " Uploaded times are used never, only while the account's own calendars have no"
                  + " events, or always in addition to them.")
          .forExperts();

  /** The addresses at which the free/busy of other domains is requested. */
  public static final Setting<List<String>> ELSEWHERE =
      Setting.ofServer(
              "calendar.free-busy-elsewhere",
              new ListOf<>(
                  new Text(
                      Pattern.compile(
                          "(?:\\*|(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)"
                              + "\\s+https://[!-~&&[^\\s,]]{1,900}"),
                      1_200,
                      "a domain, a space and a URL"),
                  200),
              List.of(),
              "Free/busy of other domains",
              "Where to ask for free/busy times of other domains. Each line has a domain"
                  + " (*.example.net: its subdomains; *: all others) and a web address, in which %u"
                  + " stands for the part before the @, %d for the domain and %e for both:"
                  + " example.net https://mail.example.net/~%u/freebusy.vfb. The first line that"
                  + " matches is used. Servers in your own networks must be allowed by"
                  + " policy.fetch.private-networks.")
          .forExperts();

  /** The longest time that other servers may take to answer. */
  public static final Setting<Duration> PATIENCE =
      Setting.ofServer(
              "calendar.free-busy-patience",
              new Time(Duration.ofMillis(500), Duration.ofSeconds(10)),
              Duration.ofSeconds(4),
              "Free/busy timeout",
              "How long to wait for the servers of other domains when free/busy times are"
                  + " looked up. All are asked at once. If a server does not answer in time, its"
                  + " users are shown as unknown.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(DAYS_BEFORE, DAYS, UPLOADED, ELSEWHERE, PATIENCE);
  }
}
