package org.carillon.identity.internal.source.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.internal.source.browser.SourceVisit;
import org.carillon.identity.internal.source.browser.VisitAnswer;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.SecondFactorTrust;
import org.carillon.identity.source.SourceKind;
import org.junit.jupiter.api.Test;

/** Tests of what is accepted from an OpenID provider. */
class OpenIdSourceTest {
  private static final String SECRET = "x".repeat(43);
  private static final SourceVisit VISIT =
      new SourceVisit("state", "nonce", SECRET, URI.create("https://mail.corp.test/sign-in"));

  private final FakeOpenIdProvider provider = new FakeOpenIdProvider();
  private final OpenIdSource source = source(false);

  private OpenIdSource source(boolean trustsAddresses) {
    return new OpenIdSource(
        new OpenedSource(
            new IdentitySource(
                1,
                "corp",
                SourceKind.OIDC,
                true,
                100,
                List.of("corp.test"),
                new IdentitySource.Reach(
                    FakeOpenIdProvider.ISSUER,
                    true,
                    "",
                    FakeOpenIdProvider.CLIENT,
                    Duration.ofSeconds(5),
                    4),
                new IdentitySource.Search("", "", "", List.of()),
                new IdentitySource.Use(
                    ProvisioningPolicy.SIGN_IN, Duration.ZERO, Duration.ZERO, false),
                new IdentitySource.Browsing(
                    "", "profile email", "email", trustsAddresses, SecondFactorTrust.SAID),
                1,
                Instant.EPOCH),
            "s3cret"),
        provider);
  }

  private VisitAnswer arrive(JWTClaimsSet claims) throws IOException {
    provider.claims = claims;
    return source.arrival(VISIT, Map.of("code", "c0de", "state", "state"));
  }

  private static JWTClaimsSet.Builder claims() {
    return FakeOpenIdProvider.claims("nonce");
  }

  @Test
  void departureHasAChallengeAndNoSecret() throws IOException {
    assertThat(source.departure(VISIT).toString())
        .startsWith(FakeOpenIdProvider.ISSUER + "/auth?")
        .contains("response_type=code", "client_id=carillon", "state=state", "nonce=nonce")
        .contains("code_challenge_method=S256", "code_challenge=")
        .contains("scope=profile+email+openid")
        .doesNotContain(SECRET, "s3cret");
  }

  @Test
  void arrivalSignsInThePersonNamedByTheProvider() throws IOException {
    VisitAnswer answer = arrive(claims().claim("amr", List.of("pwd", "mfa")).build());
    assertThat(answer)
        .isInstanceOfSatisfying(
            VisitAnswer.Known.class,
            known -> {
              assertThat(known.address()).isEqualTo("ann@corp.test");
              assertThat(known.person().id()).isEqualTo("4711");
              assertThat(known.session()).isEqualTo("s1");
              assertThat(known.hasSecondFactor()).isTrue();
              assertThat(known.person().attributes())
                  .containsEntry("displayname", List.of("Ann Arbor"));
            });
    assertThat(provider.lastBody).contains("code=c0de", "code_verifier=" + SECRET);
  }

  @Test
  void invalidTokensAreRefused() throws IOException {
    Date past = Date.from(Instant.now().minusSeconds(600));
    assertThat(arrive(claims().issuer("https://evil.test").build())).isInstanceOf(wrong());
    assertThat(arrive(claims().audience("another").build())).isInstanceOf(wrong());
    assertThat(arrive(claims().expirationTime(past).build())).isInstanceOf(wrong());
    assertThat(arrive(claims().claim("nonce", "old").build())).isInstanceOf(wrong());
    assertThat(arrive(claims().claim("nonce", null).build())).isInstanceOf(wrong());
    assertThat(arrive(null)).isInstanceOf(wrong());
    assertThat(
            source.arrival(
                VISIT, Map.of("code", "c0de", "state", "state", "iss", "https://evil.test")))
        .isInstanceOf(wrong());
    assertThat(source.arrival(VISIT, Map.of("error", "access_denied")))
        .isInstanceOf(VisitAnswer.Declined.class);
    provider.lie();
    assertThat(arrive(claims().build())).isInstanceOf(wrong());
  }

  private static Class<?> wrong() {
    return VisitAnswer.Wrong.class;
  }

  @Test
  void rotatedSigningKeysAreFetched() throws IOException {
    assertThat(arrive(claims().build())).isInstanceOf(VisitAnswer.Known.class);
    provider.rotate();
    assertThat(arrive(claims().build())).isInstanceOf(VisitAnswer.Known.class);
  }

