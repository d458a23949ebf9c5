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
          "Greeting in our name",
          "Points if a stranger greets with this server's name, one of its domains, its address or"
              + " localhost.");

  public static final Setting<String> HELO_ADDRESS =
      RuleWeight.setting(
          "policy.helo.address",
          15,
          "Greeting with an address",
          "Points if a client greets with a bare address, which the standard forbids, or with an"
              + " address that is not its own.");

  public static final Setting<String> HELO_MALFORMED =
      RuleWeight.setting(
          "policy.helo.malformed",
          10,
          "Greeting without a full name",
          "Points if a client greets with a name without a domain, or with something that is not a"
              + " name.");

  public static final Setting<String> HELO_UNKNOWN =
      RuleWeight.setting(
          "policy.helo.unknown",
          5,
          "Greeting that does not exist",
          "Points if the DNS has no address for the name that a client greets with.");

  public static final Setting<String> HELO_SPF =
      RuleWeight.setting(
          "policy.helo.spf-fail",
          20,
          "Greeting that SPF disowns",
          "Points if the domain of the name that a client greets with says that the client may not"
              + " use it.");

  public static final Setting<String> NAMELESS =
      RuleWeight.setting(
          "policy.client.nameless",
          10,
          "Client without a name",
          "Points if the DNS has no name for the client's address (PTR).");

  public static final Setting<String> MISNAMED =
      RuleWeight.setting(
          "policy.client.misnamed",
          5,
          "Client's name leads elsewhere",
          "Points if none of the names that the DNS has for the client's address leads back to it.");

  public static final Setting<String> DYNAMIC =
      RuleWeight.setting(
          "policy.client.dynamic",
          10,
          "Client's name looks like a subscriber's",
          "Points if the DNS name of the client's address is made from that address, or says that"
              + " it is a home connection.");

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
