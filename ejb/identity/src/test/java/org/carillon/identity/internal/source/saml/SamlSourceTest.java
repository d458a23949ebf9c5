package org.carillon.identity.internal.source.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.AUDIENCE;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.CONSUMER;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.ENTITY;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.METADATA;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.RSA_SHA256;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.assertion;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.base64;
import static org.carillon.identity.internal.source.saml.FakeSamlProvider.response;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.browser.PostedAnswer;
import org.carillon.identity.internal.source.browser.SourceSignOut;
import org.carillon.identity.internal.source.browser.SourceVisit;
import org.carillon.identity.internal.source.browser.VisitAnswer;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.NameFormat;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.SecondFactorTrust;
import org.carillon.identity.source.SourceKind;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.encryption.Encrypter;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.DataEncryptionParameters;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.EncryptionException;
import org.opensaml.xmlsec.encryption.support.KeyEncryptionParameters;

/** Tests of what is accepted from a SAML provider. */
class SamlSourceTest {
  private static final String NONCE = "n".repeat(43);
  private static final String REQUEST = "_" + NONCE;
  private static final URI HERE = URI.create(CONSUMER);
  private static final URI BACK = URI.create("https://mail.corp.test/sign-in");
  private static final SourceVisit VISIT = new SourceVisit("state", NONCE, "v", BACK);
  private static final String SECRET = SamlKey.make("carillon");
  private static final SamlKey KEY = SamlKey.parse(SECRET);
  private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

  private Duration later = Duration.ZERO;
  private final FakeSamlProvider provider = new FakeSamlProvider();
  private final SamlSource source = source("email", METADATA, "");

  private SamlSource source(String claim, String address, String metadata) {
    return new SamlSource(
        new OpenedSource(
            new IdentitySource(
                1,
                "corp",
                SourceKind.SAML,
                true,
                100,
                List.of("corp.test"),
                new IdentitySource.Reach(address, true, "", "", Duration.ofSeconds(5), 4),
                new IdentitySource.Search("", "", "", List.of()),
                new IdentitySource.Use(
                    ProvisioningPolicy.SIGN_IN, Duration.ZERO, Duration.ZERO, false),
                new IdentitySource.Browsing(
                    "", "", claim, false, SecondFactorTrust.SAID, metadata, NameFormat.PERSISTENT),
                1,
                Instant.EPOCH),
            SECRET),
        AUDIENCE,
        metadata.isEmpty() ? Optional.of(provider) : Optional.empty(),
        () -> Instant.now().plus(later));
  }

  private PostedAnswer post(String message) throws IOException, InterruptedException {
    return source.posted(HERE, message);
  }

  private void refuses(String message) throws IOException, InterruptedException {
    assertThat(post(message)).isInstanceOf(PostedAnswer.Wrong.class);
  }

  /** Asserts that an answer is refused if its assertion changed before the provider signed it. */
  private void refuses(UnaryOperator<String> change) throws IOException, InterruptedException {
    String before = assertion(REQUEST);
    assertThat(change.apply(before)).isNotEqualTo(before);
    refuses(provider.answer(REQUEST, change));
  }

  private static VisitAnswer arrive(SamlSource source, PostedAnswer answer) {
    return source.arrival(VISIT, Map.of("code", ((PostedAnswer.Kept) answer).content()));
  }

  @Test
  void departureHasASignedRequestIfConfigured() throws Exception {
    assertThat(source.departure(VISIT).toString())
        .startsWith("https://id.corp.test/in?tenant=1&SAMLRequest=")
        .contains("&RelayState=state")
        .doesNotContain("Signature");
    provider.wantsSigned = true;
    source.introduce();
    String query = source.departure(VISIT).getRawQuery();
    SamlQuery.Said said =
        SamlQuery.read(
            query.substring(query.indexOf('&') + 1), SamlQuery.REQUEST, List.of(KEY.certificate()));
    assertThat(said.relayState()).isEqualTo("state");
    assertThat(said.message())
        .contains("ID=\"" + REQUEST + "\"", CONSUMER, AUDIENCE, "nameid-format:persistent");
  }

