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

/** What speaks for or against a message by who it is from. */
record AuthenticationFindings(Settings settings) {

  /**
   * What speaks for or against it.
   *
   * @param isVouched whether somebody trusted sealed that it was its author's
   */
  List<Finding> of(SpfVerdict spf, DkimReport dkim, DmarcVerdict dmarc, boolean isVouched) {
    var findings = new ArrayList<Finding>();
    // Whoever is the author need not have its own hosts: a passed DMARC says all that counts.
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
        // Says nothing of the message.
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
                  "the signature of "
                      + first.label().domain()
                      + " does not hold: "
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

  /** Whoever is shown as the author was not asked about: that is for readers who look twice. */
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
