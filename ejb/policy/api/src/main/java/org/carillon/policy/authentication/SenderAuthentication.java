package org.carillon.policy.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsQuestions;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.mailauth.arc.ArcOutcome;
import org.carillon.mailauth.arc.ArcReport;
import org.carillon.mailauth.arc.ArcReport.Sealer;
import org.carillon.mailauth.arc.ArcVerifier;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dkim.DkimVerifier;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier;
import org.carillon.mailauth.dmarc.AuthorDomains;
import org.carillon.mailauth.dmarc.Dmarc;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.mailauth.results.MethodResult;
import org.carillon.mailauth.results.TrustedSealers;
import org.carillon.mailauth.spf.Spf;
import org.carillon.mailauth.spf.SpfVerdict;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.screening.SenderFacts;
import org.carillon.settings.Settings;

/**
 * Checks with SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 9989) who sent a message, and with ARC
 * (RFC 8617) who sent it before a trusted server changed it.
 */
@ApplicationScoped
public class SenderAuthentication implements ScreeningCheck {
  private final Settings settings;
  private final KnownBrands brands;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  @Inject
  public SenderAuthentication(Settings settings, KnownBrands brands) {
    this(settings, brands, InstantSource.system(), System::nanoTime);
  }

  SenderAuthentication(
      Settings settings, KnownBrands brands, InstantSource clock, LongSupplier nanoTime) {
    this.settings = settings;
    this.brands = brands;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "authentication";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.ofStrangers(
        settings.value(AuthenticationSettings.TIME), FailurePolicy.ACCEPT);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException {
    if (!settings.value(AuthenticationSettings.AUTHENTICATION)) {
      return CheckResult.NOTHING;
    }
    // The sender chooses which DNS servers SPF, DKIM and ARC ask, and may choose slow ones. A third
    // of the time is kept for DMARC.
    Duration time = settings.value(AuthenticationSettings.TIME).multipliedBy(2).dividedBy(3);
    DnsLookup strangers = new TimedLookup(dns, time, nanoTime);
    SpfVerdict spf;
    DkimReport dkim;
    try (DnsQuestions beside = new DnsQuestions()) {
      DnsQuestions.Question<SpfVerdict> asked = beside.ask(() -> spf(question, strangers, time));
      dkim = dkim(question, strangers);
      spf = asked.ask();
    }
    DmarcVerdict dmarc =
        new Dmarc(dns).check(AuthorDomains.of(question.message().header()), identifiers(spf, dkim));
    ArcReport arc = arc(question, strangers);
    Optional<Sealer> vouching =
        new TrustedSealers(settings.value(AuthenticationSettings.TRUSTED_SEALERS))
            .vouching(arc, dmarc.authorDomain());
    Optional<IndicatorRequest> brand =
        IndicatorRequest.of(question.message().header(), dkim, dmarc);
    return new CheckResult(
        new AuthenticationFindings(settings).of(spf, dkim, dmarc, vouching.isPresent()),
        methods(spf, dkim, arc, dmarc, brand.flatMap(brands::result)),
        Optional.of(new SenderFacts(spf, dkim, dmarc, vouching, brand)));
  }

  private SpfVerdict spf(ScreeningQuestion question, DnsLookup dns, Duration time)
      throws InterruptedException {
    return new Spf(dns, settings.value(HostSettings.HOST_NAME), time, clock)
        .mailFrom(
            question.session().client(),
            question.session().helo(),
            question.envelope().from().address());
  }

  private static ArcReport arc(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException {
    try (Content content = question.message().content().content()) {
      return new ArcVerifier(dns).verify(question.message().header(), content);
    }
  }

  private DkimReport dkim(ScreeningQuestion question, DnsLookup dns)
      throws IOException, InterruptedException {
    try (Content content = question.message().content().content()) {
      return new DkimVerifier(dns, clock).verify(question.message().header(), content);
    }
  }

  /** Returns the identifiers that DMARC decides on. */
  private static List<AuthenticatedIdentifier> identifiers(SpfVerdict spf, DkimReport dkim) {
    var all = new ArrayList<AuthenticatedIdentifier>();
    all.add(AuthenticatedIdentifier.of(spf));
    dkim.results().stream()
        .filter(result -> !result.domain().isEmpty())
        .map(AuthenticatedIdentifier::of)
        .forEach(all::add);
    return all;
  }

  private static List<MethodResult> methods(
      SpfVerdict spf,
      DkimReport dkim,
      ArcReport arc,
      DmarcVerdict dmarc,
      Optional<MethodResult> brand) {
    var all = new ArrayList<MethodResult>();
    all.add(MethodResult.of(spf));
    if (dkim.results().isEmpty()) {
      all.add(new MethodResult("dkim", "none", "", List.of()));
    }
    dkim.results().stream().map(MethodResult::of).forEach(all::add);
    if (!(arc.outcome() instanceof ArcOutcome.None)) {
      all.add(MethodResult.of(arc));
    }
    all.add(MethodResult.of(dmarc));
    brand.ifPresent(all::add);
    return all;
  }
}
