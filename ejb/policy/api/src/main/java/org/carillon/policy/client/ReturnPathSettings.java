package org.carillon.policy.client;

import java.util.List;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;

/** Settings for senders whose domain can receive no reply. No domain is always refused. */
public final class ReturnPathSettings implements SettingSource {

  public static final Setting<String> UNKNOWN_HERE =
      RuleWeight.setting(
          "policy.return-path.unknown-here",
          50,
          "Sender that does not exist here",
          "Points if the return path is an address of a domain here that does not exist or is"
              + " switched off.");

  public static final Setting<String> UNREGISTERED =
      RuleWeight.setting(
          "policy.return-path.unregistered",
          50,
          "Sender's domain takes no mail",
          "Points if the DNS has neither MX nor address records for the return path's domain, or"
              + " the domain says that it takes no mail.");

  public static final Setting<String> FAKED =
      RuleWeight.setting(
          "policy.return-path.faked",
          50,
          "Sender's mail servers do not exist",
          "Points if the MX records of the return path's domain lead to names without an address,"
              + " or to addresses that cannot be reached from outside.");

  public static final Setting<String> LISTED =
      RuleWeight.setting(
          "policy.return-path.listed",
          50,
          "Sender's mail server is listed",
          "Points if the first mail server of the return path's domain has an address that is"
              + " banned here or is on a list.");

  public static final Setting<HostLists> LISTS =
      Setting.ofServer(
              "policy.return-path.lists",
              new Choice<>(HostLists.class),
              HostLists.OWN_LISTS,
              "Where sender's mail servers are looked for",
              "Which lists count for that: only bans; own lists of clients, too; or DNS lists of"
                  + " clients as well.")
          .forExperts();

  public static final Setting<String> LITERAL =
      RuleWeight.setting(
          "policy.return-path.literal",
          50,
          "Sender at an address",
          "Points if the return path has an IP address in place of a domain, and the client is not"
              + " in a trusted network.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(UNKNOWN_HERE, UNREGISTERED, FAKED, LISTED, LISTS, LITERAL);
  }
}
