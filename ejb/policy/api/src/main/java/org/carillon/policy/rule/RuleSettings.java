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
          "What the rules of accounts may do: nothing, file and refuse messages, also send mail,"
              + " or everything including the administrator's programs.");

  public static final Setting<AllowedRules> DOMAINS =
      Setting.ofServer(
              "policy.rules.domains",
              new Choice<>(AllowedRules.class),
              AllowedRules.MAIL,
              "Allowed rules of domains",
              "What the rules of domains may do. It is also the most that a domain can allow its"
                  + " accounts if the server's setting allows accounts less.")
          .forExperts();

  public static final Setting<Long> MOST =
      Setting.ofAccount(
              "policy.rules.most",
              new Whole(1, 200, "scripts"),
              30L,
              "Most scripts",
              "How many scripts an account, a domain or the server may have.")
          .forExperts();

  public static final Setting<Long> OCTETS =
      Setting.ofAccount(
              "policy.rules.octets",
              new Whole(1_000, 1_000_000, "octets"),
              262_144L,
              "Longest script",
              "The largest size of a script.")
          .forExperts();

  public static final Setting<Long> REDIRECTS =
      Setting.ofAccount(
              "policy.rules.redirects",
              new Whole(0, 100, "addresses"),
              4L,
              "Most redirections",
              "How many addresses rules may forward one message to.")
          .forExperts();

  public static final Setting<RedirectScope> REDIRECT_TO =
      Setting.ofAccount(
          "policy.rules.redirect-to",
          new Choice<>(RedirectScope.class),
          RedirectScope.ANYWHERE,
          "Mail may be sent on to",
          "Where the rules of accounts may forward mail: only to domains of this server; within"
              + " the account's domain, and to other addresses that agreed by mail; or anywhere."
              + " An address that declined gets nothing in any case. Mail that may not be"
              + " forwarded is kept.");

  public static final Setting<Long> MAILBOXES =
      Setting.ofAccount(
              "policy.rules.mailboxes",
              new Whole(0, 10_000, "mailboxes"),
              20L,
              "Most new mailboxes",
              "How many folders an account's rules may create in a day on each node. Mail for further"
                  + " folders goes into the inbox.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, DOMAINS, MOST, OCTETS, REDIRECTS, REDIRECT_TO, MAILBOXES);
  }
}
