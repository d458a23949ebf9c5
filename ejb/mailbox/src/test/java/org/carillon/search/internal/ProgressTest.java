package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void catchingUpIsNoProblem() {
    assertThat(Progress.kept(0, "", ""))
        .isEqualTo(new Progress(0, true, "All messages are indexed."));
    assertThat(Progress.kept(7, "", "").sound()).isTrue();
    assertThat(Progress.kept(7, "", "").state()).startsWith("7 messages");
  }

  @Test
  void brokenIndexerIsReportedUnhealthy() {
    assertThat(Progress.broken(3, new IOException("No space left")).sound()).isFalse();
    assertThat(Progress.broken(3, new IOException("No space left")).state())
        .contains("No space left");
    assertThat(Progress.kept(0, "no such program", "").sound()).isFalse();
    assertThat(Progress.kept(0, "no such program", "").state()).contains("no such program");
  }

  @Test
  void disabledIndexerIsReportedHealthy() {
    assertThat(Progress.without("The index is switched off.").sound()).isTrue();
  }

  @Test
  void unconfinedExtractorIsReportedButHealthy() {
    assertThat(Progress.kept(0, "", "It has the network.").sound()).isTrue();
    assertThat(Progress.kept(0, "", "It has the network.").state()).contains("has the network");
  }
}
