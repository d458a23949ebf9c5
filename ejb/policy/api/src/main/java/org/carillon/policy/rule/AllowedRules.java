package org.carillon.policy.rule;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.sieve.SieveLanguage;

/** The permissions of an account's scripts. */
public enum AllowedRules {
  /** The account has no scripts. */
  NONE,
  /** Scripts may file, mark and refuse messages. */
  FILING,
  /** Scripts may also send mail: redirections, replies, notifications. */
  MAIL,
  /** Everything, including the administrator's programs and other accounts' mailboxes. */
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

  /** Returns whether scripts may redirect mail, which needs no capability (RFC 5228 §4.2). */
  public boolean mayRedirect() {
    return this == MAIL || this == ALL;
  }

  /** Returns the greater permission of the two. */
  public AllowedRules or(AllowedRules other) {
    return compareTo(other) > 0 ? this : other;
  }

  /** Returns the permission whose scripts may require exactly these capabilities. */
  public static AllowedRules of(Set<String> capabilities) {
    return Arrays.stream(values())
        .filter(each -> each.capabilities().equals(capabilities))
        .findFirst()
        .orElse(ALL);
  }

  /** Returns the capabilities that scripts may require. */
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
