package org.carillon.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void create() throws IOException {
    home = new Home(folder.resolve("home"));
    home.create();
  }

  @Test
  void homeLockNamesTheHoldingProcess() throws IOException {
    assertThat(HomeLock.holder(home)).isEmpty();
    try (HomeLock lock = HomeLock.take(home)) {
      assertThat(HomeLock.holder(home)).contains(ProcessHandle.current().pid());
    }
    assertThat(HomeLock.holder(home)).isEmpty();
  }

  @Test
  void homeLockCannotBeTakenTwice() throws IOException {
    try (HomeLock lock = HomeLock.take(home)) {
      assertThatThrownBy(() -> HomeLock.take(home))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("is in use by a running Carillon")
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void homeLockOfADeadProcessIsIgnored() throws IOException {
    Files.writeString(home.lock(), "1");

    assertThat(HomeLock.holder(home)).isEmpty();
    HomeLock.take(home).close();
  }
}
