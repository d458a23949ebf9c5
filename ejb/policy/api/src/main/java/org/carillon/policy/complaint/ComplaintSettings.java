package org.carillon.policy.complaint;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.SettingType.Time;

/** Settings for the addresses that complaints about a domain's mail go to. */
public final class ComplaintSettings implements SettingSource {

  public static final Setting<String> ADDRESS =
      Setting.ofDomain(
          "policy.complaints.address",
          new Text(
              Pattern.compile("|[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address"),
          "",
          "Address for complaints",
          "The address on this server at which others report the domain's mail as spam"
              + " (ARF), through a feedback loop or because the domain's mail names it. Reports"
              + " that arrive there are counted by account and shown on the administration pages."
              + " The messages stay in the mailbox. Empty: no reports are evaluated.");

  public static final Setting<Boolean> ASK =
      Setting.ofDomain(
          "policy.complaints.ask",
          new Switch(),
          false,
          "Ask for complaints",
          "Names the address for complaints in the domain's mail (CFBL-Address, RFC 9477)."
              + " This needs DKIM signatures and an address for complaints in the domain or a"
              + " subdomain. Each message also gets a mark that only this server can read; it tells"
              + " which account sent it.");

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
              "policy.complaints.keep",
              new Time(Duration.ofDays(1), Duration.ofDays(1_100)),
              Duration.ofDays(180),
              "Retention of complaints",
              "How long complaints are stored and counted. Older ones are deleted.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ADDRESS, ASK, KEEP);
  }
}
