package org.carillon.policy.client;

import java.util.List;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;

/** Settings for clients with an odd greeting or an odd name in the DNS. */
public final class ClientSettings implements SettingSource {

  public static final Setting<String> HELO_OWN =
      RuleWeight.setting(
          "policy.helo.own",
          40,
          "HELO with our name",
          "Spam points if a client that is not signed in gives this server's name, one of"
              + " its domains, its address or localhost in HELO.");

  public static final Setting<String> HELO_ADDRESS =
      RuleWeight.setting(
          "policy.helo.address",
          15,
          "HELO with a wrong address",
          "Spam points if a client gives an IP address without brackets in HELO, which the"
              + " standard forbids, or an address that is not its own.");

  public static final Setting<String> HELO_MALFORMED =
      RuleWeight.setting(
          "policy.helo.malformed",
          10,
          "HELO without a full name",
          "Spam points if a client gives a name without a domain in HELO, or something that"
              + " is not a host name.");

  public static final Setting<String> HELO_UNKNOWN =
      RuleWeight.setting(
          "policy.helo.unknown",
          5,
          "HELO name not in the DNS",
          "Spam points if the DNS has no address for the name that a client gives in HELO.");

  public static final Setting<String> HELO_SPF =
      RuleWeight.setting(
          "policy.helo.spf-fail",
          20,
          "HELO fails SPF",
          "Spam points if the SPF record of the name that a client gives in HELO says that"
              + " the client is not allowed to use it.");

  public static final Setting<String> NAMELESS =
      RuleWeight.setting(
          "policy.client.nameless",
          10,
          "Client without reverse DNS",
          "Spam points if the DNS has no name (PTR record) for the client's address.");

  public static final Setting<String> MISNAMED =
      RuleWeight.setting(
          "policy.client.misnamed",
          5,
          "Reverse DNS does not match",
          "Spam points if none of the names that the DNS has for the client's address leads"
              + " back to this address.");

  public static final Setting<String> DYNAMIC =
      RuleWeight.setting(
          "policy.client.dynamic",
          10,
          "Client looks like a home connection",
          "Spam points if the DNS name of the client's address is made from that address, or"
              + " says that it is a home connection.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        HELO_OWN,
        HELO_ADDRESS,
        HELO_MALFORMED,
        HELO_UNKNOWN,
        HELO_SPF,
        NAMELESS,
        MISNAMED,
        DYNAMIC);
  }
}
