package org.carillon.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
  @TempDir private Path folder;

  @Test
  void processIsFoundByItsArgumentAndItsWorkingFolder() throws Exception {
    Process process = deaf("mark-" + System.nanoTime());
    String mark = process.info().arguments().orElseThrow()[2];

    assertThat(ProcessTable.startedWith(mark)).containsExactly(process.toHandle());
    assertThat(ProcessTable.workingIn(folder.toRealPath())).contains(process.toHandle());

    Ending.end(List.of(process.toHandle()), "TERM", Duration.ofMillis(300));
    assertThat(ProcessTable.startedWith(mark)).isEmpty();
  }

  @Test
  void processIgnoringTermIsKilled() throws Exception {
    Process process = deaf("stubborn");

    Ending.end(List.of(process.toHandle()), "TERM", Duration.ofMillis(300));

    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void processThatObeysTermIsNotKilled() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();

    Ending.end(List.of(process.toHandle()), "TERM", Duration.ofSeconds(20));

    assertThat(process.waitFor()).isEqualTo(128 + 15);
  }

  /**
   * A process that ignores SIGTERM, and reports when it does so. It waits for input instead of for
   * a child: until a child has started its own program it has its parent's arguments, and would be
   * found as well.
   */
  private Process deaf(String mark) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; read line", mark)
            .directory(folder.toFile())
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("deaf");
    return process;
  }
}
