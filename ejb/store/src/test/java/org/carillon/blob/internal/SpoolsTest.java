package org.carillon.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.carillon.contract.content.Spool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolsTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private SpoolFolder spools(long memory, long disk) {
    return new SpoolFolder(folder.resolve("spool"), memory, disk, DiskReserve.NONE);
  }

  private long files() throws IOException {
    Path spool = folder.resolve("spool");
    if (!Files.exists(spool)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.count();
    }
  }

  @Test
  void contentWrittenInPortionsIsReadUnchanged() throws Exception {
    SpoolFolder spools = spools(8 * MEGABYTE, 8 * MEGABYTE);
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 16_384, 16_385, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE}) {
      byte[] octets = new byte[size];
      random.nextBytes(octets);
      try (Spool spool = spools.open(random.nextBoolean() ? size : 0)) {
        for (int at = 0; at < size; ) {
          int portion = Math.min(size - at, 1 + random.nextInt(100_000));
          spool.write(octets, at, portion);
          at += portion;
        }
        assertThat(spool.size()).isEqualTo(size);
        assertThat(spool.content().stream().readAllBytes()).isEqualTo(octets);
        assertThat(files()).isEqualTo(size > MEGABYTE ? 1 : 0);
      }
      assertThat(files()).isZero();
    }
    assertThat(spools.memory.used()).isZero();
    assertThat(spools.disk.used()).isZero();
  }

  @Test
  void smallContentsGoToFilesWithoutMemory() throws Exception {
    SpoolFolder spools = spools(20_000, MEGABYTE);
    try (Spool first = spools.open(0);
        Spool second = spools.open(0)) {
      first.write(new byte[10_000], 0, 10_000);
      second.write(new byte[10_000], 0, 10_000);

      assertThat(files()).isEqualTo(1);
      assertThat(second.content().size()).isEqualTo(10_000);
    }
  }

  @Test
  void contentOverTheLimitIsRefusedAndOthersContinue() throws Exception {
    SpoolFolder spools = spools(0, 100_000);
    try (Spool tooLarge = spools.open(0)) {
      tooLarge.write(new byte[60_000], 0, 60_000);
      assertThatIOException().isThrownBy(() -> tooLarge.write(new byte[60_000], 0, 60_000));
      assertThatIOException().isThrownBy(() -> tooLarge.write(new byte[1], 0, 1));
    }
    try (Spool next = spools.open(0)) {
      next.write(new byte[60_000], 0, 60_000);
      assertThat(next.size()).isEqualTo(60_000);
    }
    assertThat(spools.disk.used()).isZero();
  }

  @Test
  void filesLeftByACrashAreCleared() throws Exception {
    SpoolFolder spools = spools(0, MEGABYTE);
    Files.createDirectories(folder.resolve("spool"));
    Files.writeString(folder.resolve("spool").resolve("7.spool"), "left");

    spools.clear();

    assertThat(files()).isZero();
  }
}
