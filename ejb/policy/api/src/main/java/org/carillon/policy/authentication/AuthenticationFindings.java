package org.carillon.policy.authentication;

import java.util.ArrayList;
import java.util.List;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.spf.SpfResult;
import org.carillon.mailauth.spf.SpfVerdict;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** Turns the results of SPF, DKIM and DMARC into findings. */
record AuthenticationFindings(Settings settings) {

  /**
   * Returns the findings for a message.
   *
   * @param isVouched whether a trusted server sealed that the message was its author's
   */
  List<Finding> of(SpfVerdict spf, DkimReport dkim, DmarcVerdict dmarc, boolean isVouched) {
    var findings = new ArrayList<Finding>();
    // An author may use the hosts of others: after a DMARC pass, SPF and DKIM count no more.
    if (!isVouched && !(dmarc.result() instanceof DmarcResult.Pass)) {
      addSpf(spf, findings);
      addDkim(dkim, findings);
    }
    if (!isVouched) {
      addDmarc(dmarc, findings);
    }
    return findings;
  }

  private void addSpf(SpfVerdict spf, List<Finding> findings) {
    switch (spf.result()) {
      case SpfResult.Fail fail ->
          findings.add(
              Finding.counts("spf", points(AuthenticationSettings.SPF_FAIL), fail.reason())
                  .by(AuthenticationSettings.SPF_FAIL));
      case SpfResult.SoftFail fail ->
          findings.add(
              Finding.counts("spf", points(AuthenticationSettings.SPF_SOFTFAIL), fail.reason())
                  .by(AuthenticationSettings.SPF_SOFTFAIL));
      case SpfResult.None _,
          SpfResult.Neutral _,
          SpfResult.Pass _,
          SpfResult.TempError _,
          SpfResult.PermError _ -> {
        // These results say nothing about the message.
      }
    }
  }

  private void addDkim(DkimReport dkim, List<Finding> findings) {
    List<DkimResult> all = dkim.results();
    if (!all.isEmpty() && all.stream().noneMatch(DkimResult::passes)) {
      DkimResult first = all.getFirst();
      findings.add(
          Finding.counts(
                  "dkim",
                  points(AuthenticationSettings.DKIM_FAIL),
                  "the DKIM signature of "
                      + first.label().domain()
                      + " is not valid: "
                      + first.outcome().why())
              .by(AuthenticationSettings.DKIM_FAIL));
    }
  }

  private void addDmarc(DmarcVerdict dmarc, List<Finding> findings) {
    if (dmarc.result() instanceof DmarcResult.PermError(String reason)) {
      addUnreadable(reason, findings);
    }
    if (dmarc.result() instanceof DmarcResult.Fail(DmarcPolicy requested, String reason)) {
      Handling demand =
          switch (settings.value(AuthenticationSettings.DMARC)) {
            case HONOUR -> honoured(requested);
            case JUNK -> requested == DmarcPolicy.NONE ? Handling.ACCEPT : Handling.JUNK;
            case POINTS -> Handling.ACCEPT;
          };
      findings.add(
          demand == Handling.ACCEPT
              ? Finding.counts("dmarc", points(AuthenticationSettings.DMARC_POINTS), reason)
                  .by(AuthenticationSettings.DMARC_POINTS)
              : Finding.demands("dmarc", demand, reason).by(AuthenticationSettings.DMARC));
    }
  }

  /**
   * Adds a finding for a message whose author's domain cannot be checked. Unless DMARC counts only
   * points, the message goes to junk, for the reader to judge.
   */
  private void addUnreadable(String reason, List<Finding> findings) {
    findings.add(
        switch (settings.value(AuthenticationSettings.DMARC)) {
          case HONOUR, JUNK -> Finding.demands("dmarc", Handling.JUNK, reason);
          case POINTS ->
              Finding.counts("dmarc", points(AuthenticationSettings.DMARC_POINTS), reason);
        });
  }

  private static Handling honoured(DmarcPolicy requested) {
    return switch (requested) {
      case NONE -> Handling.ACCEPT;
      case QUARANTINE -> Handling.JUNK;
      case REJECT -> Handling.REJECT;
    };
  }

  private int points(Setting<Long> setting) {
    return Math.toIntExact(settings.value(setting));
  }
}
