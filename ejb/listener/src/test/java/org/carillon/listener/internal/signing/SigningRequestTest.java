package org.carillon.listener.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.carillon.listener.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that requests and certificates have the given content, for every key type. */
class SigningRequestTest {
  private static final Subject SUBJECT =
      new Subject("mail.a.test", "A GmbH", "IT", "Köln", "NRW", "DE", "hostmaster@a.test");
  private static final List<String> NAMES = List.of("mail.a.test", "*.b.test");

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"RSA_3072", "RSA_4096"},
      mode = EnumSource.Mode.EXCLUDE)
  void requestIsSignedByItsKeyAndNamesItsHosts(KeyType type) throws Exception {
    SigningRequest request = new SigningRequest(type, type.make(), SUBJECT, NAMES);

    try (PEMParser parser = new PEMParser(new StringReader(request.pem()))) {
      PKCS10CertificationRequest read = (PKCS10CertificationRequest) parser.readObject();
      assertThat(
              read.isSignatureValid(
                  new JcaContentVerifierProviderBuilder().build(read.getSubjectPublicKeyInfo())))
          .isTrue();
      assertThat(read.getSubject().toString()).contains("CN=mail.a.test", "L=Köln", "C=DE");
      Extensions extensions = read.getRequestedExtensions();
      assertThat(
              GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName).getNames())
          .extracting(name -> name.getName().toString())
          .isEqualTo(NAMES);
    }
  }

  @Test
  void selfSignedCertificateIsValidForTheGivenTime() throws Exception {
    SigningRequest request =
        new SigningRequest(KeyType.RSA_2048, KeyType.RSA_2048.make(), SUBJECT, NAMES);

    X509Certificate made = request.selfSigned(Duration.ofDays(365));

    made.verify(request.pair().getPublic());
    assertThat(made.getIssuerX500Principal()).isEqualTo(made.getSubjectX500Principal());
    assertThat(Duration.between(Instant.now(), made.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(364), Duration.ofDays(365));
    assertThat(made.getBasicConstraints()).isEqualTo(-1);
    assertThat(made.getSubjectAlternativeNames()).extracting(List::getLast).isEqualTo(NAMES);
  }
}
