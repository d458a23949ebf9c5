package org.carillon.bench.dav;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.bench.peer.Accounts;

/** One connection that does a work, with its random choices. */
final class DavVisit implements AutoCloseable {
  private static final String XML = "Content-Type: application/xml; charset=utf-8\r\n";
  private static final String CALENDAR = "Content-Type: text/calendar; charset=utf-8\r\n";
  private static final String NAMES =
      " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">";
  private static final Pattern TOKEN = Pattern.compile("sync-token[^>]*>([^<]+)<");
  private static final Pattern RESPONSE = Pattern.compile("<(?:[A-Za-z]+:)?response[ >]");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final int MONTHS = 118;
  private static final int CHANGED = 10;
  private static final int FETCHED = 100;

  /** The number of devices that sync, one after the other, between two changes. */
  private static final int DEVICES = 5;

  private final DavPeer peer;
  private final DavConnection connection;
  private final Accounts accounts;
  private final String address;
  private final String large;

  /** Seeded, so that each peer gets the same choices. */
  private final RandomGenerator random;

  private String fresh;
  private String token = "";
  private String told = "";
  private int turn;

  DavVisit(DavPeer peer, Accounts accounts, int account, int number) {
    this.peer = peer;
    this.accounts = accounts;
    this.address = accounts.address(account);
    this.large = peer.calendar(address, DavLoad.LARGE_CALENDAR);
    this.connection = new DavConnection(peer, address, accounts.password());
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
  }

  /** Connects, if the server allows persistent connections. */
  void connect() throws IOException {
    connection.connect();
  }

  void make(String name) throws IOException {
    connection.ask("MKCALENDAR", peer.calendar(address, name), "", "");
  }

  /** Lists the calendars, which creates the default ones. */
  void look() throws IOException {
    connection.ask("PROPFIND", peer.home().formatted(address), "Depth: 1\r\n", "");
  }

  /** Fills a part of a calendar: every {@code step}th event from {@code first} on. */
  void fill(String name, BenchEvents events, int first, int step) throws IOException {
    String calendar = peer.calendar(address, name);
    for (int number = first; number < events.count(); number += step) {
      connection.ask("PUT", calendar + BenchEvents.name(number), CALENDAR, events.one(number, 0));
    }
  }

  void freshCalendar() throws IOException {
    String name = "fresh" + System.nanoTime();
    make(name);
    fresh = peer.calendar(address, name);
  }

  int put() throws IOException {
    return putInto(fresh);
  }

  /** Puts a new event into a calendar. */
  int putInto(String calendar) throws IOException {
    String uid = "new-" + System.nanoTime() + "-" + turn++;
    connection.ask(
        "PUT",
        calendar + uid + ".ics",
        CALENDAR + "If-None-Match: *\r\n",
        DavLoad.EVENTS.one(uid, random.nextInt(DavLoad.EVENTS.count())));
    return 1;
  }

  int month(String properties, String each) throws IOException {
    return month(large, MONTHS, properties, each);
  }

  /**
   * Requests a month, another each time.
   *
   * @param months the number of months from the first event on
   * @param each the word that occurs in the response once per event; empty to count responses
   */
  int month(String calendar, int months, String properties, String each) throws IOException {
    LocalDate from = BenchEvents.FIRST.plusMonths(random.nextInt(months));
    String answer =
        connection.ask(
            "REPORT",
            calendar,
            XML + "Depth: 1\r\n",
            "<C:calendar-query"
                + NAMES
                + "<D:prop>"
                + properties
                + "</D:prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter"
                + " name=\"VEVENT\"><C:time-range start=\""
                + DAY.format(from)
                + "T000000Z\" end=\""
                + DAY.format(from.plusMonths(1))
                + "T000000Z\"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>");
    return each.isEmpty() ? responses(answer) : count(answer, each);
  }

  /** Fetches the whole calendar's state once. */
  void firstToken() throws IOException {
    String answer;
    do {
      token = told;
      answer = sync();
    } while (answer.contains("number-of-matches-within-limits"));
  }

  /** Changes ten events, when all devices have fetched the last changes. */
  void change() throws IOException {
    int round = turn++;
    if (round % DEVICES != 0) {
      return;
    }
    token = told;
    for (int each = 0; each < CHANGED; each++) {
      int number = (round / DEVICES * CHANGED + each) % DavLoad.EVENTS.count();
      connection.ask(
          "PUT",
          large + BenchEvents.name(number),
          CALENDAR,
          DavLoad.EVENTS.one(number, (int) (System.nanoTime() >>> 20 & 0x3fff_ffff)));
    }
  }

  int changes() throws IOException {
    return responses(sync());
  }

  private String sync() throws IOException {
    String answer =
        connection.ask(
            "REPORT",
            large,
            XML + "Depth: 0\r\n",
            "<D:sync-collection"
                + NAMES
                + "<D:sync-token>"
                + token
                + "</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop>"
                + "</D:sync-collection>");
    Matcher tokens = TOKEN.matcher(answer);
    if (!tokens.find()) {
      throw new IOException(peer.name() + " told no token");
    }
    told = tokens.group(1);
    return answer;
  }

  int hundred() throws IOException {
    String wanted =
        IntStream.generate(() -> random.nextInt(DavLoad.EVENTS.count()))
            .distinct()
            .limit(FETCHED)
            .mapToObj(number -> "<D:href>" + large + BenchEvents.name(number) + "</D:href>")
            .collect(Collectors.joining());
    String answer =
        connection.ask(
            "REPORT",
            large,
            XML + "Depth: 0\r\n",
            "<C:calendar-multiget"
                + NAMES
                + "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
                + wanted
                + "</C:calendar-multiget>");
    return count(answer, "BEGIN:VCALENDAR");
  }

  /** Returns the number of people in the response. */
  int freeBusy() throws IOException {
    LocalDate from = BenchEvents.FIRST.plusDays(random.nextInt(DavLoad.PEOPLE_DAYS - 30));
    String people =
        IntStream.range(DavLoad.FIRST_PERSON, DavLoad.FIRST_PERSON + DavLoad.PEOPLE)
            .mapToObj(person -> "ATTENDEE:mailto:" + accounts.address(person) + "\r\n")
            .collect(Collectors.joining());
    String answer =
        connection.ask(
            "POST",
            peer.outbox().formatted(address),
            CALENDAR,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Carillon//bench//EN\r\nMETHOD:REQUEST\r\n"
                + "BEGIN:VFREEBUSY\r\nUID:ask-"
                + turn++
                + "\r\nDTSTAMP:20260101T000000Z\r\nORGANIZER:mailto:"
                + address
                + "\r\n"
                + people
                + "DTSTART:"
                + DAY.format(from)
                + "T000000Z\r\nDTEND:"
                + DAY.format(from.plusDays(30))
                + "T000000Z\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n");
    return answer.contains("FREEBUSY;") || answer.contains("FREEBUSY:")
        ? count(answer, "BEGIN:VFREEBUSY")
        : 0;
  }

  private static int responses(String answer) {
    return (int) RESPONSE.matcher(answer).results().count();
  }

  private static int count(String answer, String word) {
    int found = 0;
    for (int at = answer.indexOf(word); at >= 0; at = answer.indexOf(word, at + word.length())) {
      found++;
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