  @Test
  void addressMustBeVerifiedUnlessTheProviderIsTrusted() throws IOException {
    JWTClaimsSet unverified = claims().claim("email_verified", false).build();
    assertThat(arrive(unverified)).isInstanceOf(VisitAnswer.Declined.class);
    assertThat(arrive(claims().claim("email_verified", null).build()))
        .isInstanceOf(VisitAnswer.Declined.class);
    provider.claims = unverified;
    assertThat(source(true).arrival(VISIT, Map.of("code", "c")))
        .isInstanceOf(VisitAnswer.Known.class);
  }

  @Test
  void userinfoCountsOnlyForTheSamePersonWithoutSecondFactor() throws IOException {
    JWTClaimsSet bare = claims().claim("email", null).claim("email_verified", null).build();
    provider.info =
        Map.of("sub", "4711", "email", "ann@corp.test", "email_verified", true, "acr", "phr");
    assertThat(arrive(bare))
        .isInstanceOfSatisfying(
            VisitAnswer.Known.class, known -> assertThat(known.hasSecondFactor()).isFalse());
    provider.info = Map.of("sub", "0815", "email", "ann@corp.test", "email_verified", true);
    assertThat(arrive(bare)).isInstanceOf(VisitAnswer.Declined.class);
  }

  @Test
  void singleFactorIsNoSecondFactor() throws IOException {
    for (String one : List.of("pwd", "hwk", "swk", "sc", "otp", "fpt")) {
      assertThat(isSecond(one)).as(one).isFalse();
    }
    assertThat(isSecond("hwk", "swk")).isFalse();
    assertThat(isSecond("mfa")).isTrue();
    assertThat(isSecond("pwd", "otp")).isTrue();
    assertThat(isSecond("sc", "pin")).isTrue();
    assertThat(isSecond("hwk", "fpt")).isTrue();
  }

  private boolean isSecond(String... methods) throws IOException {
    return arrive(claims().claim("amr", List.of(methods)).build())
            instanceof VisitAnswer.Known known
        && known.hasSecondFactor();
  }

  @Test
  void addressVerificationCountsOnlyFromItsOwnSource() throws IOException {
    JWTClaimsSet unsaid = claims().claim("email_verified", null).build();
    provider.info = Map.of("sub", "4711", "email", "eve@corp.test", "email_verified", true);
    assertThat(arrive(unsaid)).isInstanceOf(VisitAnswer.Declined.class);
    provider.info = Map.of("sub", "4711", "email_verified", true);
    assertThat(arrive(unsaid)).isInstanceOf(VisitAnswer.Declined.class);

    JWTClaimsSet noAddress = claims().claim("email", null).build();
    provider.info = Map.of("sub", "4711", "email", "eve@corp.test");
    assertThat(arrive(noAddress)).isInstanceOf(VisitAnswer.Declined.class);
  }

  @Test
  void documentOfAnotherIssuerIsRefused() {
    provider.issuer = "https://evil.test";
    assertThatThrownBy(() -> source.departure(VISIT)).isInstanceOf(IOException.class);
  }

  @Test
  void backChannelSignOutNeedsASignedToken() throws IOException {
    assertThat(source.ended(provider.logout("4711", "s1")))
        .contains(new SourceSignOut("4711", "s1"));
    assertThat(source.ended(new PlainJWT(claims().build()).serialize())).isEmpty();
    assertThat(source.ended("")).isEmpty();
    provider.lie();
    assertThat(source.ended(provider.logout("4711", "s1"))).isEmpty();
  }

  @Test
  void localSignOutRedirectsToTheProvider() throws IOException {
    assertThat(source.farewell("", VISIT.back()))
        .hasValueSatisfying(
            place ->
                assertThat(place.toString())
                    .startsWith(FakeOpenIdProvider.ISSUER + "/out?")
                    .contains("client_id=carillon", "post_logout_redirect_uri=https"));
  }

  @Test
  void malformedInputNeverMarksTheProviderUnavailable() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] octets = new byte[random.nextInt(200)];
      random.nextBytes(octets);
      String text = new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(source.ended(text)).isEmpty();
      assertThat(source.ended("eyJhbGciOiJSUzI1NiJ9." + text + ".x")).isEmpty();
      assertThat(source.arrival(VISIT, Map.of("code", text))).isInstanceOf(VisitAnswer.Wrong.class);
    }
  }
}
