package org.carillon.contract.queue;

import java.util.List;
import java.util.Locale;

/**
 * The policy of a recipients' domain for mail to it (MTA-STS, RFC 8461).
 *
 * @param mode the treatment of mail for hosts that do not meet it
 * @param mx the patterns of the MX hosts' names, in lower case: a name, or {@code *.} and a name
 */
public record StsPolicy(Mode mode, List<String> mx) {
  /** The domain has no policy. */
  public static final StsPolicy NONE = new StsPolicy(Mode.NONE, List.of());

  /** The treatment of mail for hosts that do not meet the policy (RFC 8461 §5). */
  public enum Mode {
    /** Mail goes as if there were no policy. */
    NONE,
    /** The mail is delivered, and the failure noted. */
    TESTING,
    /** Such a host gets no mail. */
    ENFORCE;

    /** Returns the mode as policy files spell it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public StsPolicy {
    mx = List.copyOf(mx);
  }

  /** Returns whether mail may go only to hosts that meet the policy. */
  public boolean isEnforced() {
    return mode == Mode.ENFORCE;
  }

  /** Returns whether a pattern matches an MX host: a star stands for one label (RFC 8461 §4.1). */
  public boolean names(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String others = name.substring(name.indexOf('.') + 1);
    return mx.contains(name) || name.indexOf('.') > 0 && mx.contains("*." + others);
  }

  /** Returns the sentence that tells why the mail of a domain with this policy waits. */
  public String demand(String domain, String but) {
    return domain + " demands encrypted delivery (MTA-STS), but " + but;
  }
}
