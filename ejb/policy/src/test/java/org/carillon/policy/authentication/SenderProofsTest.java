package org.carillon.policy.authentication;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.format.mime.header.Header;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests what is shown for mail that was not checked, since its client is in a nearby network. */
class SenderProofsTest {
  private static final String NEAR =
      "Received: from printer ([127.0.0.1])\r\n\tby mx.example.test with ESMTP id 1;\r\n\tx\r\n";

  private final SenderProofs proofs =
      new SenderProofs(
          new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.example.test"),
          new FixedAddresses());

  private Optional<SenderProof> of(String trace, String author) {
    Header header = Header.parse((trace + "From: <" + author + ">\r\n\r\n").getBytes(US_ASCII));
    return proofs.of(header, author);
  }

  private static String with(String protocol) {
    return NEAR.replace("ESMTP", protocol);
  }

  @Test
  void unauthenticatedClientsCannotProveLocalDomains() {
    SenderProof proof = of(NEAR, "boss@Example.test").orElseThrow();
    assertThat(proof.isProven()).isFalse();
    assertThat(proof.domain()).isEqualTo("example.test");
    assertThat(of(with("SMTP"), "boss@example.test")).isPresent();
    assertThat(of(with("UTF8SMTPS"), "boss@example.test")).isPresent();
    String secured = NEAR.replace("1])\r\n", "1])\r\n\t(TLSv1.3, TLS_AES_128)\r\n");
    assertThat(of(secured.replace("ESMTP", "ESMTPS"), "boss@example.test")).isPresent();
  }

  @Test
  void authenticatedSendersAreTrusted() {
    assertThat(of(with("ESMTPA"), "boss@example.test")).isEmpty();
    assertThat(of(with("UTF8SMTPSA"), "boss@example.test")).isEmpty();
  }

  @Test
  void heloTextIsNoProof() {
    String liar = NEAR.replace("printer", "x by mx.example.test with ESMTPA id 1");
    assertThat(of(liar, "boss@example.test")).isPresent();
    assertThat(of(NEAR + with("ESMTPA"), "boss@example.test")).isPresent();
  }

  @Test
  void otherDomainsAndServerMailAreNotJudged() {
    assertThat(of(NEAR, "boss@elsewhere.test")).isEmpty();
    assertThat(of("", "mailer-daemon@example.test")).isEmpty();
    assertThat(of(with("LMTP"), "boss@example.test")).isEmpty();
    assertThat(of(NEAR.replace("by mx", "by old"), "boss@example.test")).isEmpty();
    assertThat(of(NEAR, "nobody")).isEmpty();
  }
}
