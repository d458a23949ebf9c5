package org.carillon.bench.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;

/**
 * External messages, events, feeds and scripts that are as expensive to read as possible: they are
 * delivered to one account and opened there in every way, while another account's pages are timed;
 * and pages of them are requested and abandoned.
 */
public final class HostileTextsBenchmark implements Benchmark {
  private static final String DOMAIN = "hostile.test";
  private static final String VICTIM = "victim@" + DOMAIN;
  private static final String OTHER = "other@" + DOMAIN;
  private static final String PASSWORD = "hostile texts 1";
  private static final int MESSAGES_OF_OTHER = 200;

  /** The number of messages for each script. */
  private static final int OF_A_SCRIPT = 50;

  private static final int LEFT = 40;
  private static final double P95 = 0.95;
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The limit for 95 of 100 of the other's pages, as a factor of the idle server's. */
  private static final double MOST_TIMES = 3;

  /** The limit for external texts within a page, in milliseconds. */
  private static final long BUDGET = 2_000;

  private static final Pattern FOLDER = Pattern.compile("href=\"/mail\\?f=([A-Za-z0-9_-]+)\"");

  @Override
  public String name() {
    return "hostile-texts";
  }

  @Override
  public String title() {
    return "an account's pages while another reads hostile letters [letters, 1000] [seed, 1]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int messages = words.isEmpty() ? 1_000 : Integer.parseInt(words.getFirst());
    long seed = words.size() < 2 ? 1 : Long.parseLong(words.get(1));
    try (CarillonServer server =
            CarillonServer.start(
                BenchFolder.fresh("hostile-texts").resolve("home"), BenchPorts.OFFSET);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.createDomain(DOMAIN);
      server.createAccount(VICTIM, PASSWORD);
      server.createAccount(OTHER, PASSWORD);
      FilledFolder.fill(server, OTHER, PASSWORD, MESSAGES_OF_OTHER);
      return new Run(server, threads, messages, new HostileTexts(seed)).held();
    }
  }

  /** One run on a server. */
  private static final class Run {
    private final CarillonServer server;
    private final ExecutorService threads;
    private final int messages;
    private final HostileTexts texts;
    private final String reader;
    private final Tab victim;
    private final Tab other;
    private final List<String> wrong = new ArrayList<>();

    Run(CarillonServer server, ExecutorService threads, int messages, HostileTexts texts) {
      this.server = server;
      this.threads = threads;
      this.messages = messages;
      this.texts = texts;
      this.reader = WebSession.open(server, "mail", VICTIM, PASSWORD).cookie();
      this.victim = new Tab(server, reader, threads);
      this.other =
          new Tab(server, WebSession.open(server, "mail", OTHER, PASSWORD).cookie(), threads);
    }

    boolean held() throws Exception {
      during("warming up", () -> pause(IDLE));
      double most = MOST_TIMES * during("idle", () -> pause(IDLE)).within(P95);
      String folder = folder(victim);
      Map<String, Callable<?>> works = new LinkedHashMap<>();
      works.put("letters come", this::bring);
      works.put("letters are opened", () -> open(folder));
      works.put("events are put and looked at", this::calendar);
      works.put("letters are fetched by IMAP", this::fetch);
      works.put("feeds are followed", this::feeds);
      boolean held = true;
      for (Map.Entry<String, Callable<?>> work : works.entrySet()) {
        held &= during(work.getKey(), work.getValue()).within(P95) <= most;
      }
      long left = left(folder);
      System.out.printf("%d things wrong%n", wrong.size());
      wrong.forEach(sentence -> System.out.println("  " + sentence));
      return held && left <= BUDGET + most && wrong.isEmpty() && server.isReady();
    }

    private static Void pause(Duration time) throws InterruptedException {
      Thread.sleep(time);
      return null;
    }

    /** Runs the work while the other account uses the webmail; returns its pages' times. */
    private Latencies during(String what, Callable<?> work) throws Exception {
      Latencies pages = new Latencies();
      AtomicBoolean over = new AtomicBoolean();
      Future<?> reading =
          threads.submit(
              () -> {
                String folder = folder(other);
                for (int turn = 0; !over.get(); turn++) {
                  time(pages, other, "mail");
                  time(pages, other, "mail?f=" + folder + "&m=" + (1 + turn % MESSAGES_OF_OTHER));
                  time(pages, other, "calendar");
                }
                return null;
              });
      long begun = System.nanoTime();
      try {
        work.call();
      } finally {
        over.set(true);
      }
      reading.get();
      System.out.printf(
          "%s, %.0f s: the other's %,d pages p50 %.0f ms, p95 %.0f ms, at most %.0f ms%n",
          what,
          (System.nanoTime() - begun) / 1e9,
          pages.count(),
          pages.within(0.5),
          pages.within(P95),
          pages.within(1));
      return pages;
    }

    private void time(Latencies pages, Tab tab, String page) throws InterruptedException {
      long begun = System.nanoTime();
      try {
        tab.get(page);
      } catch (IOException e) {
        wrong.add(page + ": " + e);
      }
      pages.add((System.nanoTime() - begun) / 1e6);
    }