  @Test
  void arrivalSignsInThePersonNamedByTheProvider() throws Exception {
    assertThat(arrive(source, post(provider.answer(REQUEST))))
        .isInstanceOfSatisfying(
            VisitAnswer.Known.class,
            known -> {
              assertThat(known.address()).isEqualTo("ann@corp.test");
              assertThat(known.person().id()).isEqualTo("4711");
              assertThat(known.session()).isEqualTo("s1");
              assertThat(known.hasSecondFactor()).isFalse();
              assertThat(known.person().attributes())
                  .containsEntry("displayname", List.of("Ann Arbor"));
            });
    String strong =
        provider.answer(
            REQUEST,
            text ->
                text.replaceAll(
                    "urn:[^<>]*PasswordProtectedTransport", "https://refeds.org/profile/mfa"));
    assertThat(((VisitAnswer.Known) arrive(source, post(strong))).hasSecondFactor()).isTrue();
  }

  @Test
  void responseSignatureIsSufficient() throws Exception {
    String whole = provider.signed(response(REQUEST, assertion(REQUEST)), RSA_SHA256);
    assertThat(post(base64(whole))).isInstanceOf(PostedAnswer.Kept.class);
    refuses(base64(whole.replace("ann@corp.test", "bob@corp.test")));
    refuses(base64(whole.replaceFirst("Destination=\"[^\"]*\"", "")));
  }

  @Test
  void unsignedOrForeignSignedResponsesAreRefused() throws Exception {
    refuses(base64(response(REQUEST, assertion(REQUEST))));
    String signed = provider.signed(assertion(REQUEST), RSA_SHA256);
    refuses(base64(response(REQUEST, signed.replace("ann@corp.test", "bob@corp.test"))));
    refuses(base64(response(REQUEST, provider.signed(assertion(REQUEST), RSA_SHA1))));
    refuses(
        base64(
            response(
                REQUEST,
                FakeSamlProvider.signed(assertion(REQUEST), RSA_SHA256, FakeSamlProvider.OTHER))));
    refuses("");
    refuses("%%%");
    refuses(base64("<a/>"));
    refuses(base64("<".repeat(1_000)));
    refuses(base64("<a>".repeat(100_000)));
  }

  /** Tests XML signature wrapping: the signed assertion is not where it would be read. */
  @Test
  void signatureMustCoverTheAssertionThatIsRead() throws Exception {
    String signed = provider.signed(assertion(REQUEST), RSA_SHA256);
    String forged = assertion(REQUEST).replace("ann@corp.test", "bob@corp.test");
    String signature =
        signed.substring(
            signed.indexOf("<Signature"), signed.indexOf("</Signature>") + "</Signature>".length());
    refuses(base64(response(REQUEST, forged + signed)));
    refuses(base64(response(REQUEST, signed + forged)));
    refuses(base64(response(REQUEST, "<p:Extensions>" + signed + "</p:Extensions>" + forged)));
    // The forged assertion carries the signature of the signed one, which lies within it.
    String carried = forged.replace("</a:Issuer>", "</a:Issuer>" + signature);
    refuses(base64(response(REQUEST, carried)));
    refuses(
        base64(
            response(
                REQUEST,
                carried.replace("</Signature>", "<Object>" + signed + "</Object></Signature>"))));
    String id = signed.replaceFirst("(?s).* ID=\"([^\"]*)\".*", "$1");
    refuses(
        base64(
            response(
                REQUEST,
                carried
                    .replaceFirst(" ID=\"[^\"]*\"", " ID=\"" + id + "\"")
                    .replace(
                        "</a:AttributeStatement>",
                        "</a:AttributeStatement><a:Advice>" + signed + "</a:Advice>"))));
  }

  @Test
  void nameIdIsReadWholeDespiteComments() throws Exception {
    UnaryOperator<String> named = text -> text.replace(">4711<", ">ann@corp.test.evil.test<");
    String signed =
        provider
            .signed(named.apply(assertion(REQUEST)), RSA_SHA256)
            .replace("ann@corp.test.evil", "ann@corp.test<!-- -->.evil");
    PostedAnswer answer = post(base64(response(REQUEST, signed)));
    assertThat(arrive(source("nameid", METADATA, ""), answer))
        .isInstanceOfSatisfying(
            VisitAnswer.Known.class,
            known -> assertThat(known.address()).isEqualTo("ann@corp.test.evil.test"));
    refuses(base64(response(REQUEST, signed.replace("<!-- -->", "<?x?>"))));
  }

  @Test
  void documentTypeIsRefused() throws Exception {
    String entity =
        "<!DOCTYPE p:Response [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + response(REQUEST, provider.signed(assertion(REQUEST), RSA_SHA256));
    refuses(base64(entity));
  }

