package org.carillon.policy.client;

import java.util.List;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;

/**
 * What comes of it when nobody could answer a sender. A sender without a domain is always refused.
 */
public final class ReturnPathSettings implements SettingSource {

  public static final Setting<String> UNKNOWN_HERE =
      RuleWeight.setting(
          "policy.return-path.unknown-here",
          50,
          "Sender that does not exist here",
          "The return path is an address of a domain here, and there is no such address, or it is"
              + " switched off.");

  public static final Setting<String> UNREGISTERED =
      RuleWeight.setting(
          "policy.return-path.unregistered",
          50,
          "Sender's domain takes no mail",
          "The DNS has neither MX nor address records for the return path's domain, or the domain"
              + " says that it takes no mail.");

  public static final Setting<String> FAKED =
      RuleWeight.setting(
          "policy.return-path.faked",
          50,
          "Sender's mail servers do not exist",
          "The return path's domain has MX records, but they lead to no name that has an address,"
              + " or to addresses that nobody reaches from outside.");

  public static final Setting<String> LISTED =
      RuleWeight.setting(
          "policy.return-path.listed",
          50,
          "Sender's mail server is listed",
          "The first mail server of the return path's domain has an address that is banned here, or"
              + " that a list holds something against.");

  public static final Setting<HostLists> LISTS =
      Setting.ofServer(
          "policy.return-path.lists",
          new Choice<>(HostLists.class),
          HostLists.OWN_LISTS,
          "Where sender's mail servers are looked for",
          "Only among who is banned; in own lists of clients, too; or in lists of clients in the"
              + " DNS as well.");

  public static final Setting<String> LITERAL =
      RuleWeight.setting(
          "policy.return-path.literal",
          50,
          "Sender at an address",
          "The return path has an IP address in the place of a domain, and the client is not"
              + " trusted.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(UNKNOWN_HERE, UNREGISTERED, FAKED, LISTED, LISTS, LITERAL);
  }
}
