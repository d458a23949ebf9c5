package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Dialogue;
import org.carillon.testbed.SippPhone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the number of database statements of each hot request. A change that saves one must lower
 * the number; a change that needs one more must give the reason here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementBudgetIT {
  private static final String ANN = "ann@budget.test";
  private static final String BOB = "bob@budget.test";
  private static final String PASSWORD = "correct horse";

  private static final int TIMES = 40;

  /** A statement that no more of the requests than this lack still counts for each. */
  private static final int SELDOM = TIMES / 4;

  private static final int PHONE_PORT = 17_404;

  /** Later due work for changes, done for many of them together. */
  private static final Pattern AFTERWARDS =
      Pattern.compile(
          "calendar_reminder|web_hook|push_subscription|known_place|store_pass|registration ");

  private static final Pattern FOLDER = Pattern.compile("\"/(mail\\?f=F[0-9a-z]+)\"");
  private static final Pattern ROW = Pattern.compile("\"(mail\\?f=F[0-9a-z]+&amp;m=[0-9]+)\"");

  private static final int MOST_SHOWN = 100;

  private final AtomicInteger number = new AtomicInteger();
  private CarillonServer server;
  private StatementLog log;

  @BeforeAll
  void people() throws IOException {
    server = SharedServer.get();
    server.createDomain("budget.test");
    server.createAccount(ANN, PASSWORD);
    server.createAccount(BOB, PASSWORD);
    log = new StatementLog(server);
  }

  @AfterAll
  void close() throws IOException {
    log.close();
  }

  /** Repeats a request; the first few fill the caches. */
  private void takes(int budget, StatementLog.Requests request) throws IOException {
    for (int i = 0; i < 3; i++) {
      request.perform();
    }
    List<String> sent =
        log.during(
            () -> {
              for (int i = 0; i < TIMES; i++) {
                request.perform();
              }
            });
    Map<String, Integer> each = new TreeMap<>();
    sent.stream()
        .filter(one -> !AFTERWARDS.matcher(one).find())
        .forEach(one -> each.merge(one, 1, Integer::sum));
    // The server's own work in the meantime is less frequent.
    each.replaceAll((_, count) -> (count + SELDOM) / TIMES);
    each.values().removeIf(count -> count == 0);
    assertThat(each.values().stream().mapToInt(Integer::intValue).sum())
        .as(() -> told(each))
        .isLessThanOrEqualTo(budget);
  }

  private static String told(Map<String, Integer> each) {
    return each.entrySet().stream()
        .map(one -> one.getValue() + " x " + shortened(one.getKey()))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String shortened(String statement) {
    return statement.length() > MOST_SHOWN ? statement.substring(0, MOST_SHOWN) : statement;
  }

  private HttpResponse<String> dav(String method, String path, String body, int status) {
    HttpResponse<String> answer =
        server.web(
            HttpRequest.newBuilder(
                    URI.create(
                        "https://localhost:"
                            + server.port("https")
                            + "/dav/calendars/"
                            + ANN
                            + "/Calendar/"
                            + path))
                .header("Authorization", CarillonServer.basic(ANN, PASSWORD))
                .header("Content-Type", method.equals("PUT") ? "text/calendar" : "application/xml")
                .header("Depth", "1")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static String event(int number, String title) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//x//y
        BEGIN:VEVENT
        UID:budget-%d
        DTSTAMP:20260101T000000Z
        DTSTART:20260302T100000Z
        DURATION:PT10M
        SUMMARY:%s
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(number, title)
        .replace("\n", "\r\n");
  }

  @Test
  void eventIsCreated() throws IOException {
    takes(
        7,
        () -> {
          int n = number.incrementAndGet();
          dav("PUT", n + ".ics", event(n, "New"), 201);
        });
  }

  @Test
  void eventIsChanged() throws IOException {
    dav("PUT", "same.ics", event(0, "New"), 201);
    takes(12, () -> dav("PUT", "same.ics", event(0, "T" + number.incrementAndGet()), 204));
  }

  @Test
  void calendarIsSynchronized() throws IOException {
    String report =
        "<sync-collection xmlns=\"DAV:\"><sync-token/><sync-level>1</sync-level>"
            + "<prop><getetag/></prop></sync-collection>";
    takes(2, () -> dav("REPORT", "", report, 207));
  }

  @Test
  void tenEventsAreRead() throws IOException {
    StringBuilder report =
        new StringBuilder(
            "<C:calendar-multiget xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
                + "<prop><getetag/><C:calendar-data/></prop>");
    for (int i = 0; i < 10; i++) {
      int n = number.incrementAndGet();
      dav("PUT", n + ".ics", event(n, "Read"), 201);
      report.append("<href>/dav/calendars/" + ANN + "/Calendar/" + n + ".ics</href>");
    }
    report.append("</C:calendar-multiget>");
    takes(2, () -> dav("REPORT", "", report.toString(), 207));
  }

  @Test
  void mailIsDelivered() throws IOException {
    try (Dialogue lmtp = dialogue("lmtp")) {
      lmtp.ask("LHLO client.test", "250 ");
      takes(5, () -> deliver(lmtp));
    }
  }

  private void deliver(Dialogue lmtp) throws IOException {
    lmtp.ask("MAIL FROM:<x@elsewhere.test>", "250 ");
    lmtp.ask("RCPT TO:<" + BOB + ">", "250 ");
    lmtp.ask("DATA", "354 ");
    lmtp.ask(
        "From: x@elsewhere.test\r\nSubject: Budget\r\nMessage-ID: <"
            + number.incrementAndGet()
            + "@elsewhere.test>\r\n\r\nText\r\n.",
        "250 ");
  }

  @Test
  void recipientIsVerified() throws IOException {
    try (Dialogue smtp = dialogue("smtp")) {
      smtp.ask("EHLO client.test", "250 ");
      takes(
          0,
          () -> {
            smtp.ask("MAIL FROM:<>", "250 ");
            smtp.ask("RCPT TO:<" + BOB + ">", "250 ");
            smtp.ask("RSET", "250 ");
          });
    }
  }

  @Test
  void mailboxIsReadAndFlagged() throws IOException {
    try (Dialogue lmtp = dialogue("lmtp");
        Dialogue imap = dialogue("imap")) {
      lmtp.ask("LHLO client.test", "250 ");
      for (int i = 0; i < 10; i++) {
        deliver(lmtp);
      }
      imap.ask("a LOGIN " + BOB + " \"" + PASSWORD + "\"", "a OK");
      takes(0, () -> imap.ask("b SELECT INBOX", "b OK"));
      takes(0, () -> imap.ask("c FETCH 1:10 (UID FLAGS ENVELOPE)", "c OK"));
      takes(
          1,
          () ->
              imap.ask(
                  "d STORE 1:10 "
                      + (number.incrementAndGet() % 2 == 0 ? "+" : "-")
                      + "FLAGS (\\Flagged)",
                  "d OK"));
      takes(0, () -> imap.ask("e FETCH 1 BODY.PEEK[]", "e OK"));
    }
  }

  @Test
  void imapUserSignsIn() throws IOException {
    takes(
        0,
        () -> {
          try (Dialogue imap = dialogue("imap")) {
            imap.ask("a LOGIN " + BOB + " \"" + PASSWORD + "\"", "a OK");
          }
        });
  }

  @Test
  void accountsAreListedAndCreated() throws IOException {
    takes(
        3,
        () ->
            assertThat(server.api("GET", "/accounts?domain=budget.test", "").statusCode())
                .isEqualTo(200));
    takes(
        18, () -> server.createAccount("a" + number.incrementAndGet() + "@budget.test", PASSWORD));
  }

  @Test
  void phoneRegisters(@TempDir Path folder) throws IOException {
    String eve = "eve@budget.test";
    String withoutSpaces = "telephone-1";
    server.createAccount(eve, withoutSpaces);
    SippPhone phone = new SippPhone(folder, PHONE_PORT, eve, withoutSpaces);
    takes(0, () -> phone.register(server));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  @Test
  void webmailListsAndOpensMail() throws IOException {
    try (Dialogue lmtp = dialogue("lmtp")) {
      lmtp.ask("LHLO client.test", "250 ");
      for (int i = 0; i < 10; i++) {
        deliver(lmtp);
      }
    }
    WebVisits visits = new WebVisits(server);
    String bob = WebVisits.opened("mail", visits.enter("mail", BOB, PASSWORD));
    String list = first(FOLDER, visits.get("mail", "mail", bob).body());
    String message = first(ROW, visits.get("mail", list, bob).body());
    takes(9, () -> assertThat(visits.get("mail", list, bob).statusCode()).isEqualTo(200));
    takes(10, () -> assertThat(visits.get("mail", message, bob).statusCode()).isEqualTo(200));
  }

  @Test
  void accountIsSearchedByLdap() throws Exception {
    for (int i = 0; i < TIMES + 3; i++) {
      server.createAccount("p" + i + "@budget.test", PASSWORD);
    }
    AtomicInteger asked = new AtomicInteger();
    SSLUtil trusting = new SSLUtil(new TrustAllTrustManager());
    try (LDAPConnection ldap =
        new LDAPConnection(trusting.createSSLSocketFactory(), "127.0.0.1", server.port("ldaps"))) {
      ldap.bind(person("bob"), PASSWORD);
      takes(0, () -> found(ldap, "bob"));
      takes(0, () -> found(ldap, "p" + asked.getAndIncrement()));
    }
  }

  private static void found(LDAPConnection ldap, String uid) {
    try {
      assertThat(
              ldap.search("dc=budget,dc=test", SearchScope.SUB, "(uid=" + uid + ")", "cn")
                  .getEntryCount())
          .isEqualTo(1);
    } catch (LDAPSearchException refused) {
      throw new AssertionError(refused);
    }
  }

  private static String person(String uid) {
    return "uid=" + uid + ",ou=people,dc=budget,dc=test";
  }

  private Dialogue dialogue(String service) throws IOException {
    Dialogue dialogue = new Dialogue(server.port(service));
    dialogue.ask("", service.equals("imap") ? "* OK" : "220");
    return dialogue;
  }
}
