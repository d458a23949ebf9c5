package org.carillon.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server's structured log tells about its boot. Read from where the file ended before the
 * server was started; each look reads what is new.
 */
final class ServerLog {
  /** How far the boot is. */
  enum Boot {
    UNDER_WAY,
    DONE,
    FAILED
  }

  private static final String STARTED = "\"message\":\"WFLYSRV0025";
  private static final String STARTED_WITH_ERRORS = "\"message\":\"WFLYSRV0026";
  private static final Pattern CAUSE = Pattern.compile("Caused by: ((?:[^\\\\]|\\\\[^nrt])+)");
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Path file;
  private long position;
  private String unfinished = "";
  private String firstError;
  private Boot boot = Boot.UNDER_WAY;

  ServerLog(Path file) throws IOException {
    this.file = file;
    this.position = Files.exists(file) ? Files.size(file) : 0;
  }

  Boot look() throws IOException {
    if (!Files.exists(file)) {
      return boot;
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      if (content.length() < position) {
        // It was turned over at midnight or for its size.
        position = 0;
      }
      content.seek(position);
      byte[] news = new byte[(int) Math.min(content.length() - position, 1 << 20)];
      content.readFully(news);
      position += news.length;
      read(unfinished + new String(news, StandardCharsets.UTF_8));
    }
    return boot;
  }

  private void read(String text) {
    int end = text.lastIndexOf('\n') + 1;
    unfinished = text.substring(end);
    text.substring(0, end).lines().forEach(this::line);
  }

  private void line(String line) {
    if (line.contains(STARTED)) {
      boot = Boot.DONE;
    } else if (line.contains(STARTED_WITH_ERRORS)) {
      boot = Boot.FAILED;
    } else if (firstError == null
        && (line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"FATAL\""))) {
      firstError = line;
    }
  }

  /** The innermost cause of the first error, in the server's words. */
  Optional<String> reason() {
    if (firstError == null) {
      return Optional.empty();
    }
    String reason = null;
    for (Matcher cause = CAUSE.matcher(firstError); cause.find(); ) {
      reason = cause.group(1);
    }
    if (reason == null) {
      Matcher message = MESSAGE.matcher(firstError);
      reason = message.find() ? message.group(1).lines().findFirst().orElse("") : firstError;
    }
    return Optional.of(reason.replace("\\\"", "\"").replace("\\/", "/"));
  }
}
