package org.carillon.policy.internal.brand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.fetch.FetchAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.mailauth.bimi.Assertion;
import org.carillon.mailauth.bimi.AssertionLookup;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.mailauth.bimi.mark.MarkEvidence;
import org.carillon.mailauth.bimi.mark.MarkVerifier;
import org.carillon.mailauth.bimi.picture.CleanPicture;
import org.carillon.mailauth.bimi.picture.PackedPicture;
import org.carillon.mailauth.bimi.picture.PictureCleaner;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.BrandSettings;
import org.carillon.policy.brand.BrandState;
import org.carillon.settings.Settings;

/** Looks up an indicator's assertion, evidence and picture, if an authority could vouch. */
@ApplicationScoped
public class BrandLookup {
  private final AssertionLookup assertions;
  private final WebFetch web;
  private final Settings settings;
  private final InstantSource clock;

  @Inject
  public BrandLookup(DnsLookup dns, WebFetch web, Settings settings) {
    this(dns, web, settings, InstantSource.system());
  }

  BrandLookup(DnsLookup dns, WebFetch web, Settings settings, InstantSource clock) {
    this.assertions = new AssertionLookup(dns);
    this.web = web;
    this.settings = settings;
    this.clock = clock;
  }

  BrandOutcome find(IndicatorRequest claim) throws InterruptedException {
    if (!BrandSettings.canBeShown(claim.domain(), settings)) {
      return nobodyVouches();
    }
    return switch (assertions.find(claim)) {
      case Assertion.Absent() -> new BrandOutcome.NotShown(BrandState.NONE, "");
      case Assertion.Declined() -> new BrandOutcome.NotShown(BrandState.DECLINED, "");
      case Assertion.Unprotected(String why) -> new BrandOutcome.NotShown(BrandState.SKIPPED, why);
      case Assertion.Invalid(String why) -> failed(why);
      case Assertion.Unknown(String why) -> new BrandOutcome.Later(why);
      case Assertion.Published published -> vouched(claim, published);
    };
  }

  private BrandOutcome vouched(IndicatorRequest claim, Assertion.Published published)
      throws InterruptedException {
    boolean isTrusted = BrandSettings.isTrusted(claim.domain(), settings);
    List<X509Certificate> anchors = settings.value(BrandSettings.TRUST_ANCHORS);
    if (published.evidence().isEmpty() || anchors.isEmpty()) {
      return isTrusted ? byAdministrator(published) : nobodyVouches();
    }
    return fetched(
        published.evidence().get(),
        "application/pem-certificate-chain, */*;q=0.5",
        MarkVerifier.MOST_OCTETS,
        document ->
            switch (new MarkVerifier(anchors).verify(document, published, clock.instant())) {
              case MarkEvidence.Proven proven -> byMark(published, proven);
              case MarkEvidence.Unproven(String why) ->
                  isTrusted ? byAdministrator(published) : failed(why);
            });
  }

  private BrandOutcome byAdministrator(Assertion.Published published) throws InterruptedException {
    return picture(published, plain -> shown(plain, BrandAuthority.ADMINISTRATOR, "", Instant.MAX));
  }

  /** Returns the certificate's indicator, which must equal the published one. */
  private BrandOutcome byMark(Assertion.Published published, MarkEvidence.Proven proven)
      throws InterruptedException {
    return picture(
        published,
        plain ->
            MessageDigest.isEqual(plain, proven.picture())
                ? shown(plain, BrandAuthority.MARK, proven.organization(), proven.until())
                : failed("The logo differs from the one in the mark certificate."));
  }

  private BrandOutcome picture(Assertion.Published published, Function<byte[], BrandOutcome> judged)
      throws InterruptedException {
    return fetched(
        published.location(),
        "image/svg+xml",
        PackedPicture.MOST_OCTETS,
        file -> {
          try {
            return judged.apply(PackedPicture.unpack(file));
          } catch (IOException damaged) {
            return failed(damaged.getMessage() + ".");
          }
        });
  }

  @FunctionalInterface
  private interface Reading {
    BrandOutcome of(byte[] octets) throws InterruptedException;
  }

  private BrandOutcome fetched(URI address, String accept, int most, Reading reading)
      throws InterruptedException {
    return switch (web.get(address, accept, most)) {
      case FetchAnswer.Fetched(byte[] octets) -> reading.of(octets);
      case FetchAnswer.Refused(String why, _) -> failed(why);
      case FetchAnswer.Away(String why) -> new BrandOutcome.Later(why);
    };
  }

  private static BrandOutcome shown(
      byte[] plain, BrandAuthority authority, String organization, Instant until) {
    return switch (PictureCleaner.clean(plain)) {
      case CleanPicture.Shown(byte[] svg, String _) ->
          new BrandOutcome.Shown(svg, authority, organization, until);
      case CleanPicture.Rejected(String why) -> failed(why);
    };
  }

  private static BrandOutcome failed(String why) {
    return new BrandOutcome.NotShown(BrandState.FAIL, why);
  }

  private static BrandOutcome nobodyVouches() {
    return new BrandOutcome.NotShown(
        BrandState.SKIPPED, "No trusted authority and no administrator confirms the logo.");
  }
}
