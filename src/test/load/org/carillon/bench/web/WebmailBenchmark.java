package org.carillon.bench.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;

/**
 * A reader of a folder of a million messages: the time from a key or click until the browser has
 * painted the result, and the server's share.
 */
public final class WebmailBenchmark implements Benchmark {
  private static final int MESSAGES = 1_000_000;
  private static final int ROUNDS = 30;
  private static final int WARM_UPS = 15;
  private static final int SOUGHT = 40;
  private static final String READER = "reader@folder.test";
  private static final String PASSWORD = "bench password 1";
  private static final Duration INDEXED = Duration.ofMinutes(60);

  /** The limits in milliseconds for 95 of 100. */
  private static final Map<String, Integer> GOALS =
      Map.of(
          "first paint", 400,
          "open", 120,
          "next", 80,
          "archive, next", 80,
          "search, many hits", 300,
          "search, few hits", 300,
          "jump to a date", 200);

  @Override
  public String name() {
    return "webmail";
  }

  @Override
  public String title() {
    return "a browser at a large folder [messages, 1000000] [rounds, 30] [home, kept and used again]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int messages = words.isEmpty() ? MESSAGES : Integer.parseInt(words.getFirst());
    int rounds = words.size() < 2 ? ROUNDS : Integer.parseInt(words.get(1));
    Path home =
        words.size() < 3
            ? BenchFolder.fresh("webmail").resolve("home")
            : Path.of(words.get(2)).toAbsolutePath();
    boolean isFilled = Files.exists(home);
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET)) {
      if (!isFilled) {
        fill(server, messages);
      }
      index(server, messages);
      System.out.printf("%,d messages%n", messages);
      return new DrivenBrowser("webmail/drive.mjs", READER, PASSWORD, rounds, WARM_UPS, GOALS, 0)
          .measure(server, Map.of("SOUGHT", sought(messages)));
    }
  }

  private static void fill(CarillonServer server, int messages) throws Exception {
    server.createDomain(READER.substring(READER.indexOf('@') + 1));
    server.createAccount(READER, PASSWORD);
    System.out.printf("Filling a folder with %,d messages%n", messages);
    long begun = System.nanoTime();
    FilledFolder.fill(server, READER, PASSWORD, messages);
    System.out.printf("  filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
  }

  /** Lets the index catch up with all of the processor, until it has everything. */
  private static void index(CarillonServer server, int messages) throws InterruptedException {
    long begun = System.nanoTime();
    server.api("PATCH", "/settings", "{\"search.share\": 100}");
    awaitIndex(server, messages);
    server.api("PATCH", "/settings", "{\"search.share\": null}");
    System.out.printf("  indexed after another %.0f s%n", (System.nanoTime() - begun) / 1e9);
  }

  /** Waits until the index has all of them. */
  private static void awaitIndex(CarillonServer server, int messages) throws InterruptedException {
    long end = System.nanoTime() + INDEXED.toNanos();
    while (true) {
      String told = server.api("GET", "/search", "").body();
      if (number("messages", told) >= messages && number("lag", told) == 0) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The index is not complete after " + INDEXED + ": " + told);
      }
      Thread.sleep(1_000);
    }
  }

  private static long number(String field, String json) {
    Matcher matcher = Pattern.compile("\"" + field + "\": ?([0-9]+)").matcher(json);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  /** The reader's searches and targets, as JSON. */
  private static String sought(int messages) {
    FolderMessages mails = new FolderMessages(messages);
    Stream<String> common = Stream.of(FolderMessages.COMMON, "bell", "tower", "rope the");
    Stream<String> rare =
        IntStream.range(0, SOUGHT).mapToObj(i -> FolderMessages.rare(messages / SOUGHT * i + 7));
    Stream<String> days =
        IntStream.range(0, SOUGHT)
            .mapToObj(
                i ->
                    mails
                        .arrived((int) ((long) messages * ((i * 17) % SOUGHT) / SOUGHT))
                        .toString()
                        .substring(0, "2026-11-20".length()));
    return "{\"common\": %s, \"rare\": %s, \"days\": %s}"
        .formatted(array(common), array(rare), array(days));
  }

  private static String array(Stream<String> words) {
    return words.collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }
}
