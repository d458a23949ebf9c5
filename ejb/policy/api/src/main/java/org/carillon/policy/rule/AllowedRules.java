package org.carillon.policy.rule;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.sieve.SieveLanguage;

/** What an account's scripts may do. */
public enum AllowedRules {
  /** Nothing: there are none. */
  NONE,
  /** File, mark and refuse messages. */
  FILING,
  /** Send mail besides: redirections, answers, notifications. */
  MAIL,
  /** All, the administrator's programs and other accounts' mailboxes included. */
  ALL;

  private static final Set<String> SENDING =
      Set.of(
          "vacation",
          "vacation-seconds",
          "enotify",
          "notify",
          "redirect-dsn",
          "redirect-deliverby",
          "fcc");

  /** Whether they may send mail on to others, which needs no capability (RFC 5228 §4.2). */
  public boolean mayRedirect() {
    return this == MAIL || this == ALL;
  }

  /** The more of both. */
  public AllowedRules or(AllowedRules other) {
    return compareTo(other) > 0 ? this : other;
  }

  /** Those whose scripts may require this and nothing else. */
  public static AllowedRules of(Set<String> capabilities) {
    return Arrays.stream(values())
        .filter(each -> each.capabilities().equals(capabilities))
        .findFirst()
        .orElse(ALL);
  }

  /** What scripts may require. */
  public Set<String> capabilities() {
    return switch (this) {
      case NONE -> Set.of();
      case FILING -> {
        Set<String> filing = new TreeSet<>(SieveLanguage.forAccounts());
        filing.removeAll(SENDING);
        yield filing;
      }
      case MAIL -> SieveLanguage.forAccounts();
      case ALL -> SieveLanguage.capabilities();
    };
  }
}
