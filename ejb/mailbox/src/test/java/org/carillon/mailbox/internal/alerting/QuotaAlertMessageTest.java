package org.carillon.mailbox.internal.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.carillon.mailbox.AccountUse;
import org.junit.jupiter.api.Test;

class QuotaAlertMessageTest {
  @Test
  void accountWithoutLanguageGetsAllLanguages() {
    AccountUse use = new AccountUse(9_500_000, 10_000_000, 3, 0, true);
    String text =
        new String(
            new QuotaAlertMessage("a@example.test", use, QuotaAlerts.LANGUAGES)
                .octets("1", OffsetDateTime.parse("2026-11-20T12:00:00Z")),
            StandardCharsets.UTF_8);
    assertThat(text)
        .contains("Subject: Your mailbox is 95 % full / Ihr Postfach ist zu 95 % voll\r\n")
        .contains("Date: Fri, 20 Nov 2026 12:00:00 +0000\r\n")
        .contains("9.5 MB of 10.0 MB are used.")
        .contains("9,5 MB von 10,0 MB sind belegt.")
        .contains("postmaster@example.test")
        .doesNotContain("{");
  }
}
