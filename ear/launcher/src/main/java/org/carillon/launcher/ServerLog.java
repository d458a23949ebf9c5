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
 * Reads the progress of the boot from the server's structured log. Reading begins where the file
 * ended before the server started; each call reads the new lines.
 */
final class ServerLog {
  /** The state of the boot. */
  enum Boot {
    UNDER_WAY,
    DONE,
    FAILED
  }

  enum Stage {
    /** The application server itself starts. */
    SERVER("Starting the application server"),
    /** The application is read and its parts are started. */
    DEPLOYMENT("Deploying the application"),
    /** The tables of an earlier version are migrated to this one. */
    MIGRATION("Updating the database schema"),
    /** The application itself starts, with an up-to-date database. */
    SERVICES("Starting the services");

    private final String sentence;

    Stage(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the step under way as words without a full stop. */
    String sentence() {
      return sentence;
    }
  }

  private static final String STARTED = "\"message\":\"WFLYSRV0025";
  private static final String STARTED_WITH_ERRORS = "\"message\":\"WFLYSRV0026";

  /** Either message means that a deployment began: the first may come before there is a log. */
  private static final Pattern DEPLOYING = Pattern.compile("\"message\":\"WFLYSRV0(027|207)");

  private static final Pattern MIGRATING =
      Pattern.compile(
          "\"message\":\"Migrating schema .{0,200}? to version \\\\\"([^\"\\\\]{1,200})\\\\\"");
  private static final Pattern MIGRATED =
      Pattern.compile("\"message\":\"(Successfully applied|Schema .{0,200}? is up to date)");
  private static final Pattern CAUSE = Pattern.compile("Caused by: ((?:[^\\\\]|\\\\[^nrt])+)");
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Path file;
  private long position;
  private String unfinished = "";
  private String firstError;
  private Boot boot = Boot.UNDER_WAY;
  private Stage stage = Stage.SERVER;
  private String migration = "";
  private long lines;

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
        // The log was rotated at midnight or because of its size.
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

  /** Returns the stage that the lines read so far show. */
  Stage stage() {
    return stage;
  }

  /** The migration under way, as “165 - returned collection”, or empty. */
  Optional<String> migration() {
    return stage == Stage.MIGRATION ? Optional.of(migration) : Optional.empty();
  }

  /** Returns how many lines were read; a growing log shows that the boot makes progress. */
  long lines() {
    return lines;
  }

  private void line(String line) {
    lines++;
    follow(line);
    if (line.contains(STARTED)) {
      boot = Boot.DONE;
    } else if (line.contains(STARTED_WITH_ERRORS)) {
      boot = Boot.FAILED;
    } else if (firstError == null
        && (line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"FATAL\""))) {
      firstError = line;
    }
  }

  private void follow(String line) {
    Matcher migrating = MIGRATING.matcher(line);
    if (migrating.find()) {
      stage = Stage.MIGRATION;
      migration = migrating.group(1);
    } else if (MIGRATED.matcher(line).find()) {
      stage = Stage.SERVICES;
    } else if (stage == Stage.SERVER && DEPLOYING.matcher(line).find()) {
      stage = Stage.DEPLOYMENT;
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