  @Test
  void responsesForOthersOrExpiredOnesAreRefused() throws Exception {
    refuses(text -> text.replace(">" + AUDIENCE + "<", ">https://other.test<"));
    refuses(text -> text.replace("<a:Issuer>" + ENTITY, "<a:Issuer>https://evil.test"));
    refuses(text -> text.replace("Recipient=\"" + CONSUMER, "Recipient=\"https://evil.test"));
    refuses(text -> text.replaceFirst(" InResponseTo=\"[^\"]*\"", ""));
    refuses(text -> text.replace("cm:bearer", "cm:sender-vouches"));
    refuses(text -> text.replaceAll("<a:AudienceRestriction>.*</a:AudienceRestriction>", ""));
    refuses(text -> text.replaceAll("<a:Conditions.*</a:Conditions>", ""));
    refuses(text -> text.replaceAll("<a:AuthnStatement.*</a:AuthnStatement>", ""));
    refuses(
        text ->
            text.replaceAll(
                "(?s)(<a:SubjectConfirmationData[^>]*NotOnOrAfter=\")[^\"]*",
                "$1" + Instant.now().minusSeconds(600)));
    refuses(
        text ->
            text.replaceAll(
                "(?s)(<a:Conditions[^>]*NotOnOrAfter=\")[^\"]*",
                "$1" + Instant.now().minusSeconds(600)));
    refuses(
        text ->
            text.replaceAll(
                "(?s)(<a:Conditions NotBefore=\")[^\"]*", "$1" + Instant.now().plusSeconds(600)));
    refuses(
        text ->
            text.replaceFirst(
                "IssueInstant=\"[^\"]*", "IssueInstant=\"" + Instant.now().minusSeconds(3_600)));
    assertThat(source.posted(URI.create("https://other.test/saml/corp"), provider.answer(REQUEST)))
        .isInstanceOf(PostedAnswer.Wrong.class);
  }

  @Test
  void responseToAnotherBrowsersRequestIsRefused() throws Exception {
    PostedAnswer others = post(provider.answer("_another"));
    assertThat(arrive(source, others)).isInstanceOf(VisitAnswer.Wrong.class);
    assertThat(source.arrival(VISIT, Map.of())).isInstanceOf(VisitAnswer.Wrong.class);
  }

  @Test
  void declinedSignInIsReported() throws Exception {
    String declined = response(REQUEST, "").replace("status:Success", "status:Responder");
    assertThat(post(base64(declined))).isInstanceOf(PostedAnswer.Declined.class);
    refuses(base64(response(REQUEST, "")));
  }

  @Test
  void assertionEncryptedForThisServerIsRead() throws Exception {
    String signed = provider.signed(assertion(REQUEST), RSA_SHA256);
    for (String cipher :
        List.of(
            EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM,
            EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128)) {
      assertThat(post(base64(response(REQUEST, encrypted(signed, cipher, KEY)))))
          .isInstanceOf(PostedAnswer.Kept.class);
    }
    String gcm = EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128_GCM;
    refuses(base64(response(REQUEST, encrypted(assertion(REQUEST), gcm, KEY))));
    refuses(base64(response(REQUEST, encrypted(signed, gcm, FakeSamlProvider.OTHER))));
  }

  private static String encrypted(String assertion, String cipher, SamlKey key)
      throws InvalidSaml, EncryptionException {
    Assertion clear = OpenSaml.parse(assertion, Assertion.class);
    var data = new DataEncryptionParameters();
    data.setAlgorithm(cipher);
    var transport = new KeyEncryptionParameters();
    transport.setAlgorithm(EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);
    transport.setEncryptionCredential(new BasicX509Credential(key.certificate()));
    return OpenSaml.write(new Encrypter(data, transport).encrypt(clear))
        .replaceFirst("<\\?xml[^>]*\\?>", "");
  }

