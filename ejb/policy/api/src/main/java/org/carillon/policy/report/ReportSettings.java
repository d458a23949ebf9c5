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
          "Sending DMARC reports",
          "Sends a daily report to domains whose DMARC record asks for it: how much mail"
              + " came in their name, from which addresses, and whether it was genuine.");

  public static final Setting<FailureDisclosure> FAILURES =
      Setting.ofServer(
              "policy.dmarc.failure-reports",
              new Choice<>(FailureDisclosure.class),
              FailureDisclosure.NOTHING,
              "DMARC failure reports",
              "What is sent at once when a message fails DMARC, if the domain's DMARC record"
                  + " asks for failure reports (ruf): nothing; the way of the message and its"
                  + " signatures, without subject and names and with obscured addresses; or the"
                  + " whole header. The text of a message is never sent.")
          .forExperts();

  public static final Setting<Duration> FAILURE_PAUSE =
      Setting.ofServer(
              "policy.dmarc.failure-pause",
              new Time(Duration.ofMinutes(1), Duration.ofDays(1)),
              Duration.ofHours(1),
              "Interval between DMARC failure reports",
              "A domain gets at most one failure report in this time. The next report says"
                  + " how many messages failed in between.")
          .forExperts();

  public static final Setting<String> CONTACT =
      Setting.ofServer(
          "policy.dmarc.reports-from",
          ADDRESS,
          "",
          "Sender of DMARC reports",
          "The address that DMARC reports are sent from and that recipients can reply to."
              + " Empty: postmaster at this server's host name. Use an address in a domain that"
              + " signs its mail (DKIM), or other servers may not trust the reports.");

  public static final Setting<String> ORGANIZATION =
      Setting.ofServer(
          "policy.dmarc.reports-organization",
          Text.any(200),
          "",
          "Organization in DMARC reports",
          "The name of your organization in DMARC reports. Empty: the host name of this server.");

  public static final Setting<List<String>> NONE_TO =
      Setting.ofServer(
              "policy.dmarc.reports-none-for",
              new ListOf<>(
                  new Text(
                      Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
                  1_000),
              List.of(),
              "Domains without DMARC reports",
              "Domains that get no DMARC reports even if their DMARC records ask for them.")
          .forExperts();

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
              "policy.dmarc.reports-keep",
              new Time(Duration.ofDays(7), Duration.ofDays(1_100)),
              Duration.ofDays(400),
              "Retention of DMARC reports",
              "How long received DMARC reports and the list of sent reports are stored."
                  + " Older ones are deleted.")
          .forExperts();

  public static final Setting<String> COLLECT =
      Setting.ofDomain(
          "policy.dmarc.reports-to",
          ADDRESS,
          "",
          "Address for received DMARC reports",
          "The address on this server that the DMARC record of this domain, or of all"
              + " domains, names for aggregate reports (rua). Reports that arrive there are"
              + " evaluated and shown on the administration pages. The messages stay in the"
              + " mailbox. Empty: no reports are evaluated.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SEND, FAILURES, FAILURE_PAUSE, CONTACT, ORGANIZATION, NONE_TO, KEEP, COLLECT);
  }
}
