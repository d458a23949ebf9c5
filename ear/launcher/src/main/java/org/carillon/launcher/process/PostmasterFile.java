package org.carillon.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's {@code postmaster.pid}: line 1 has the process that serves this data, and line 8
 * (since version 10) whether it is ready.
 */
public record PostmasterFile(Path data) {
  private static final int STATUS_LINE = 7;

  private Path file() {
    return data.resolve("postmaster.pid");
  }

  /** Returns whether the process with this id accepts connections. */
  public boolean saysReady(long pid) throws IOException {
    List<String> lines = lines();
    return lines.size() > STATUS_LINE
        && lines.getFirst().strip().equals(String.valueOf(pid))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /**
   * Returns whether PostgreSQL would wrongly take the file for a running server's: the process id
   * is a zombie's or an unrelated process's. An unused id is left to PostgreSQL, which then also
   * looks for orphans on its shared memory.
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