    private static String folder(Tab tab) throws IOException, InterruptedException {
      Matcher folder = FOLDER.matcher(tab.get("mail").body());
      if (!folder.find()) {
        throw new IOException("The list names no folder");
      }
      return folder.group(1);
    }

    private Void bring() throws IOException {
      Latencies took = new Latencies();
      try (HostileMail mail = new HostileMail(server.port("lmtp"))) {
        for (int number = 0; number < messages; number++) {
          if (number % OF_A_SCRIPT == 0) {
            script();
          }
          took.add(mail.bring(VICTIM, texts.message(number)));
        }
      }
      told("a letter was taken", took);
      return null;
    }

    private static void told(String what, Latencies took) {
      System.out.printf(
          "  %s in p50 %.0f ms, p95 %.0f ms, at most %.0f ms%n",
          what, took.within(0.5), took.within(P95), took.within(1));
    }

    private void script() {
      expect(
          "script",
          server.api(
              "PUT",
              "/accounts/" + VICTIM + "/scripts/hostile",
              "{\"use\": \"active\", \"script\": \"" + escaped(texts.script()) + "\"}"));
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private void expect(String what, HttpResponse<String> answer) {
      if (answer.statusCode() >= 500) {
        wrong.add(what + ": " + answer.statusCode() + " " + answer.body());
      }
    }

    private Void open(String folder) throws InterruptedException {
      Latencies took = new Latencies();
      for (int uid = 1; uid <= messages; uid++) {
        time(took, victim, "mail?f=" + folder + "&m=" + uid);
        time(took, victim, "body?f=" + folder + "&m=" + uid);
      }
      told("a page of it came", took);
      return null;
    }

    private Void calendar() {
      Latencies took = new Latencies();
      for (int number = 0; number < messages / 9; number++) {
        dav(took, "PUT", "kept" + number + ".ics", "", texts.event(number));
        if (number % 10 == 0) {
          dav(took, "REPORT", "", "1", QUERY);
        }
      }
      told("CalDAV answered", took);
      return null;
    }

    private static final String QUERY =
        """
        <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><C:calendar-data>
        <C:expand start="20260101T000000Z" end="20270101T000000Z"/></C:calendar-data></D:prop><C:filter>
        <C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
        <C:time-range start="20260101T000000Z" end="20270101T000000Z"/></C:comp-filter></C:comp-filter>
        </C:filter></C:calendar-query>
        """;

    private void dav(Latencies took, String method, String name, String depth, String body) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(
                      "https://localhost:%d/dav/calendars/%s/Calendar/%s"
                          .formatted(server.port("https"), VICTIM, name)))
              .header("Authorization", CarillonServer.basic(VICTIM, PASSWORD))
              .header("Content-Type", method.equals("PUT") ? "text/calendar" : "application/xml")
              .method(method, BodyPublishers.ofString(body));
      long begun = System.nanoTime();
      try {
        expect(method, server.web(depth.isEmpty() ? request : request.header("Depth", depth)));
      } catch (UncheckedIOException e) {
        wrong.add(method + ": " + e.getCause());
      }
      took.add((System.nanoTime() - begun) / 1e6);
    }

    private Void fetch() throws IOException {
      try (ImapClient client = new ImapClient(server.port("imap"))) {
        client.login(VICTIM, PASSWORD);
        client.command("SELECT INBOX");
        client.command("UID FETCH 1:* (ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER] BODY.PEEK[1])");
        client.command("UID SORT (SUBJECT FROM) UTF-8 ALL");
        client.command("UID THREAD REFERENCES UTF-8 ALL");
        client.command("UID SEARCH TEXT \"nowhere to be found\"");
      }
      return null;
    }

    /** Follows feeds, each of which is fetched and parsed at once. */
    private Void feeds() throws IOException {
      Latencies took = new Latencies();
      HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      site.createContext(
          "/",
          exchange -> {
            byte[] feed = texts.feed().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
          });
      site.start();
      try {
        server.api("PATCH", "/settings", "{\"policy.fetch.private-networks\": [\"127.0.0.1\"]}");
        for (int number = 0; number < messages / 9; number++) {
          long begun = System.nanoTime();
          expect(
              "feed",
              server.api(
                  "POST",
                  "/accounts/" + VICTIM + "/feeds",
                  "{\"address\": \"http://127.0.0.1:%d/%d\"}"
                      .formatted(site.getAddress().getPort(), number)));
          took.add((System.nanoTime() - begun) / 1e6);
        }
      } finally {
        site.stop(0);
      }
      told("a feed was followed or refused", took);
      return null;
    }

    /** Requests messages and leaves; returns the server's longest time for one. */
    private long left(String folder) throws Exception {
      AccessLog log = new AccessLog(server);
      LeftPages pages = new LeftPages(server, reader);
      log.skip();
      int many = Math.min(LEFT, messages);
      for (int uid = 1; uid <= many; uid++) {
        int done = uid;
        pages.close("mail?f=" + folder + "&m=" + uid);
        Await.until("a page that was left is done", PATIENCE, () -> log.done("mail") >= done);
      }
      long longest = log.longest("mail").orElse(0);
      System.out.printf(
          "%d pages left after %d ms: the server was at one for %d ms at most%n",
          many, LeftPages.MILLIS, longest);
      return longest;
    }
  }
}
