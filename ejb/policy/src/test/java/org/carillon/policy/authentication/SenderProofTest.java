package org.carillon.policy.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.junit.jupiter.api.Test;

class SenderProofTest {
  private static final String TRACE = "Received: from x by mx.own.test\r\n";
  private static final String REST = "From: Boss <boss@bank.example>\r\n\r\n";
  private static final String PASSED =
      "Authentication-Results: mx.own.test; spf=pass smtp.mailfrom=a@bank.example;\r\n"
          + " dmarc=pass header.from=bank.example\r\n";

  private static Optional<SenderProof> of(String header, String author) {
    return SenderProof.of(
        Header.parse(header.getBytes(StandardCharsets.US_ASCII)), "mx.own.test", author);
  }

  @Test
  void dmarcPassIsProof() {
    SenderProof proof = of(PASSED + TRACE + REST, "boss@Bank.example").orElseThrow();
    assertThat(proof.isProven()).isTrue();
    assertThat(proof.domain()).isEqualTo("bank.example");
    assertThat(proof.checks())
        .containsExactly(
            new SenderProof.Check("spf", "pass", "a@bank.example"),
            new SenderProof.Check("dmarc", "pass", "bank.example"));
  }

  @Test
  void indicatorIsShownForProvenAuthorsOnly() {
    String brand =
        PASSED.replace(
            "header.from=bank.example\r\n",
            "header.from=bank.example;\r\n"
                + " bimi=skipped header.d=bank.example header.selector=winter\r\n");
    assertThat(of(brand + TRACE + REST, "boss@bank.example").flatMap(SenderProof::brand))
        .hasValue(new IndicatorRequest("bank.example", "winter"));
    assertThat(
            of(brand.replace("dmarc=pass", "dmarc=fail") + TRACE + REST, "boss@bank.example")
                .flatMap(SenderProof::brand))
        .isEmpty();
    assertThat(
            of(brand.replace("header.d=bank", "header.d=other") + TRACE + REST, "boss@bank.example")
                .flatMap(SenderProof::brand))
        .isEmpty();
  }

  @Test
  void failedOrForeignResultsProveNothing() {
    assertThat(of(PASSED.replace("dmarc=pass", "dmarc=fail") + TRACE + REST, "boss@bank.example"))
        .hasValueSatisfying(proof -> assertThat(proof.isProven()).isFalse());
    assertThat(of(PASSED.replace("dmarc=pass", "dmarc=none") + TRACE + REST, "boss@bank.example"))
        .hasValueSatisfying(proof -> assertThat(proof.isProven()).isFalse());
    assertThat(of(PASSED + TRACE + REST, "boss@bank.example.evil.test"))
        .hasValueSatisfying(proof -> assertThat(proof.isProven()).isFalse());
  }

  @Test
  void fieldsWrittenByOthersProveNothing() {
    assertThat(of(TRACE + PASSED + REST, "boss@bank.example")).isEmpty();
    assertThat(of(PASSED.replace("mx.own.test", "mx.far.test") + TRACE + REST, "boss@bank.example"))
        .isEmpty();
    assertThat(of(PASSED + REST, "boss@bank.example")).isEmpty();
    assertThat(of(PASSED + TRACE + REST, "nobody")).isEmpty();
    assertThat(of(PASSED + TRACE + REST, "")).isEmpty();
  }

  @Test
  void publicSuffixesAndSiblingsDoNotVouch() {
    assertThat(vouches("bank.example", "mail.bank.example")).isTrue();
    assertThat(vouches("mail.bank.example", "bank.example")).isTrue();
    assertThat(vouches("bank.co.uk", "co.uk")).isFalse();
    assertThat(vouches("co.uk", "evil.co.uk")).isFalse();
    assertThat(vouches("ann.github.io", "github.io")).isFalse();
    assertThat(vouches("ann.github.io", "eve.github.io")).isFalse();
  }

  private static boolean vouches(String domain, String signer) {
    String signed =
        "Authentication-Results: mx.own.test; dkim=pass header.d=" + signer + "\r\n" + TRACE + REST;
    return of(signed, "boss@" + domain).orElseThrow().isVouchedFor();
  }
}
