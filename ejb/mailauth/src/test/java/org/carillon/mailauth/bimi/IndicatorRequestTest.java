package org.carillon.mailauth.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailauth.dkim.DkimOutcome;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dkim.SignatureLabel;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier;
import org.carillon.mailauth.dmarc.AuthorDomains;
import org.carillon.mailauth.dmarc.Dmarc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which messages may have an indicator, and which selector they may choose. */
class IndicatorRequestTest {
  private static final String FROM = "From: Bell <bell@bell.example>\r\n";

  private static String signature(String fields) {
    return "DKIM-Signature: v=1; a=rsa-sha256; d=bell.example; s=s; h="
        + fields
        + "; bh=AAAA; b=AAAA\r\n";
  }

  private static Optional<IndicatorRequest> of(String dmarc, boolean passes, String header)
      throws InterruptedException {
    Header read = Header.parse((header + "\r\n").getBytes(StandardCharsets.US_ASCII));
    DkimResult result =
        new DkimResult(
            new SignatureLabel("bell.example", "s", "", "rsa-sha256", "AAAA"),
            "bell.example",
            passes ? new DkimOutcome.Pass() : new DkimOutcome.PermError("no"));
    DkimReport dkim = new DkimReport(List.of(result), 0);
    return IndicatorRequest.of(
        read,
        dkim,
        new Dmarc(new MemoryDns().text("_dmarc.bell.example", dmarc))
            .check(AuthorDomains.of(read), List.of(AuthenticatedIdentifier.of(result))));
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=reject, true",
    "v=DMARC1; p=quarantine; pct=5, true",
    "v=DMARC1; p=none, false",
    "v=DMARC1; p=reject; sp=none, false",
    "v=DMARC1; p=reject; t=y, false",
  })
  void dmarcPolicyMustBeEnforcedForAnIndicator(String dmarc, boolean isShown)
      throws InterruptedException {
    assertThat(of(dmarc, true, signature("from") + FROM).isPresent()).isEqualTo(isShown);
  }

  @Test
  void onlyDmarcPassWithOneAuthorMayHaveAnIndicator() throws InterruptedException {
    String dmarc = "v=DMARC1; p=reject";
    assertThat(of(dmarc, true, signature("from") + FROM))
        .hasValue(new IndicatorRequest("bell.example", "default"));
    assertThat(of(dmarc, false, signature("from") + FROM)).isEmpty();
    assertThat(of(dmarc, true, signature("from") + FROM + FROM)).isEmpty();
    assertThat(of(dmarc, true, signature("from") + "From: a@bell.example, b@bell.example\r\n"))
        .isEmpty();
  }

  @Test
  void selectorMustBeSigned() throws InterruptedException {
    String selector = "BIMI-Selector: v=BIMI1; s=Winter;\r\n";
    String dmarc = "v=DMARC1; p=reject";
    assertThat(of(dmarc, true, signature("from:bimi-selector") + FROM + selector))
        .hasValue(new IndicatorRequest("bell.example", "winter"));
    assertThat(of(dmarc, true, signature("from") + FROM + selector))
        .hasValue(new IndicatorRequest("bell.example", "default"));
    assertThat(of(dmarc, true, signature("from:bimi-selector") + FROM + selector + selector))
        .hasValue(new IndicatorRequest("bell.example", "default"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v=BIMI1",
        "v=BIMI2; s=x",
        "s=x; v=BIMI1",
        "v=BIMI1; s=",
        "v=BIMI1; s=a b",
        "v=BIMI1; s=-a",
        "v=BIMI1; s=a..b",
        "v=BIMI1; s=_bimi",
        "v=BIMI1; s=a/b"
      })
  void malformedSelectorIsIgnored(String value) {
    assertThat(SignedSelector.read(value)).isEmpty();
  }
}
