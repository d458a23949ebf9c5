package org.carillon.mailauth.dmarc;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a domain publishes (RFC 9989 §4.7). The tags {@code pct}, {@code rf} and {@code ri} of
 * former times are ignored (RFC 9989 appendix A.6, C).
 *
 * @param policy for the domain itself; none where nothing is said
 * @param subdomains for domains below it; empty for the same
 * @param absent for domains below it that do not exist; empty for the same as {@code subdomains}
 * @param isApplied false when a policy is invalid and nobody is told of it: then the record has no
 *     policy (RFC 9989 §4.10.1)
 * @param isTesting whether failures are to be handled one level milder
 * @param suffix whether it is a public suffix
 * @param dkim how DKIM's domains align
 * @param spf how SPF's domain aligns
 * @param failures of which messages failure reports are wanted; empty without {@code
 *     failureReports}
 * @param aggregateReports where these go ({@code rua})
 * @param failureReports where these go ({@code ruf})
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

  /** Copies. */
  public DmarcRecord {
    failures = Set.copyOf(failures);
    aggregateReports = List.copyOf(aggregateReports);
    failureReports = List.copyOf(failureReports);
  }

  /** Reads a text of the DNS; empty for what is no DMARC record. */
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

  /** What is no option is left out; where none is left it is the default. */
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
      // They exclude each other: the one that asks for less.
      options.remove(FailureOption.ANY_FAILS);
    }
    return options.isEmpty() ? Set.of(FailureOption.ALL_FAIL) : options;
  }

  /** The policy for a domain below the one whose record it is (RFC 9989 §4.7). */
  DmarcPolicy below(boolean exists) {
    return exists ? subdomains.orElse(policy) : absent.or(() -> subdomains).orElse(policy);
  }
}
