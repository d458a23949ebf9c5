package org.carillon.mailauth.bimi.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.carillon.mailauth.bimi.Assertion;
import org.junit.jupiter.api.Test;

/** Tests that only a trusted authority's mark certificate for the exact domain counts. */
class MarkVerifierTest {
  private static final String PICTURE = "<svg>a picture</svg>";
  private static final Optional<KeyPurposeId> SERVER = Optional.of(KeyPurposeId.id_kp_serverAuth);

  private static final TestMarks MARKS = new TestMarks();

  private static Assertion.Published published(String selector) {
    URI somewhere = URI.create("https://pictures.test/x");
    return new Assertion.Published("bell.example", selector, somewhere, Optional.of(somewhere));
  }

  private static MarkEvidence verify(byte[] document) {
    return new MarkVerifier(List.of(MARKS.root()))
        .verify(document, published("default"), TestMarks.NOW);
  }

  private static String why(MarkEvidence evidence) {
    return evidence instanceof MarkEvidence.Unproven(String why) ? why : "it is proven";
  }

  @Test
  void trustedAuthorityCertifiesThePicture() {
    assertThat(verify(MARKS.document("bell.example", PICTURE)))
        .isInstanceOfSatisfying(
            MarkEvidence.Proven.class,
            proven -> {
              assertThat(proven.picture()).isEqualTo(PICTURE.getBytes(StandardCharsets.UTF_8));
              assertThat(proven.organization()).isEqualTo("Bell Foundry");
              assertThat(proven.until()).isEqualTo(TestMarks.END);
            });
  }

  @Test
  void selectorCertificateIsForItsSelectorOnly() {
    byte[] document = MARKS.document("winter._bimi.bell.example", PICTURE);
    MarkVerifier verifier = new MarkVerifier(List.of(MARKS.root()));
    assertThat(verifier.verify(document, published("winter"), TestMarks.NOW))
        .isInstanceOf(MarkEvidence.Proven.class);
    assertThat(why(verifier.verify(document, published("summer"), TestMarks.NOW)))
        .contains("not for bell.example");
  }

  @Test
  void otherDomainsAndSubdomainsAreNotCovered() {
    assertThat(why(verify(MARKS.document("gong.example", PICTURE)))).contains("not for");
    assertThat(why(verify(MARKS.document("x.bell.example", PICTURE)))).contains("not for");
  }

  @Test
  void untrustedAuthorityProvesNothing() {
    byte[] strangers = new TestMarks().document("bell.example", PICTURE);
    assertThat(why(verify(strangers))).contains("No trusted authority");
    assertThat(
            why(new MarkVerifier(List.of()).verify(strangers, published("default"), TestMarks.NOW)))
        .contains("trusts no authority");
  }

  @Test
  void expiredCertificateProvesNothing() {
    byte[] document = MARKS.document("bell.example", PICTURE);
    MarkVerifier verifier = new MarkVerifier(List.of(MARKS.root()));
    assertThat(
            why(
                verifier.verify(
                    document, published("default"), TestMarks.END.plus(Duration.ofSeconds(1)))))
        .contains("now");
  }

  @Test
  void serverCertificatesAreNoMarkCertificates() {
    byte[] packed = TestMarks.packed(PICTURE);
    assertThat(
            why(verify(MARKS.document("bell.example", TestMarks.logotype(packed, packed), SERVER))))
        .contains("there are 0");
    TestMarks misused = new TestMarks(SERVER);
    assertThat(
            why(
                new MarkVerifier(List.of(misused.root()))
                    .verify(
                        misused.document("bell.example", PICTURE),
                        published("default"),
                        TestMarks.NOW)))
        .contains("not allowed");
  }

  @Test
  void pictureMustMatchItsDigest() {
    byte[] other = TestMarks.packed("<svg>another</svg>");
    byte[] document =
        MARKS.document(
            "bell.example",
            TestMarks.logotype(TestMarks.packed(PICTURE), other),
            Optional.of(KeyPurposeId.getInstance(TestMarks.USAGE)));
    assertThat(why(verify(document))).contains("no logo");
  }

  @Test
  void brokenDocumentsProveNothing() {
    byte[] document = MARKS.document("bell.example", PICTURE);
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] spoilt = document.clone();
      for (int times = 1 + random.nextInt(4); times > 0; times--) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      MarkEvidence evidence = verify(spoilt);
      if (evidence instanceof MarkEvidence.Proven proven) {
        assertThat(proven.picture()).isEqualTo(PICTURE.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(why(verify(new byte[0]))).contains("not a certificate");
    assertThat(why(verify(new byte[MarkVerifier.MOST_OCTETS + 1]))).contains("not a certificate");
  }
}
