package org.carillon.mailauth.dmarc;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.DnsName;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier.Method;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier.Outcome;

/** The check of one author domain (RFC 9989 §5.3). */
final class DmarcCheck {
  /** The maximum number of identifiers that are compared, since each one may cost DNS lookups. */
  private static final int MOST_IDENTIFIERS = 30;

  private final DnsLookup dns;
  private final TreeWalk walk;
  private final String author;
  private final List<AuthenticatedIdentifier> identifiers;

  DmarcCheck(
      DnsLookup dns, TreeWalk walk, String author, List<AuthenticatedIdentifier> identifiers) {
    this.dns = dns;
    this.walk = walk;
    this.author = author;
    this.identifiers = identifiers.subList(0, Math.min(MOST_IDENTIFIERS, identifiers.size()));
  }

  /** The relation of a domain to the author's (RFC 9989 §4.10.2). */
  private enum Alignment {
    ALIGNED,
    NOT_ALIGNED,
    UNKNOWN
  }

  DmarcVerdict run() throws InterruptedException {
    return switch (walk.at(author)) {
      case TreeWalk.At at -> judge(at);
      case TreeWalk.Unanswered(String why) -> temporary(why);
      case TreeWalk.Nothing _ ->
          switch (walk.from(author)) {
            case TreeWalk.Lost(String why) -> temporary(why);
            case TreeWalk.Path path -> judgeAbove(path);
          };
    };
  }

  private DmarcVerdict temporary(String why) {
    return DmarcVerdict.without(
        author, new DmarcResult.TempError("The DNS did not answer for " + why));
  }

  /** Judges by the record of the organization, or a suffix above (RFC 9989 §4.10.1). */
  private DmarcVerdict judgeAbove(TreeWalk.Path path) throws InterruptedException {
    if (path.records().isEmpty()) {
      return DmarcVerdict.without(
          author, new DmarcResult.None(author + " has no DMARC record, nor has a domain above it"));
    }
    String organization = TreeWalk.organization(author, path);
    for (TreeWalk.At at : path.records()) {
      if (at.domain().equals(organization)) {
        return judge(at);
      }
    }
    return judge(path.records().getLast());
  }

  private DmarcVerdict judge(TreeWalk.At at) throws InterruptedException {
    if (!at.record().isApplied()) {
      return DmarcVerdict.without(
          author,
          new DmarcResult.None("The DMARC record of " + at.domain() + " has no valid policy"));
    }
    boolean isUnknown = false;
    Optional<String> dkim = Optional.empty();
    Optional<String> spf = Optional.empty();
    for (AuthenticatedIdentifier identifier : identifiers) {
      if (identifier.outcome() == Outcome.FAIL) {
        continue;
      }
      Alignment alignment = alignment(identifier, at.record());
      boolean isPass = identifier.outcome() == Outcome.PASS && alignment == Alignment.ALIGNED;
      isUnknown |= !isPass && alignment != Alignment.NOT_ALIGNED;
      if (isPass && identifier.method() == Method.DKIM) {
        dkim = Optional.of(identifier.domain());
      } else if (isPass) {
        spf = Optional.of(identifier.domain());
      }
    }
    return new DmarcVerdict(
        author,
        result(at, dkim, spf, isUnknown),
        Optional.of(new PublishedPolicy(at.domain(), at.record())),
        dkim.isPresent(),
        spf.isPresent());
  }

  private DmarcResult result(
      TreeWalk.At at, Optional<String> dkim, Optional<String> spf, boolean isUnknown)
      throws InterruptedException {
    if (dkim.isPresent()) {
      return new DmarcResult.Pass("Signed by " + dkim.get() + ", as " + author + " may be");
    }
    if (spf.isPresent()) {
      return new DmarcResult.Pass("Sent by a host of " + spf.get() + ", as " + author + " may be");
    }
    if (isUnknown) {
      return new DmarcResult.TempError("Not all checks of the sender can be completed now");
    }
    return switch (exists(at)) {
      case DnsReply.Unknown(String why) ->
          new DmarcResult.TempError("The DNS did not answer for " + author + ": " + why);
      case DnsReply.NoName<?> _ -> failure(at, false);
      case DnsReply.NoRecords<?> _, DnsReply.Found<?> _ -> failure(at, true);
    };
  }

  private DmarcResult failure(TreeWalk.At at, boolean exists) {
    DmarcRecord record = at.record();
    DmarcPolicy policy = at.domain().equals(author) ? record.policy() : record.below(exists);
    String reason =
        "Nothing shows that "
            + author
            + " sent it; "
            + at.domain()
            + " asks for "
            + policy.keyword()
            + (record.isTesting() ? ", but is only testing" : "");
    return new DmarcResult.Fail(record.isTesting() ? policy.milder() : policy, reason);
  }

  /** Looks up whether the author's domain exists, if it matters (RFC 9989 appendix A.4). */
  private DnsReply<?> exists(TreeWalk.At at) throws InterruptedException {
    boolean matters =
        !at.domain().equals(author) && at.record().below(true) != at.record().below(false);
    boolean isKnown = walk.at(author) instanceof TreeWalk.Nothing(boolean known) && known;
    return matters && !isKnown ? dns.find(author, new DnsType.A()) : new DnsReply.NoRecords<>();
  }

  private Alignment alignment(AuthenticatedIdentifier identifier, DmarcRecord record)
      throws InterruptedException {
    Optional<String> domain = DnsName.canonical(identifier.domain());
    if (domain.isEmpty()) {
      return Alignment.NOT_ALIGNED;
    }
    if (domain.get().equals(author)) {
      return Alignment.ALIGNED;
    }
    AlignmentMode mode =
        switch (identifier.method()) {
          case SPF -> record.spf();
          case DKIM -> record.dkim();
        };
    return switch (mode) {
      case STRICT -> Alignment.NOT_ALIGNED;
      case RELAXED -> organizations(domain.get());
    };
  }

  private Alignment organizations(String domain) throws InterruptedException {
    // Domains with different top labels never belong to the same organization.
    if (!top(domain).equals(top(author))) {
      return Alignment.NOT_ALIGNED;
    }
    if (walk.from(author) instanceof TreeWalk.Path ours
        && walk.from(domain) instanceof TreeWalk.Path theirs) {
      return TreeWalk.organization(author, ours).equals(TreeWalk.organization(domain, theirs))
          ? Alignment.ALIGNED
          : Alignment.NOT_ALIGNED;
    }
    return Alignment.UNKNOWN;
  }

  private static String top(String domain) {
    return domain.substring(domain.lastIndexOf('.') + 1);
  }
}
