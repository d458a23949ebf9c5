package org.carillon.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {
  @TempDir private Path data;

  @Test
  void readyStateIsReadForTheGivenProcessOnly() throws IOException {
    write(4711, "ready   ");

    assertThat(file().saysReady(4711)).isTrue();
    assertThat(file().saysReady(4712)).isFalse();
  }

  @Test
  void startingPostmasterIsNotReady() throws IOException {
    write(4711, "starting");
    assertThat(file().saysReady(4711)).isFalse();

    Files.writeString(data.resolve("postmaster.pid"), "4711\n");
    assertThat(file().saysReady(4711)).isFalse();
  }

  @Test
  void pidFileWithTheIdOfAnotherProgramIsStale() throws IOException {
    write(ProcessHandle.current().pid(), "ready   ");

    assertThat(file().blocksWrongly()).isTrue();
    file().delete();
    assertThat(data.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void pidFileWithTheIdOfAZombieIsStale() throws IOException {
    // It starts a child, then becomes a program that never waits for the child.
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    try {
      long zombie = Long.parseLong(parent.inputReader().readLine());
      ProcessHandle handle = ProcessHandle.of(zombie).orElseThrow();
      while (ProcessTable.lives(handle)) {
        Thread.onSpinWait();
      }
      write(zombie, "ready   ");

      assertThat(handle.isAlive()).isTrue();
      assertThat(file().blocksWrongly()).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void pidFileOfARunningOrDeadServerIsLeftToPostgres() throws Exception {
    Process server =
        new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", data.toString()).start();
    try {
      write(server.pid(), "ready   ");
      assertThat(file().blocksWrongly()).isFalse();
    } finally {
      server.destroyForcibly().waitFor();
    }
    assertThat(file().blocksWrongly()).isFalse();
  }

  @Test
  void missingPidFileIsNotStale() throws IOException {
    assertThat(file().blocksWrongly()).isFalse();
  }

  private PostmasterFile file() {
    return new PostmasterFile(data);
  }

  private void write(long pid, String status) throws IOException {
    Files.writeString(
        data.resolve("postmaster.pid"),
        "%d\n%s\n1763620000\n15432\n\n127.0.0.1\n 1 2\n%s\n".formatted(pid, data, status));
  }
}
