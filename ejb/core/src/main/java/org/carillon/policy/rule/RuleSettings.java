package org.carillon.policy.rule;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** Which rules accounts may have, and how many. */
public final class RuleSettings implements SettingSource {

  public static final Setting<AllowedRules> ALLOWED =
      Setting.ofAccount(
          "policy.rules.allowed",
          new Choice<>(AllowedRules.class),
          AllowedRules.MAIL,
          "Allowed rules",
          "What accounts' rules may do: nothing, file and refuse, also send mail, or everything"
              + " with the administrator's programs.");

  public static final Setting<AllowedRules> DOMAINS =
      Setting.ofServer(
          "policy.rules.domains",
          new Choice<>(AllowedRules.class),
          AllowedRules.MAIL,
          "Allowed rules of domains",
          "What domains' own rules may do, and the most that may be allowed to a domain's accounts"
              + " when the server's setting allows accounts less.");

  public static final Setting<Long> MOST =
      Setting.ofAccount(
          "policy.rules.most",
          new Whole(1, 200, "scripts"),
          30L,
          "Most scripts",
          "How many scripts an account, a domain or the server may have.");

  public static final Setting<Long> OCTETS =
      Setting.ofAccount(
          "policy.rules.octets",
          new Whole(1_000, 1_000_000, "octets"),
          262_144L,
          "Longest script",
          "How long a script may be.");

  public static final Setting<Long> REDIRECTS =
      Setting.ofAccount(
          "policy.rules.redirects",
          new Whole(0, 100, "addresses"),
          4L,
          "Most redirections",
          "To how many addresses rules may send one message on.");

  public static final Setting<RedirectScope> REDIRECT_TO =
      Setting.ofAccount(
          "policy.rules.redirect-to",
          new Choice<>(RedirectScope.class),
          RedirectScope.ANYWHERE,
          "Mail may be sent on to",
          "Where accounts' rules may send mail on to: addresses of this server's domains alone;"
              + " those of the account's own domain, and of others that agreed by a letter; or"
              + " anywhere. Who said no by such a letter gets nothing in any case. What may not go"
              + " there is kept instead.");

  public static final Setting<Long> MAILBOXES =
      Setting.ofAccount(
          "policy.rules.mailboxes",
          new Whole(0, 10_000, "mailboxes"),
          20L,
          "Most new mailboxes",
          "How many mailboxes an account's rules may make in a day on each node; what is to go into"
              + " further ones goes into the inbox.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, DOMAINS, MOST, OCTETS, REDIRECTS, REDIRECT_TO, MAILBOXES);
  }
}
