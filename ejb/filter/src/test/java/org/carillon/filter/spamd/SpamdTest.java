package org.carillon.filter.spamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.filter.CannedPeer;
import org.carillon.filter.MessageOctets;
import org.junit.jupiter.api.Test;

/** Tests with conversations from SpamAssassin's own description of its protocol. */
class SpamdTest {
  private static final MessageOctets MESSAGE = CannedPeer.message("Subject: Hi\r\n\r\nHello.\r\n");

  @Test
  void scoreIsReportedWithItsRules() throws IOException {
    CannedPeer peer =
        new CannedPeer(
            "SPAMD/1.5 0 EX_OK\r\nContent-length: 20\r\nSpam: True ; 1000.5 / 5.0\r\n\r\n"
                + "GTUBE,NO_RECEIVED\r\n ");
    assertThat(new Spamd(peer).symbols(MESSAGE, Optional.of("ann@example.test")))
        .isEqualTo(new Spamd.Opinion(true, 1000.5, 5.0, List.of("GTUBE", "NO_RECEIVED")));
    assertThat(peer.told())
        .isEqualTo(
            "SYMBOLS SPAMC/1.5\r\nUser: ann@example.test\r\nContent-length: 23\r\n\r\n"
                + "Subject: Hi\r\n\r\nHello.\r\n");
  }

  @Test
  void aUserNameWithLineEndIsNotSent() throws IOException {
    CannedPeer peer = new CannedPeer("SPAMD/1.1 0 EX_OK\r\nSpam: False ; -1.0 / 5.0\r\n\r\n");
    assertThat(new Spamd(peer).symbols(MESSAGE, Optional.of("a\r\nX: y")).score()).isEqualTo(-1.0);
    assertThat(peer.told()).doesNotContain("User");
  }

  @Test
  void spamdIsPinged() throws IOException {
    assertThat(new Spamd(new CannedPeer("SPAMD/1.5 0 PONG\r\n")).ping()).isEqualTo("SPAMD/1.5");
    assertThatThrownBy(() -> new Spamd(new CannedPeer("SPAMD/1.0 76 Bad header\r\n")).ping())
        .isInstanceOf(IOException.class);
  }
}
