package org.carillon.bench.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;

/**
 * A reader of a month of twenty shared calendars: the time until it is painted, and the next month,
 * and the server's share.
 */
public final class CalendarBenchmark implements Benchmark {
  private static final int CALENDARS = 20;
  private static final int EVENTS = 50_000;
  private static final int ROUNDS = 20;
  private static final int WARM_UPS = 10;
  private static final int AT_ONCE = 2;
  private static final String DOMAIN = "calendars.test";
  private static final String READER = "reader@" + DOMAIN;
  private static final String PASSWORD = "bench password 1";

  /** The day around which each calendar's events are spread. */
  private static final LocalDate MIDDLE = LocalDate.of(2031, 3, 12);

  private static final int DAYS = 730;

  /** The limits in ms for 95 of 100: until painted, and until the response begins. */
  private static final Map<String, Integer> GOALS = Map.of("first paint", 400, "next month", 150);

  private static final int SERVER = 50;

  @Override
  public String name() {
    return "calendar";
  }

  @Override
  public String title() {
    return "a browser at twenty shared calendars [events, 50000] [rounds, 20] [home, kept and used"
        + " again]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int events = words.isEmpty() ? EVENTS : Integer.parseInt(words.getFirst());
    int rounds = words.size() < 2 ? ROUNDS : Integer.parseInt(words.get(1));
    Path home =
        words.size() < 3
            ? BenchFolder.fresh("calendar").resolve("home")
            : Path.of(words.get(2)).toAbsolutePath();
    boolean isFilled = Files.exists(home);
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET)) {
      if (!isFilled) {
        fill(server, events);
      }
      System.out.printf("%,d events in %d shared calendars%n", events, CALENDARS);
      return new DrivenBrowser(
              "calendar/drive.mjs", READER, PASSWORD, rounds, WARM_UPS, GOALS, SERVER)
          .measure(server, Map.of("DAY", MIDDLE.toString()));
    }
  }

  private static String owner(int number) {
    return "owner" + number + "@" + DOMAIN;
  }

  private static void fill(CarillonServer server, int events) throws Exception {
    System.out.printf("Filling %d calendars with %,d events%n", CALENDARS, events);
    long begun = System.nanoTime();
    server.createDomain(DOMAIN);
    server.createAccount(READER, PASSWORD);
    for (int i = 0; i < CALENDARS; i++) {
      server.createAccount(owner(i), PASSWORD);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < CALENDARS; i++) {
        int number = i;
        parts.add(
            threads.submit(
                () -> {
                  fill(server, number, events / CALENDARS);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
    System.out.printf("  filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
  }

  /** Uploads a file as the calendar, and shares that. */
  private static void fill(CarillonServer server, int number, int events) throws Exception {
    String address =
        "https://localhost:"
            + server.port("https")
            + "/CalendarData/~"
            + owner(number)
            + "/Calendar.ics";
    HttpResponse<String> put =
        server.web(
            HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", CarillonServer.basic(owner(number), PASSWORD))
                .header("Content-Type", "text/calendar")
                .PUT(HttpRequest.BodyPublishers.ofString(file(number, events))));
    if (put.statusCode() / 100 != 2) {
      throw new IllegalStateException(put.statusCode() + ": " + put.body());
    }
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login(owner(number), PASSWORD);
      client.command("SETACL Calendar " + READER + " lrs");
    }
  }

  /** Every tenth event is all-day, every fiftieth repeats weekly. */
  private static String file(int number, int events) {
    StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:bench\r\n");
    for (int i = 0; i < events; i++) {
      LocalDate day = MIDDLE.plusDays((long) i * 2 * DAYS / events - DAYS);
      String date = day.toString().replace("-", "");
      file.append("BEGIN:VEVENT\r\nUID:").append(number).append('-').append(i);
      file.append("\r\nDTSTAMP:20310101T000000Z\r\nSUMMARY:Meeting ").append(i);
      file.append("\r\nLOCATION:Room ").append(i % 17);
      if (i % 10 == 0) {
        file.append("\r\nDTSTART;VALUE=DATE:").append(date);
      } else {
        file.append("\r\nDTSTART:%sT%02d%02d00Z".formatted(date, 7 + i % 10, i % 4 * 15));
        file.append("\r\nDURATION:PT45M");
      }
      file.append(i % 50 == 49 ? "\r\nRRULE:FREQ=WEEKLY;COUNT=20" : "");
      file.append("\r\nEND:VEVENT\r\n");
    }
    return file.append("END:VCALENDAR\r\n").toString();
  }
}
