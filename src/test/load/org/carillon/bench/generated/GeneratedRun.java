package org.carillon.bench.generated;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.carillon.testbed.CarillonServer;

/**
 * Generated DAV requests, by several persistent connections in parallel: every response is
 * complete, in time, and no server error.
 */
public final class GeneratedRun {
  private static final String DOMAIN = "dav-fuzz.test";
  private static final String ALICE = "alice@" + DOMAIN;
  private static final String PASSWORD = "generated requests 1";
  private static final int CONNECTIONS = 4;
  private static final int MOST_TOLD = 40;

  /** Longer than any request may take on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The valid server errors: unknown method, another version or host, no space. */
  private static final Set<Integer> RIGHT_FAULTS = Set.of(501, 502, 505, 507);

  private final CarillonServer server;
  private final List<String> known = new ArrayList<>();
  private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  /** Creates two people with an object of every kind on a running server. */
  public GeneratedRun(CarillonServer server) {
    this.server = server;
    server.createDomain(DOMAIN);
    server.createAccount(ALICE, PASSWORD);
    server.createAccount("bob@" + DOMAIN, PASSWORD);
    known.addAll(List.of("/", "/dav/", "/.well-known/caldav", "/dav/principals/"));
    known.add("/dav/principals/" + ALICE + "/");
    known.add("/dav/schedule/" + ALICE + "/outbox/");
    known.add("/dav/schedule/" + ALICE + "/inbox/");
    for (String home : List.of("calendars", "addressbooks", "notes", "files")) {
      known.add("/dav/" + home + "/" + ALICE + "/");
    }
    put("calendars", "Calendar/", "one.ics", "text/calendar", ONE);
    put("calendars", "Calendar/", "many.ics", "text/calendar", MANY);
    put("calendars", "Tasks/", "task.ics", "text/calendar", ONE.replace("VEVENT", "VTODO"));
    put("addressbooks", "Contacts/", "card.vcf", "text/vcard", CARD);
    put("files", "Files/", "file.txt", "text/plain", "0123456789".repeat(500));
  }

  private static final String ONE =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:one.ics\r\n"
          + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260301T100000Z\r\nSUMMARY:One\r\n"
          + "END:VEVENT\r\nEND:VCALENDAR\r\n";
  private static final String MANY =
      ONE.replace("SUMMARY:One", "RRULE:FREQ=DAILY").replace("one.ics", "many.ics");
  private static final String CARD =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card\r\nFN:Carla\r\nN:;Carla;;;\r\nEMAIL:c@x.test\r\n"
          + "END:VCARD\r\n";

  private void put(String home, String collection, String name, String type, String body) {
    String folder = "/dav/" + home + "/" + ALICE + "/" + collection;
    HttpResponse<String> answer =
        server.web(
            HttpRequest.newBuilder(
                    URI.create("https://localhost:" + server.port("https") + folder + name))
                .header("Authorization", CarillonServer.basic(ALICE, PASSWORD))
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
    }
    known.add(folder);
    known.add(folder + name);
  }

  /** The number of responses so far, by status. */
  public Map<Integer, Long> statuses() {
    Map<Integer, Long> counted = new TreeMap<>();
    statuses.forEach((status, count) -> counted.put(status, count.get()));
    return counted;
  }

  /** Sends requests for that time; returns the errors, a sentence each. */
  public List<String> at(Duration duration, long seed) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    RequestMaker maker = new RequestMaker(ALICE, known);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + i);
        clients.add(
            threads.submit(
                () -> {
                  converse(maker, random, end);
                  return null;
                }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    return List.copyOf(wrong);
  }

  private void converse(RequestMaker maker, RandomGenerator random, long end) throws IOException {
    while (System.nanoTime() < end && wrong.size() < MOST_TOLD) {
      try (RawHttp connection = new RawHttp(server.port("https"), PATIENCE)) {
        boolean open = true;
        while (open && System.nanoTime() < end && wrong.size() < MOST_TOLD) {
          open = isAnswered(connection, maker.next(random));
        }
      }
    }
  }

  /** Sends one; returns whether the connection is usable for the next. */
  private boolean isAnswered(RawHttp connection, MadeRequest request) {
    long begin = System.nanoTime();
    RawAnswer answer;
    try {
      answer =
          connection.ask(
              request.octets(CarillonServer.basic(ALICE, PASSWORD)),
              request.method().equals("HEAD"));
    } catch (IOException none) {
      wrong.add("no answer, " + none + ", to " + request.told());
      return false;
    }
    statuses.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
    double seconds = (System.nanoTime() - begin) / 1e9;
    boolean fault = answer.status() >= 500 && !RIGHT_FAULTS.contains(answer.status());
    if (fault || answer.body().contains("<D:status>HTTP/1.1 500")) {
      wrong.add(answer.status() + " " + answer.body().strip() + " to " + request.told());
    } else if (seconds > PATIENCE.toSeconds() / 2.0) {
      wrong.add("%.1f s until %d to %s".formatted(seconds, answer.status(), request.told()));
    }
    return !answer.isLast();
  }
}
