package org.carillon.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  @Test
  void lastWordOfALogIsItsLastErrorOrLine() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, "\033[31m12:00 ERROR it broke\033[0m\n12:01 INFO stopped\n\033[0m\n");
    assertThat(LogFile.lastWord(file)).isEqualTo("12:00 ERROR it broke");

    Files.writeString(file, "starting\nInvalid maximum heap size: -Xmx0g\n\n");
    assertThat(LogFile.lastWord(file)).isEqualTo("Invalid maximum heap size: -Xmx0g");
  }

  @Test
  void emptyLogIsReportedAsEmpty() throws IOException {
    Path file = folder.resolve("log");
    assertThat(LogFile.lastWord(file)).isEqualTo("its log is empty");
    Files.write(file, new byte[] {(byte) 0xff, '\n'});
    assertThat(LogFile.lastWord(file)).isNotEmpty();
  }

  @Test
  void largeLogFileIsRotated() throws IOException {
    Path file = folder.resolve("log");
    Files.write(file, new byte[10 * 1024 * 1024 + 1]);
    LogFile.turnOver(file);
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("log.1")).exists();

    Files.write(file, new byte[10]);
    LogFile.turnOver(file);
    assertThat(file).exists();
  }

  @Test
  void openLogFileIsCopiedAndTruncated() throws IOException {
    Path file = folder.resolve("log");
    try (FileOutputStream writer = new FileOutputStream(file.toFile(), true)) {
      writer.write(new byte[10 * 1024 * 1024 + 1]);
      LogFile.keepSmall(file);
      assertThat(folder.resolve("log.1")).hasSize(10 * 1024 * 1024 + 1);

      writer.write("later\n".getBytes(StandardCharsets.US_ASCII));
      LogFile.keepSmall(file);
    }
    assertThat(file).hasContent("later");
  }
}
