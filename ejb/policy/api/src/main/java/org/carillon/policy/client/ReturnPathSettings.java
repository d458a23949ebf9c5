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
          "Sender does not exist here",
          "Spam points if the return path is an address in a domain of this server, but no"
              + " such address exists or it is switched off.");

  public static final Setting<String> UNREGISTERED =
      RuleWeight.setting(
          "policy.return-path.unregistered",
          50,
          "Sender's domain accepts no mail",
          "Spam points if the DNS has neither MX nor address records for the domain of the"
              + " return path, or if the domain declares that it accepts no mail.");

  public static final Setting<String> FAKED =
      RuleWeight.setting(
          "policy.return-path.faked",
          50,
          "Sender's mail servers do not exist",
          "Spam points if the MX records of the return path's domain point only to names"
              + " without an address, or to addresses that cannot be reached from the internet.");

  public static final Setting<String> LISTED =
      RuleWeight.setting(
          "policy.return-path.listed",
          50,
          "Sender's mail server is listed",
          "Spam points if the first mail server of the return path's domain has an address"
              + " that is banned here or on a block list.");

  public static final Setting<HostLists> LISTS =
      Setting.ofServer(
              "policy.return-path.lists",
              new Choice<>(HostLists.class),
              HostLists.OWN_LISTS,
              "Lists for senders' mail servers",
              "Where this server looks for the addresses of a sender's mail servers: in the"
                  + " bans only, also in your own lists of clients, or also in DNS lists of clients.")
          .forExperts();

  public static final Setting<String> LITERAL =
      RuleWeight.setting(
          "policy.return-path.literal",
          50,
          "Sender address with an IP address",
          "Spam points if the return path has an IP address instead of a domain, and the"
              + " client is not in a trusted network.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(UNKNOWN_HERE, UNREGISTERED, FAKED, LISTED, LISTS, LITERAL);
  }
}
