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

/** Settings for the DMARC reports that are sent and read. */
public final class ReportSettings implements SettingSource {
  private static final Text ADDRESS =
      new Text(Pattern.compile("|[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address");

  public static final Setting<Boolean> SEND =
      Setting.ofServer(
          "policy.dmarc.reports",
          new Switch(),
          true,
          "DMARC reports are sent",
          "Domains whose DMARC record asks for reports are told once a day how much mail came in"
              + " their name, from which addresses, and whether it was genuine.");

  public static final Setting<FailureDisclosure> FAILURES =
      Setting.ofServer(
              "policy.dmarc.failure-reports",
              new Choice<>(FailureDisclosure.class),
              FailureDisclosure.NOTHING,
              "DMARC failure reports",
              "What is sent at once to domains whose DMARC record asks for failure reports (ruf) when"
                  + " a message fails in their name: nothing; the way each message came and what was"
                  + " signed, without subject and names, and with the local parts of addresses"
                  + " obscured; or the whole header. Message texts are never sent.")
          .forExperts();

  public static final Setting<Duration> FAILURE_PAUSE =
      Setting.ofServer(
              "policy.dmarc.failure-pause",
              new Time(Duration.ofMinutes(1), Duration.ofDays(1)),
              Duration.ofHours(1),
              "Time between DMARC failure reports",
              "A domain gets at most one failure report in this time. The next one says how many"
                  + " messages failed in between.")
          .forExperts();

  public static final Setting<String> CONTACT =
      Setting.ofServer(
          "policy.dmarc.reports-from",
          ADDRESS,
          "",
          "DMARC reports come from",
          "The address that reports are sent from, and that their recipients can reply to. Empty:"
              + " postmaster at the host name. Reports are more credible from a domain that signs"
              + " its mail (DKIM).");

  public static final Setting<String> ORGANIZATION =
      Setting.ofServer(
          "policy.dmarc.reports-organization",
          Text.any(200),
          "",
          "Name in DMARC reports",
          "The name of your organization in reports. Empty: the host name.");

  public static final Setting<List<String>> NONE_TO =
      Setting.ofServer(
              "policy.dmarc.reports-none-for",
              new ListOf<>(
                  new Text(
                      Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
                  1_000),
              List.of(),
              "Domains without DMARC reports",
              "Domains that get no reports even if their records ask for them.")
          .forExperts();

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
              "policy.dmarc.reports-keep",
              new Time(Duration.ofDays(7), Duration.ofDays(1_100)),
              Duration.ofDays(400),
              "DMARC reports are kept",
              "How long received reports and the list of sent reports are kept.")
          .forExperts();

  public static final Setting<String> COLLECT =
      Setting.ofDomain(
          "policy.dmarc.reports-to",
          ADDRESS,
          "",
          "Address for received DMARC reports",
          "The address on this server that the DMARC records of this domain, or of all domains,"
              + " name for aggregate reports (rua). Reports that arrive there are evaluated and"
              + " shown in the administration; the messages stay in the mailbox. Empty: no reports"
              + " are evaluated.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SEND, FAILURES, FAILURE_PAUSE, CONTACT, ORGANIZATION, NONE_TO, KEEP, COLLECT);
  }
}
