package org.carillon.policy.rule;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** Settings for accounts' rules: what they may do, and their number. */
public final class RuleSettings implements SettingSource {

  public static final Setting<AllowedRules> ALLOWED =
      Setting.ofAccount(
          "policy.rules.allowed",
          new Choice<>(AllowedRules.class),
          AllowedRules.MAIL,
          "Allowed rules",
          "What the rules of accounts can do: nothing; file and reject messages; also send"
              + " mail; or everything, including the administrator's programs and other accounts'"
              + " folders.");

  public static final Setting<AllowedRules> DOMAINS =
      Setting.ofServer(
              "policy.rules.domains",
              new Choice<>(AllowedRules.class),
              AllowedRules.MAIL,
              "Allowed rules of domains",
              "What the rules of domains can do. A domain can allow its accounts at most this,"
                  + " or what policy.rules.allowed of the server allows them, whichever is more.")
          .forExperts();

  public static final Setting<Long> MOST =
      Setting.ofAccount(
              "policy.rules.most",
              new Whole(1, 200, "scripts"),
              30L,
              "Maximum number of scripts",
              "How many Sieve scripts an account, a domain or the server can have.")
          .forExperts();

  public static final Setting<Long> OCTETS =
      Setting.ofAccount(
              "policy.rules.octets",
              new Whole(1_000, 1_000_000, "octets"),
              262_144L,
              "Maximum script size",
              "How large a Sieve script can be. Longer scripts are refused when they are"
                  + " saved. Scripts that are already stored but larger are not run.")
          .forExperts();

  public static final Setting<Long> REDIRECTS =
      Setting.ofAccount(
              "policy.rules.redirects",
              new Whole(0, 100, "addresses"),
              4L,
              "Maximum redirects per message",
              "To how many addresses rules can redirect one message. 0: rules cannot redirect"
                  + " mail.")
          .forExperts();

  public static final Setting<RedirectScope> REDIRECT_TO =
      Setting.ofAccount(
          "policy.rules.redirect-to",
          new Choice<>(RedirectScope.class),
          RedirectScope.ANYWHERE,
          "Targets of redirects",
          "Where the rules of accounts can redirect mail: only to domains of this server;"
              + " within the account's domain and to other addresses whose owners agreed by mail;"
              + " or anywhere. Addresses whose owners declined get nothing in any case. Mail that"
              + " must not be redirected is kept.");

  public static final Setting<Long> MAILBOXES =
      Setting.ofAccount(
              "policy.rules.mailboxes",
              new Whole(0, 10_000, "folders"),
              20L,
              "Maximum new folders per day",
              "How many folders the rules of an account can create in a day on each node."
                  + " Mail for further folders goes into the inbox.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, DOMAINS, MOST, OCTETS, REDIRECTS, REDIRECT_TO, MAILBOXES);
  }
}
