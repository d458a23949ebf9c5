package org.carillon.launcher.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Gives a home to one launcher. The operating system releases the lock when its holder dies,
 * however it dies.
 */
public final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock and writes our process id into it, or throws a refusal naming the holder. */
  public static HomeLock take(Home home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new Refusal(
          "The home "
              + home
              + " is in use by a running Carillon (process "
              + holder(home).map(String::valueOf).orElse("unknown")
              + ").");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new HomeLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The process id of the launcher that holds this home, or empty. */
  public static Optional<Long> holder(Home home) throws IOException {
    if (!Files.exists(home.lock())) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.WRITE)) {
      if (locked(channel)) {
        return Optional.empty();
      }
    }
    String written = Files.readString(home.lock()).strip();
    return written.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(written)) : Optional.of(0L);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
