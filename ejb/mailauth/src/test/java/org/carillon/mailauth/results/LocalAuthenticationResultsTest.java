package org.carillon.mailauth.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

class LocalAuthenticationResultsTest {
  private static final String OURS =
      "Authentication-Results: mx.own.test; dmarc=pass header.from=bank.example\r\n";
  private static final String THEIRS =
      "Authentication-Results: mx.far.test; dmarc=pass header.from=bank.example\r\n";
  private static final String TRACE = "Received: from x by mx.own.test\r\n";
  private static final String REST = "From: a@bank.example\r\n\r\n";

  private static Optional<String> of(String header) {
    return LocalAuthenticationResults.of(
            Header.parse(header.getBytes(StandardCharsets.US_ASCII)), "MX.own.test")
        .map(results -> results.methods().getFirst().result());
  }

  @Test
  void onlyFieldsAboveTheTraceAreTrusted() {
    assertThat(of("Delivered-To: b@own.test\r\n" + OURS + TRACE + REST)).contains("pass");
    assertThat(of(TRACE + OURS + REST)).isEmpty();
    assertThat(of(OURS + REST)).as("without a trace").isEmpty();
    assertThat(of(THEIRS + TRACE + REST)).isEmpty();
    assertThat(of(THEIRS + OURS + TRACE + REST)).as("not the topmost").isEmpty();
    assertThat(of("Authentication-Results: mx.own.test; none\r\n" + TRACE + REST)).isEmpty();
    assertThat(of(REST)).isEmpty();
  }
}
