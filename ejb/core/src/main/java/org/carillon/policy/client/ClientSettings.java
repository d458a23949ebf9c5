package org.carillon.policy.client;

import java.util.List;
import org.carillon.policy.verdict.RuleWeight;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;

/** What comes of it when a client greets or is named oddly. */
public final class ClientSettings implements SettingSource {

  public static final Setting<String> HELO_OWN =
      RuleWeight.setting(
          "policy.helo.own",
          40,
          "Greeting in our name",
          "A stranger greets with this server's name, one of its domains, its address or localhost.");

  public static final Setting<String> HELO_ADDRESS =
      RuleWeight.setting(
          "policy.helo.address",
          15,
          "Greeting with an address",
          "A client greets with a bare address, which the standard forbids, or with one that is not"
              + " its own.");

  public static final Setting<String> HELO_MALFORMED =
      RuleWeight.setting(
          "policy.helo.malformed",
          10,
          "Greeting without a full name",
          "A client greets with a name without a domain, or with what is no name.");

  public static final Setting<String> HELO_UNKNOWN =
      RuleWeight.setting(
          "policy.helo.unknown",
          5,
          "Greeting that does not exist",
          "The DNS knows no address of the name that a client greets with.");

  public static final Setting<String> HELO_SPF =
      RuleWeight.setting(
          "policy.helo.spf-fail",
          20,
          "Greeting that SPF disowns",
          "The domain of the name that a client greets with says that the client may not.");

  public static final Setting<String> NAMELESS =
      RuleWeight.setting(
          "policy.client.nameless",
          10,
          "Client without a name",
          "The DNS has no name for the client's address (PTR).");

  public static final Setting<String> MISNAMED =
      RuleWeight.setting(
          "policy.client.misnamed",
          5,
          "Client's name leads elsewhere",
          "None of the names that the DNS has for the client's address leads back to it.");

  public static final Setting<String> DYNAMIC =
      RuleWeight.setting(
          "policy.client.dynamic",
          10,
          "Client's name looks like a subscriber's",
          "The name that the DNS has for the client's address is made of that address, or says that"
              + " it is somebody's connection at home.");

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
