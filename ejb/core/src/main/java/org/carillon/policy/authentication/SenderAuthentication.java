package org.carillon.policy.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dkim.DkimVerifier;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier;
import org.carillon.mailauth.dmarc.AuthorDomains;
import org.carillon.mailauth.dmarc.Dmarc;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.spf.Spf;
import org.carillon.mailauth.spf.SpfVerdict;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.settings.Settings;

/** Checks by SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 9989) who a message is from. */
@ApplicationScoped
public class SenderAuthentication implements ScreeningCheck {
  private final Settings settings;
  private final InstantSource clock;

  @Inject
  public SenderAuthentication(Settings settings) {
    this(settings, InstantSource.system());
  }

  SenderAuthentication(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "authentication";
  }

  @Override
  public StageTerms terms() {
    return new StageTerms(settings.value(AuthenticationSettings.TIME), FailurePolicy.ACCEPT);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException {
    if (!settings.value(AuthenticationSettings.AUTHENTICATION)) {
      return CheckResult.NOTHING;
    }
    SpfVerdict spf =
        new Spf(
                dns,
                settings.value(HostSettings.HOST_NAME),
                settings.value(AuthenticationSettings.TIME),
                clock)
            .mailFrom(
                question.session().client(),
                question.session().helo(),
                question.envelope().from().address());
    DkimReport dkim = dkim(question, dns);
    DmarcVerdict dmarc =
        new Dmarc(dns).check(AuthorDomains.of(question.message().header()), identifiers(spf, dkim));
    return new CheckResult(
        new AuthenticationFindings(settings).of(spf, dkim, dmarc), methods(spf, dkim, dmarc));
  }

  private DkimReport dkim(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException {
    try (Content content = question.message().content().content()) {
      return new DkimVerifier(dns, clock).verify(question.message().header(), content);
    }
  }

  /** What DMARC makes its decision of. */
  private static List<AuthenticatedIdentifier> identifiers(SpfVerdict spf, DkimReport dkim) {
    var all = new ArrayList<AuthenticatedIdentifier>();
    all.add(AuthenticatedIdentifier.of(spf));
    dkim.results().stream()
        .filter(result -> !result.domain().isEmpty())
        .map(AuthenticatedIdentifier::of)
        .forEach(all::add);
    return all;
  }

  private static List<MethodResult> methods(SpfVerdict spf, DkimReport dkim, DmarcVerdict dmarc) {
    var all = new ArrayList<MethodResult>();
    all.add(MethodResult.of(spf));
    if (dkim.results().isEmpty()) {
      all.add(new MethodResult("dkim", "none", "", List.of()));
    }
    dkim.results().stream().map(MethodResult::of).forEach(all::add);
    all.add(MethodResult.of(dmarc));
    return all;
  }
}
