package org.carillon.mailauth.dmarc.failure;

import java.util.Optional;
import java.util.Set;
import org.carillon.mailauth.dkim.DkimOutcome;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.dmarc.FailureOption;
import org.carillon.mailauth.spf.SpfResult;
import org.carillon.mailauth.spf.SpfVerdict;

/** The reason to report a message (RFC 6591 §3.3, RFC 9991 §4). */
public enum AuthFailure {
  /** Not all methods that the domain asks for passed with alignment. */
  DMARC("dmarc"),
  /** The body is not as it was signed. */
  BODY_HASH("bodyhash"),
  /** The header is not as it was signed. */
  SIGNATURE("signature"),
  /** The host may not send for the return path's domain. */
  SPF("spf");

  private final String keyword;

  AuthFailure(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the keyword in reports. */
  public String keyword() {
    return keyword;
  }

  /** Returns why a domain wants a report, or empty (RFC 9989 §4.7, {@code fo}). */
  public static Optional<AuthFailure> wanted(
      Set<FailureOption> options, DmarcVerdict dmarc, SpfVerdict spf, DkimReport dkim) {
    boolean fails = dmarc.result() instanceof DmarcResult.Fail;
    boolean isPartial = !dmarc.isDkimAligned() || !dmarc.isSpfAligned();
    if (options.contains(FailureOption.ALL_FAIL) && fails
        || options.contains(FailureOption.ANY_FAILS) && isPartial) {
      return Optional.of(DMARC);
    }
    if (options.contains(FailureOption.DKIM)) {
      Optional<AuthFailure> broken =
          dkim.results().stream().flatMap(result -> of(result.outcome()).stream()).findFirst();
      if (broken.isPresent()) {
        return broken;
      }
    }
    return options.contains(FailureOption.SPF) && spf.result() instanceof SpfResult.Fail
        ? Optional.of(SPF)
        : Optional.empty();
  }

  private static Optional<AuthFailure> of(DkimOutcome outcome) {
    return outcome instanceof DkimOutcome.Fail(DkimOutcome.Part part, String _)
        ? Optional.of(part == DkimOutcome.Part.BODY ? BODY_HASH : SIGNATURE)
        : Optional.empty();
  }
}
