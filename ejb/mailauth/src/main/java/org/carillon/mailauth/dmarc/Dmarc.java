package org.carillon.mailauth.dmarc;

import java.util.List;
import org.carillon.contract.dns.DnsLookup;

/** Checks authors' domains (RFC 9989). Used by many threads. */
public final class Dmarc {
  private static final String UNREADABLE = "From does not say readably who it is from";

  private final DnsLookup dns;

  public Dmarc(DnsLookup dns) {
    this.dns = dns;
  }

  /**
   * Checks a message. Of several authors' domains the one decides that fails with the strictest
   * policy (RFC 9989 §11.5).
   *
   * @param identifiers what SPF found of the return path, and DKIM of each signature
   * @throws InterruptedException when nobody waits for it any more
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
      String reason = "From names more domains than are looked at";
      return DmarcVerdict.without(worst.authorDomain(), new DmarcResult.PermError(reason));
    }
    return worst;
  }

  /** The higher, the less it is to be believed. */
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
