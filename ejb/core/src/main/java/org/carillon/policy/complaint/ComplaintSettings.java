package org.carillon.policy.complaint;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.SettingType.Time;

/** Where complaints about a domain's mail go, and whether it asks for them. */
public final class ComplaintSettings implements SettingSource {

  public static final Setting<String> ADDRESS =
      Setting.ofDomain(
          "policy.complaints.address",
          new Text(
              Pattern.compile("|[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address"),
          "",
          "Address for complaints",
          "The address here to which others report mail of the domain as spam (ARF): that of a"
              + " feedback loop, or the one that the domain's mail asks for. Reports that come there"
              + " are counted by account and shown in administration; the messages stay in the"
              + " mailbox. Empty: none are read.");

  public static final Setting<Boolean> ASK =
      Setting.ofDomain(
          "policy.complaints.ask",
          new Switch(),
          false,
          "Ask for complaints",
          "Mail of the domain says where complaints about it are wanted (CFBL-Address, RFC 9477), if"
              + " it is signed (DKIM) and there is an address for complaints in the domain itself or"
              + " below it. It carries a mark by which only this server knows whose it was.");

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
          "policy.complaints.keep",
          new Time(Duration.ofDays(1), Duration.ofDays(1_100)),
          Duration.ofDays(180),
          "Complaints are kept",
          "How long what was complained about is kept and counted.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ADDRESS, ASK, KEEP);
  }
}
