package org.carillon.bench.meeting;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.bench.InjectedFailure;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.FreePort;
import org.carillon.testbed.MailClient;
import org.carillon.testbed.OutsideTool;

/**
 * Organizers who put events and meetings by CalDAV, attendees here who reply by CalDAV and external
 * guests who reply by mail, until a failure; then compares what was acknowledged with the result.
 * Used by the short rounds of the tests and the long ones of the bench.
 */
public final class MeetingCrashRun implements AutoCloseable {
  private static final String DOMAIN = "meetings.test";
  private static final String PASSWORD = "meeting password 1";
  private static final int PEOPLE = 3;
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** The time for which a health result is cached. */
  private static final Duration ANSWER_AGE = Duration.ofMillis(1_100);

  private static final String WAITING =
      """
      select (select count(*) from scheduling where due is not null)\
       + (select count(*) from queue_message)\
      """;

  /** Another node takes over a dead node's work after minutes; these statements skip the wait. */
  private static final List<String> HASTENED =
      List.of(
          "update scheduling set due = now() where due > now()",
          "update queue_consignment set due = now() where due > now()");

  /** The time in which unheld notifications must be sent. */
  private static final Duration TELLING = Duration.ofSeconds(30);

  private final CarillonServer server;
  private final MailClient mail;
  private final MeetingMailSink caught = new MeetingMailSink();
  private final Process dns;
  private final List<CalendarClient> organizers = new ArrayList<>();
  private final List<CalendarClient> attendees = new ArrayList<>();

  /** The last acknowledged version and the last sent one, by UID. */
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  private final Map<String, Integer> sent = new ConcurrentHashMap<>();

  /** The same for meetings. */
  private final Map<String, Integer> invited = new ConcurrentHashMap<>();

  /** UID and address of each acknowledged reply. */
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  private int round;

