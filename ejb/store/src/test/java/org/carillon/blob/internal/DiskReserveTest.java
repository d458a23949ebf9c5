package org.carillon.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReserveTest {
  @TempDir Path folder;

  private DiskReserve wanting(long octets, Path... folders) {
    return new DiskReserve(List.of(folders), () -> octets);
  }

  @Test
  void mailIsRefusedBelowTheDiskReserve() throws IOException {
    SpoolFolder spools = new SpoolFolder(folder, 1 << 20, 1 << 20, new FullDisk().reserve());
    try (Spool spool = spools.open(10)) {
      assertThatIOException()
          .isThrownBy(() -> spool.write(new byte[10], 0, 10))
          .withMessageContaining("is full: 0 MB are free, 16 MB are reserved");
    }
    try (Spool notes = spools.scratch()) {
      notes.write(new byte[10], 0, 10);
      assertThat(notes.size()).isEqualTo(10);
    }
  }

  @Test
  void sufficientDiskSpaceIsNotReported() throws IOException {
    assertThat(wanting(16L << 20, folder, folder.resolve("not/there")).want()).isEmpty();
  }

  @Test
  void nearlyFullDiskIsReportedBeforeMailIsRefused() throws IOException {
    DiskReserve roomy = withFree(3_072);
    assertThat(roomy.want()).isEmpty();
    assertThat(roomy.scarcity()).isEmpty();

    DiskReserve scarce = withFree(3_071);
    assertThat(scarce.want()).isEmpty();
    assertThat(scarce.scarcity().orElseThrow())
        .contains("nearly full: 3071 MB are free. Below 1024 MB no mail is accepted");

    DiskReserve full = withFree(1_023);
    assertThat(full.want().orElseThrow()).contains("1023 MB are free");
    assertThat(full.scarcity()).isEmpty();
  }

  private DiskReserve withFree(long megabytes) {
    return new DiskReserve(
        List.of(folder),
        () -> 1L << 30,
        asked -> new DiskReserve.Room(100L << 30, megabytes << 20));
  }

  /** A file system that is always full: /proc has no room at all. */
  private record FullDisk() {
    DiskReserve reserve() throws IOException {
      Path proc = Path.of("/proc");
      assertThat(Files.getFileStore(proc).getUsableSpace()).isZero();
      return new DiskReserve(List.of(proc), () -> 0);
    }
  }
}
