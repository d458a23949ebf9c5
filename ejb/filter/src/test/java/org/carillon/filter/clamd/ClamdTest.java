package org.carillon.filter.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.CannedPeer;
import org.carillon.filter.MessageOctets;
import org.junit.jupiter.api.Test;

/** Tests with the conversations that clamd(8) describes. */
class ClamdTest {
  private static final MessageOctets MESSAGE = CannedPeer.message("Subject: Hi\r\n\r\nHello.\r\n");

  @Test
  void messageIsSentInChunks() throws IOException {
    CannedPeer peer = new CannedPeer("stream: OK\0");
    assertThat(new Clamd(peer).scan(MESSAGE)).isEmpty();
    assertThat(peer.told()).isEqualTo("zINSTREAM\0\0\0\0\27Subject: Hi\r\n\r\nHello.\r\n\0\0\0\0");
  }

  @Test
  void virusIsReportedWithItsName() throws IOException {
    assertThat(new Clamd(new CannedPeer("stream: Win.Test.EICAR_HDB-1 FOUND\0")).scan(MESSAGE))
        .contains("Win.Test.EICAR_HDB-1");
  }

  @Test
  void aScanErrorIsUnfitMessageNotIOException() {
    assertThatThrownBy(
            () -> new Clamd(new CannedPeer("INSTREAM size limit exceeded. ERROR\0")).scan(MESSAGE))
        .isInstanceOf(UnscannableMessageException.class)
        .hasMessageContaining("size limit");
  }

  @Test
  void unexpectedAnswerIsAFailure() {
    assertThatThrownBy(() -> new Clamd(new CannedPeer("220 hello\r\n\0")).scan(MESSAGE))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Clamd(new CannedPeer("")).scan(MESSAGE))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Clamd(new CannedPeer("x".repeat(5_000))).scan(MESSAGE))
        .isInstanceOf(IOException.class);
  }

  @Test
  void versionIsReported() throws IOException {
    CannedPeer peer = new CannedPeer("ClamAV 1.0.7/27000/Mon\0");
    assertThat(new Clamd(peer).version()).isEqualTo("ClamAV 1.0.7/27000/Mon");
    assertThat(peer.told()).isEqualTo("zVERSION\0");
  }
}
