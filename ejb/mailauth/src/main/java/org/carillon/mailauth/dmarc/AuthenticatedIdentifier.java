package org.carillon.mailauth.dmarc;

import org.carillon.mailauth.dkim.DkimOutcome;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.spf.SpfResult;
import org.carillon.mailauth.spf.SpfVerdict;

/** A domain that was checked (RFC 9989 §4.3): SPF's return path or DKIM's {@code d=}. */
public record AuthenticatedIdentifier(Method method, String domain, Outcome outcome) {

  /** Returns the identifier that SPF checked for a return path (RFC 9989 §4.4.2). */
  public static AuthenticatedIdentifier of(SpfVerdict verdict) {
    Outcome outcome =
        switch (verdict.result()) {
          case SpfResult.Pass _ -> Outcome.PASS;
          case SpfResult.TempError _ -> Outcome.TEMPERROR;
          case SpfResult.None _,
              SpfResult.Neutral _,
              SpfResult.Fail _,
              SpfResult.SoftFail _,
              SpfResult.PermError _ ->
              Outcome.FAIL;
        };
    return new AuthenticatedIdentifier(Method.SPF, verdict.domain(), outcome);
  }

  /** Returns the identifier that DKIM checked for a signature (RFC 9989 §4.4.1). */
  public static AuthenticatedIdentifier of(DkimResult result) {
    Outcome outcome =
        switch (result.outcome()) {
          case DkimOutcome.Pass _ -> Outcome.PASS;
          case DkimOutcome.TempError _ -> Outcome.TEMPERROR;
          case DkimOutcome.Fail _,
              DkimOutcome.Neutral _,
              DkimOutcome.Policy _,
              DkimOutcome.PermError _ ->
              Outcome.FAIL;
        };
    return new AuthenticatedIdentifier(Method.DKIM, result.domain(), outcome);
  }

  /** The method that checked the domain. */
  public enum Method {
    SPF,
    DKIM
  }

  /** The result of the check. */
  public enum Outcome {
    PASS,
    FAIL,
    /** The check could not be completed for now. */
    TEMPERROR
  }
}
