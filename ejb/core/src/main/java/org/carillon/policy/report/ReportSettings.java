package org.carillon.policy.report;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.SettingType.Time;

/** Which reports of DMARC are sent and read. */
public final class ReportSettings implements SettingSource {
  private static final Text ADDRESS =
      new Text(Pattern.compile("|[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address");

  public static final Setting<Boolean> SEND =
      Setting.ofServer(
          "policy.dmarc.reports",
          new Switch(),
          true,
          "DMARC reports are sent",
          "Domains whose DMARC record asks for it are told once a day how much mail came in their"
              + " name, from which addresses, and whether it was theirs.");

  public static final Setting<FailureDisclosure> FAILURES =
      Setting.ofServer(
          "policy.dmarc.failure-reports",
          new Choice<>(FailureDisclosure.class),
          FailureDisclosure.NOTHING,
          "DMARC failure reports",
          "What domains whose DMARC record asks for it (ruf) are told at once of messages that fail"
              + " in their name: nothing; the way each came and what was signed, without subject"
              + " and names and with local parts of addresses made unknowable; or the whole header."
              + " Contents of messages never go out.");

  public static final Setting<Duration> FAILURE_PAUSE =
      Setting.ofServer(
          "policy.dmarc.failure-pause",
          new Time(Duration.ofMinutes(1), Duration.ofDays(1)),
          Duration.ofHours(1),
          "Time between DMARC failure reports",
          "A domain gets no more than one failure report in this time. The next one says how many"
              + " messages failed meanwhile.");

  public static final Setting<String> CONTACT =
      Setting.ofServer(
          "policy.dmarc.reports-from",
          ADDRESS,
          "",
          "DMARC reports come from",
          "The address that reports are sent from and that their readers can write to. Empty:"
              + " postmaster at the host's name. With an address in a domain that signs (DKIM) they"
              + " are believed.");

  public static final Setting<String> ORGANIZATION =
      Setting.ofServer(
          "policy.dmarc.reports-organization",
          Text.any(200),
          "",
          "Name in DMARC reports",
          "Who reports, as their readers see it. Empty: the host's name.");

  public static final Setting<List<String>> NONE_TO =
      Setting.ofServer(
          "policy.dmarc.reports-none-for",
          new ListOf<>(
              new Text(Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
              1_000),
          List.of(),
          "Domains without DMARC reports",
          "Domains that get no reports though their records ask for them.");

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
          "policy.dmarc.reports-keep",
          new Time(Duration.ofDays(7), Duration.ofDays(1_100)),
          Duration.ofDays(400),
          "DMARC reports are kept",
          "How long received reports, and the list of those that were sent, are kept.");

  public static final Setting<String> COLLECT =
      Setting.ofDomain(
          "policy.dmarc.reports-to",
          ADDRESS,
          "",
          "Address for received DMARC reports",
          "The address here that the DMARC records of the domain, or of all domains, name for"
              + " aggregate reports (rua). Reports that come there are read and shown in"
              + " administration; the messages stay in the mailbox. Empty: none are read.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SEND, FAILURES, FAILURE_PAUSE, CONTACT, ORGANIZATION, NONE_TO, KEEP, COLLECT);
  }
}
