package org.carillon.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's {@code postmaster.pid}: who serves this data, on line 1, and since version 10 on
 * line 8 whether it is ready.
 */
public record PostmasterFile(Path data) {
  private static final int STATUS_LINE = 7;

  private Path file() {
    return data.resolve("postmaster.pid");
  }

  /** Whether the process with this number takes connections. */
  public boolean saysReady(long pid) throws IOException {
    List<String> lines = lines();
    return lines.size() > STATUS_LINE
        && lines.getFirst().strip().equals(String.valueOf(pid))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /**
   * Whether PostgreSQL would take the file for a running server's though it is not: the number is a
   * zombie's or a stranger's. A number that nobody has is left to PostgreSQL, which then also looks
   * for orphans on its shared memory.
   */
  public boolean blocksWrongly() throws IOException {
    List<String> lines = lines();
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    return process.isPresent()
        && !ProcessTable.startedWith(data.toString()).contains(process.get());
  }

  public void delete() throws IOException {
    Files.deleteIfExists(file());
  }

  private List<String> lines() throws IOException {
    return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
  }
}
