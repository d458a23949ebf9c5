package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
  private static final Path HOME = Path.of("/home/of/it");

  @Test
  void fullDiskPreventsTheStart() {
    assertThatThrownBy(() -> new Room(HOME, 100 << 10).check())
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "The disk of /home/of/it is full: 100 KB are free, and starting needs at least 8 MB."
                + " Free some space and start again.");
  }

  @Test
  void lowDiskSpaceOnlyWarns() {
    Room little = new Room(HOME, 20 << 20);
    assertThatCode(little::check).doesNotThrowAnyException();
    assertThat(little.want()).contains("disk of /home/of/it is full: 20480 KB");
    assertThat(new Room(HOME, 1L << 30).want()).isEmpty();
  }

  @Test
  void freeSpaceIsThatOfTheHomesDisk(@TempDir Path home) throws Exception {
    assertThat(Room.of(new Home(home)).free()).isPositive();
  }
}
