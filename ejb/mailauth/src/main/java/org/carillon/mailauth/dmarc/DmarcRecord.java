package org.carillon.mailauth.dmarc;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A domain's DMARC record (RFC 9989 §4.7). The obsolete tags {@code pct}, {@code rf} and {@code ri}
 * are ignored (RFC 9989 appendix A.6, C).
 *
 * @param policy the policy for the domain itself; none if the record has none
 * @param subdomains the policy for domains below it; empty for the same
 * @param absent the policy for domains below it that do not exist; empty for the same as {@code
 *     subdomains}
 * @param isApplied false if a policy is invalid and there is no address for reports; the record
 *     then has no policy (RFC 9989 §4.10.1)
 * @param isTesting true if failures are to be handled one level milder
 * @param suffix tells whether the domain is a public suffix
 * @param dkim the alignment mode for DKIM's domains
 * @param spf the alignment mode for SPF's domain
 * @param failures the messages for which failure reports are requested; empty without {@code
 *     failureReports}
 * @param aggregateReports the addresses for aggregate reports ({@code rua})
 * @param failureReports the addresses for failure reports ({@code ruf})
 */
public record DmarcRecord(
    DmarcPolicy policy,
    Optional<DmarcPolicy> subdomains,
    Optional<DmarcPolicy> absent,
    boolean isApplied,
    boolean isTesting,
    SuffixFlag suffix,
    AlignmentMode dkim,
    AlignmentMode spf,
    Set<FailureOption> failures,
    List<ReportUri> aggregateReports,
    List<ReportUri> failureReports) {

  public DmarcRecord {
    failures = Set.copyOf(failures);
    aggregateReports = List.copyOf(aggregateReports);
    failureReports = List.copyOf(failureReports);
  }

  /** Parses a text from the DNS. Returns empty if it is not a DMARC record. */
  public static Optional<DmarcRecord> parse(String text) {
    return DmarcTags.parse(text).map(DmarcRecord::of);
  }

  private static DmarcRecord of(DmarcTags tags) {
    List<ReportUri> aggregate = tags.find("rua").map(ReportUri::list).orElse(List.of());
    List<ReportUri> failure = tags.find("ruf").map(ReportUri::list).orElse(List.of());
    boolean isValid =
        isPolicyOrAbsent(tags, "p") && isPolicyOrAbsent(tags, "sp") && isPolicyOrAbsent(tags, "np");
    return new DmarcRecord(
        isValid ? policy(tags, "p").orElse(DmarcPolicy.NONE) : DmarcPolicy.NONE,
        isValid ? policy(tags, "sp") : Optional.empty(),
        isValid ? policy(tags, "np") : Optional.empty(),
        isValid || !aggregate.isEmpty(),
        tags.letter("t", "yn", 'n') == 'y',
        switch (tags.letter("psd", "ynu", 'u')) {
          case 'y' -> SuffixFlag.PUBLIC_SUFFIX;
          case 'n' -> SuffixFlag.ORGANIZATION;
          default -> SuffixFlag.UNKNOWN;
        },
        mode(tags, "adkim"),
        mode(tags, "aspf"),
        failure.isEmpty() ? Set.of() : options(tags.find("fo").orElse("0")),
        aggregate,
        failure);
  }

  private static boolean isPolicyOrAbsent(DmarcTags tags, String tag) {
    return tags.find(tag).isEmpty() || policy(tags, tag).isPresent();
  }

  private static Optional<DmarcPolicy> policy(DmarcTags tags, String tag) {
    return tags.find(tag).flatMap(DmarcPolicy::of);
  }

  private static AlignmentMode mode(DmarcTags tags, String tag) {
    return tags.letter(tag, "rs", 'r') == 's' ? AlignmentMode.STRICT : AlignmentMode.RELAXED;
  }

  /** Returns the failure options. Unknown ones are left out; without any, the default applies. */
  private static Set<FailureOption> options(String value) {
    Set<FailureOption> options = EnumSet.noneOf(FailureOption.class);
    for (String part : value.split(":", 10)) {
      for (FailureOption option : FailureOption.values()) {
        if (part.strip().equalsIgnoreCase(String.valueOf(option.keyword()))) {
          options.add(option);
        }
      }
    }
    if (options.contains(FailureOption.ALL_FAIL) && options.contains(FailureOption.ANY_FAILS)) {
      // Both options exclude each other. The one that requests fewer reports applies.
      options.remove(FailureOption.ANY_FAILS);
    }
    return options.isEmpty() ? Set.of(FailureOption.ALL_FAIL) : options;
  }

  /** Returns the policy for a lower domain (RFC 9989 §4.7), which exists in the DNS or not. */
  DmarcPolicy below(boolean exists) {
    return exists ? subdomains.orElse(policy) : absent.or(() -> subdomains).orElse(policy);
  }
}