  /** Creates the people on a running server, and the external domain. */
  public MeetingCrashRun(CarillonServer server, Path folder) throws IOException {
    this.server = server;
    this.mail = new MailClient(server);
    int port = FreePort.find();
    this.dns =
        new ProcessBuilder(
                OutsideTool.DNSMASQ.path(),
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--user=root",
                "--pid-file=",
                "--no-resolv",
                "--no-hosts",
                "--local=/test/",
                "--host-record=elsewhere.test,127.0.0.1",
                "--listen-address=127.0.0.1",
                "--bind-interfaces",
                "--log-facility=-",
                "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dnsmasq.said").toFile())
            .start();
    server.api(
        "PATCH",
        "/settings",
        "{\"dns.servers\": [\"127.0.0.1:%d\"], \"mail.out.port\": %d}"
            .formatted(port, caught.port()));
    server.createDomain(DOMAIN);
    for (int i = 0; i < PEOPLE; i++) {
      server.createAccount(organizer(i), PASSWORD);
      server.createAccount(attendee(i), PASSWORD);
      organizers.add(new CalendarClient(server, organizer(i), PASSWORD));
      attendees.add(new CalendarClient(server, attendee(i), PASSWORD));
    }
  }

  /** The acknowledged numbers so far, in a line. */
  public String acknowledged() {
    return "%d events, %d invitations, %d answers, %d mails caught, slowest request %.1f s"
        .formatted(
            acknowledged.size(),
            invited.size(),
            answered.size(),
            caught.told().size(),
            clients().stream().mapToDouble(CalendarClient::slowest).max().orElse(0));
  }

  private List<CalendarClient> clients() {
    List<CalendarClient> all = new ArrayList<>(organizers);
    all.addAll(attendees);
    return all;
  }

  /**
   * Runs one round.
   *
   * @param load the number of acknowledged events, invitations and replies before the failure
   */
  public List<String> round(InjectedFailure strike, int load) throws Exception {
    round++;
    AtomicBoolean struck = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        int person = i;
        working.add(threads.submit(() -> putEvents(person, struck)));
        working.add(threads.submit(() -> invite(person, struck)));
        working.add(threads.submit(() -> answer(person, struck)));
        working.add(threads.submit(() -> answerByMail(person, struck)));
      }
      try {
        int before = total();
        Await.until("so much work", Duration.ofMinutes(5), () -> total() >= before + load);
        strike.blow().accept(server);
      } finally {
        struck.set(true);
      }
      for (Future<?> each : working) {
        each.get();
      }
    }
    strike.recovery().accept(server);
    LockSupport.parkNanos(ANSWER_AGE.toNanos());
    server.awaitReady("ready after the blow to the " + strike.name(), Duration.ofMinutes(2));
    awaitTelling();
    return brokenPromises();
  }

  private int total() {
    return acknowledged.size() + invited.size() + answered.size();
  }

  private void awaitTelling() throws SQLException, IOException {
    long end = System.nanoTime() + TELLING.toNanos();
    while (waiting() != 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    if (waiting() != 0) {
      try (Connection database = server.database();
          Statement statement = database.createStatement()) {
        for (String hastened : HASTENED) {
          statement.executeUpdate(hastened);
        }
      }
    }
    Await.until("all are told", Duration.ofMinutes(3), () -> waiting() == 0);
  }

  private long waiting() {
    try (Connection database = server.database();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(WAITING)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException | IOException notYet) {
      return -1;
    }
  }

  private void putEvents(int person, AtomicBoolean struck) {
    for (int number = 0; !struck.get(); number++) {
      String uid = "event-" + round + "-" + person + "-" + number;
      for (int version = 1; version <= 2 && !struck.get(); version++) {
        sent.put(uid, version);
        if (organizers.get(person).put(uid + ".ics", MeetingTexts.event(uid, version))) {
          acknowledged.put(uid, version);
        } else {
          LockSupport.parkNanos(GLANCE.toNanos());
        }
      }
    }
  }

  private void invite(int person, AtomicBoolean struck) {
    for (int number = 0; !struck.get(); number++) {
      String uid = "meeting-" + round + "-" + person + "-" + number;
      String meeting =
          MeetingTexts.meeting(uid, 0, organizer(person), attendee(person), guest(person));
      if (organizers.get(person).put(uid + ".ics", meeting, "If-None-Match", "*")) {
        invited.put(uid, 0);
        // Sometimes changed at once, while notifications may be under way.
        String later =
            MeetingTexts.meeting(uid, 1, organizer(person), attendee(person), guest(person));
        if (number % 3 == 0 && !struck.get() && organizers.get(person).put(uid + ".ics", later)) {
          invited.put(uid, 1);
        }
      } else {
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }
  }

  /** Accepts the invitations in the calendar. */
  private void answer(int person, AtomicBoolean struck) {
    CalendarClient client = attendees.get(person);
    String me = attendee(person);
    while (!struck.get()) {
      if (!client.sync()) {
        LockSupport.parkNanos(GLANCE.toNanos());
        continue;
      }
      client
          .copies()
          .forEach(
              (name, copy) -> {
                String wanted = "PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + me;
                if (!struck.get() && copy.object().contains(wanted)) {
                  String accepted =
                      copy.object()
                          .replace(wanted, "PARTSTAT=ACCEPTED:mailto:" + me)
                          .replaceAll("\r?\n", "\r\n");
                  if (client.put(name, accepted, "If-Match", copy.tag())) {
                    answered.add(copy.value("UID") + " " + copy.value("SEQUENCE") + " " + me);
                  }
                }
              });
    }
  }

  private void answerByMail(int person, AtomicBoolean struck) {
    Set<String> done = new HashSet<>();
    while (!struck.get()) {
      try (Transport transport = mail.connect()) {
        while (!struck.get()) {
          for (MeetingMailSink.Told told : caught.told()) {
            String key = told.value("UID") + " " + told.value("SEQUENCE") + " " + told.to();
            if (told.to().equals(guest(person))
                && !struck.get()
                && !answered.contains(key)
                && done.add(key)) {
              mail.send(
                  transport,
                  MeetingTexts.reply(
                      told.value("UID"), told.value("SEQUENCE"), organizer(person), told.to()),
                  organizer(person));
              answered.add(key);
            }
          }
          LockSupport.parkNanos(GLANCE.toNanos());
        }
      } catch (MessagingException notAcknowledged) {
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }
  }

  private List<String> brokenPromises() {
    List<String> broken = new ArrayList<>();
    for (CalendarClient client : clients()) {
      Await.until("the calendar is told", Duration.ofMinutes(1), client::sync);
      if (!client.differences().isEmpty()) {
        broken.add(client.differences());
      }
      client.faults().forEach((status, what) -> broken.add(status + " to " + what));
    }
    Map<String, CalendarClient.Copy> organized = byUid(organizers, broken);
    Map<String, CalendarClient.Copy> attended = byUid(attendees, broken);
    acknowledged.forEach(
        (uid, version) -> {
          String found = organized.containsKey(uid) ? organized.get(uid).value("SUMMARY") : "none";
          if (IntStream.rangeClosed(version, sent.get(uid))
              .noneMatch(each -> found.equals("version " + each))) {
            broken.add(uid + " was acknowledged as version " + version + " and is " + found);
          }
        });
    invitations(organized, attended, broken);
    for (String answer : answered) {
      String[] words = answer.split(" ");
      CalendarClient.Copy meeting = organized.get(words[0]);
      // A reply to an outdated version is requested again.
      if (meeting != null
          && meeting.value("SEQUENCE").equals(words[1])
          && !meeting.says(words[2], "ACCEPTED")) {
        broken.add("the answer " + answer + " was acknowledged and is lost: " + meeting.object());
      }
    }
    return broken;
  }

  private void invitations(
      Map<String, CalendarClient.Copy> organized,
      Map<String, CalendarClient.Copy> attended,
      List<String> broken) {
    Map<String, Set<String>> mails = new HashMap<>();
    for (MeetingMailSink.Told told : caught.told()) {
      mails
          .computeIfAbsent(
              told.value("UID") + " " + told.value("SEQUENCE") + " " + told.to(),
              key -> new HashSet<>())
          .add(told.id());
      if (!organized.containsKey(told.value("UID"))) {
        broken.add(told.value("UID") + " was told of and is not there");
      }
    }
    mails.forEach(
        (key, ids) -> {
          if (ids.size() > 1) {
            broken.add(key + " was invited " + ids.size() + " times: " + ids);
          }
        });
    invited.forEach(
        (uid, sequence) -> {
          CalendarClient.Copy mine = organized.get(uid);
          if (mine == null) {
            broken.add(uid + " was acknowledged and is lost");
            return;
          }
          String last = mine.value("SEQUENCE");
          int person = Integer.parseInt(uid.split("-")[2]);
          if (!mails.containsKey(uid + " " + last + " " + guest(person))) {
            broken.add(guest(person) + " was never told of " + uid + " " + last);
          }
          CalendarClient.Copy theirs = attended.get(uid);
          if (theirs == null || !theirs.value("SEQUENCE").equals(last)) {
            broken.add(attendee(person) + " does not know of " + uid + " " + last);
          }
        });
  }

  private static Map<String, CalendarClient.Copy> byUid(
      List<CalendarClient> clients, List<String> broken) {
    Map<String, CalendarClient.Copy> all = new HashMap<>();
    for (CalendarClient client : clients) {
      Map<String, List<CalendarClient.Copy>> of =
          client.copies().values().stream()
              .collect(Collectors.groupingBy(copy -> copy.value("UID")));
      of.forEach(
          (uid, copies) -> {
            if (copies.size() > 1) {
              broken.add(uid + " is in a calendar " + copies.size() + " times");
            }
            all.put(uid, copies.getFirst());
          });
    }
    return all;
  }

  private static String organizer(int person) {
    return "organizer" + person + "@" + DOMAIN;
  }

  private static String attendee(int person) {
    return "attendee" + person + "@" + DOMAIN;
  }

  private static String guest(int person) {
    return "guest" + person + "@elsewhere.test";
  }

  @Override
  public void close() throws IOException {
    try {
      server.api("PATCH", "/settings", "{\"dns.servers\": null, \"mail.out.port\": null}");
    } catch (UncheckedIOException gone) {
      // A stopped server sends no queries.
    }
    dns.destroy();
    caught.close();
  }
}