  @Test
  void unknownSigningKeyIsRefusedWithoutRepeatedFetches() throws Exception {
    assertThat(post(provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
    int before = provider.asked;
    provider.lie();
    refuses(provider.answer(REQUEST));
    refuses(provider.answer(REQUEST));
    assertThat(provider.asked).isEqualTo(before);
  }

  @Test
  void invalidPostsRefetchMetadataOnlyRarely() throws Exception {
    assertThat(post(provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
    int before = provider.asked;
    for (int minute = 1; minute < 30; minute++) {
      later = Duration.ofMinutes(minute);
      refuses("nonsense");
      refuses(base64(response(REQUEST, assertion(REQUEST))));
    }
    assertThat(provider.asked - before).isBetween(1, 6);
  }

  @Test
  void invalidPostDoesNotMarkTheProviderUnavailable() throws Exception {
    assertThat(post(provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
    int before = provider.asked;
    provider.isAway = true;
    later = Duration.ofMinutes(2);
    for (int i = 0; i < 10; i++) {
      refuses("nonsense");
    }
    assertThat(provider.asked - before).isEqualTo(1);
    assertThat(post(provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
  }

  @Test
  void newSigningKeyIsFetchedWhenFirstSeen() throws Exception {
    assertThat(post(provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
    provider.rotate();
    later = Duration.ofMinutes(1);
    assertThat(post(provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
  }

  @Test
  void pastedMetadataNeedsNoConnection() throws Exception {
    SamlSource pasted = source("email", ENTITY, provider.metadata());
    provider.isAway = true;
    assertThat(pasted.posted(HERE, provider.answer(REQUEST))).isInstanceOf(PostedAnswer.Kept.class);
    assertThat(SamlSource.problem(ENTITY, provider.metadata())).isEmpty();
    assertThat(SamlSource.problem("https://other.test", provider.metadata())).isPresent();
    assertThat(SamlSource.problem(ENTITY, "<nothing/>")).isPresent();
    assertThat(
            SamlSource.problem(
                ENTITY,
                provider
                    .metadata()
                    .replace("entityID", "validUntil=\"2020-01-01T00:00:00Z\" entityID")))
        .isPresent();
    assertThatThrownBy(() -> source.departure(VISIT)).isInstanceOf(IOException.class);
  }

  @Test
  void signOutHereOrAtTheProviderEndsBothSessions() throws Exception {
    VisitAnswer.Known known = (VisitAnswer.Known) arrive(source, post(provider.answer(REQUEST)));
    URI out = source.farewell(known.hint(), BACK).orElseThrow();
    assertThat(out.toString()).startsWith("https://id.corp.test/out?SAMLRequest=");
    assertThat(
            SamlQuery.read(out.getRawQuery(), SamlQuery.REQUEST, List.of(KEY.certificate()))
                .message())
        .contains(">4711<", ">s1<");
    URI back = URI.create(CONSUMER + "/out");
    String query = provider.logout("4711", "s1").getRawQuery();
    assertThat(source.signedOut(back, query))
        .hasValueSatisfying(
            farewell -> {
              assertThat(farewell.ended()).containsExactly(new SourceSignOut("4711", "s1"));
              assertThat(farewell.place().orElseThrow().toString())
                  .startsWith("https://id.corp.test/out?SAMLResponse=")
                  .contains("RelayState=r1");
            });
    assertThat(source.signedOut(back, query.replace("RelayState=r1", "RelayState=r2"))).isEmpty();
    assertThat(source.signedOut(back, query.substring(0, query.indexOf("&Sig")))).isEmpty();
    provider.lie();
    assertThat(source.signedOut(back, provider.logout("4711", "s1").getRawQuery())).isEmpty();
  }

  @Test
  void serviceMetadataIsPublished() throws Exception {
    String metadata = source.metadata(List.of(BACK, BACK.resolve("/admin/sign-in")));
    assertThat(metadata)
        .contains(
            "entityID=\"" + AUDIENCE + "\"",
            "\"https://mail.corp.test/saml/corp\"",
            "\"https://mail.corp.test/admin/saml/corp\"",
            "X509Certificate")
        .doesNotContain("PRIVATE");
  }

  /** Tests that malformed posts of an attacker are refused and have no other effect. */
  @Test
  void mangledAnswersAreRefused() throws Exception {
    Random random = new Random(15);
    String whole = response(REQUEST, provider.signed(assertion(REQUEST), RSA_SHA256));
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = 0; j <= random.nextInt(3); j++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
          case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
          default -> text.insert(at, whole, 0, random.nextInt(200));
        }
      }
      PostedAnswer answer = post(base64(text.toString()));
      if (answer instanceof PostedAnswer.Kept kept) {
        assertThat(SamlAssertion.read(kept.content()).name().value()).isEqualTo("4711");
        assertThat(kept.content()).contains("ann@corp.test");
      }
    }
  }
}
