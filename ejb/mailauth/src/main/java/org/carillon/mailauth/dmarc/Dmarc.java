package org.carillon.mailauth.dmarc;

import java.util.List;
import org.carillon.contract.dns.DnsLookup;

/** Checks the domains of authors (RFC 9989). Thread-safe. */
public final class Dmarc {
  private static final String UNREADABLE = "The From field cannot be read";

  private final DnsLookup dns;

  public Dmarc(DnsLookup dns) {
    this.dns = dns;
  }

  /**
   * Checks a message. If there are several author domains, the one that fails with the strictest
   * policy decides (RFC 9989 §11.5).
   *
   * @param identifiers the results of SPF for the return path, and of DKIM for each signature
   * @throws InterruptedException if the thread is interrupted, since the result is no longer needed
   */
  public DmarcVerdict check(AuthorDomains authors, List<AuthenticatedIdentifier> identifiers)
      throws InterruptedException {
    TreeWalk walk = new TreeWalk(dns);
    DmarcVerdict worst = null;
    for (String author : authors.domains()) {
      DmarcVerdict verdict = new DmarcCheck(dns, walk, author, identifiers).run();
      if (worst == null || rank(verdict.result()) > rank(worst.result())) {
        worst = verdict;
      }
    }
    if (worst == null) {
      return DmarcVerdict.without(
          "",
          authors.isReadable()
              ? new DmarcResult.None("There is no From")
              : new DmarcResult.PermError(UNREADABLE));
    }
    if (!authors.isReadable() && !(worst.result() instanceof DmarcResult.Fail)) {
      return DmarcVerdict.without(worst.authorDomain(), new DmarcResult.PermError(UNREADABLE));
    }
    if (!authors.isWhole() && !(worst.result() instanceof DmarcResult.Fail)) {
      String reason = "The From field names too many domains";
      return DmarcVerdict.without(worst.authorDomain(), new DmarcResult.PermError(reason));
    }
    return worst;
  }

  /** Returns the rank of a result. The higher it is, the less trustworthy is the message. */
  private static int rank(DmarcResult result) {
    return switch (result) {
      case DmarcResult.Pass _ -> 0;
      case DmarcResult.None _ -> 1;
      case DmarcResult.TempError _ -> 2;
      case DmarcResult.PermError _ -> 3;
      case DmarcResult.Fail fail -> 4 + fail.requested().ordinal();
    };
  }
}
