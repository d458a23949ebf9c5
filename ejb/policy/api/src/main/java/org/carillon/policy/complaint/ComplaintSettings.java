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
          "The address on this server that others report the domain's mail to as spam (ARF),"
              + " through a feedback loop or because the domain's mail names it. Reports that"
              + " arrive there are counted by account and shown in the administration; the"
              + " messages stay in the mailbox. Empty: no reports are evaluated.");

  public static final Setting<Boolean> ASK =
      Setting.ofDomain(
          "policy.complaints.ask",
          new Switch(),
          false,
          "Ask for complaints",
          "Mail of the domain names the address for complaints (CFBL-Address, RFC 9477), if it is"
              + " signed (DKIM) and that address is in the domain or a subdomain. A mark that only"
              + " this server can read tells which account sent it.");

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
              "policy.complaints.keep",
              new Time(Duration.ofDays(1), Duration.ofDays(1_100)),
              Duration.ofDays(180),
              "Complaints are kept",
              "How long complaints are kept and counted.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ADDRESS, ASK, KEEP);
  }
}
