package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests one event, seen and changed by curl over DAV and over IMAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectsByImapIT {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String OWNER = "owner@objects.test";
  private static final String PASSWORD = "read-by-two-protocols";
  private static final String EVENT =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Test//Test//EN
      BEGIN:VEVENT
      UID:both@objects.test
      DTSTAMP:20261124T100000Z
      DTSTART;TZID=Europe/Berlin:20261201T090000
      DTEND;TZID=Europe/Berlin:20261201T100000
      SUMMARY:Frühstück
      X-UNKNOWN:kept
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private CarillonServer server;
  private Path folder;
  private String resource;

  @BeforeAll
  void put(@TempDir Path given) throws IOException {
    folder = given;
    server = SharedServer.get();
    server.createDomain("objects.test");
    server.createAccount(OWNER, PASSWORD);
    String home = "https://127.0.0.1:" + server.port("https") + "/dav/calendars/" + OWNER + "/";
    curl("-X", "PROPFIND", "-H", "Depth: 1", home).orFail();
    resource = home + "Calendar/both.ics";
    assertThat(status("-T", file("event.ics", EVENT), resource)).isEqualTo("201");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Command curl(String... words) {
    List<String> all =
        new ArrayList<>(List.of(OutsideTool.CURL.path(), "-s", "-k", "-u", OWNER + ":" + PASSWORD));
    all.addAll(List.of(words));
    return Command.run(BOUND, all);
  }

  private String status(String... words) {
    List<String> all = new ArrayList<>(List.of("-o", "/dev/null", "-w", "%{http_code}"));
    all.addAll(List.of(words));
    return curl(all.toArray(String[]::new)).orFail().output();
  }

  private String imap(String path) {
    return "imaps://127.0.0.1:" + server.port("imaps") + "/" + path;
  }

  /** A bridge appends the new version of the event, then deletes the old one. */
  @Test
  void calendarEventIsAMessageThatImapClientsCanReplace() throws IOException {
    assertThat(curl(resource).orFail().output()).isEqualTo(EVENT);

    String message = curl(imap("Calendar;UID=1")).orFail().output();
    assertThat(message)
        .contains("Subject: =?utf-8?")
        .contains("From: <" + OWNER + ">")
        .contains("Europe/Berlin")
        .contains(EVENT);

    String appended =
        "From: bridge@objects.test\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/calendar; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + EVENT.replace("Frühstück", "Brunch");
    curl("-T", file("message.eml", appended), imap("Calendar")).orFail();
    assertThat(curl(resource).orFail().output()).contains("SUMMARY:Brunch").contains("X-UNKNOWN");

    curl("-X", "STORE 1 +FLAGS.SILENT (\\Deleted)", imap("Calendar"));
    curl("-X", "UID EXPUNGE 1", imap("Calendar"));
    assertThat(curl(resource).orFail().output()).contains("SUMMARY:Brunch");
    assertThat(status("-X", "DELETE", resource)).isEqualTo("204");
    assertThat(curl("-X", "STATUS Calendar (MESSAGES)", imap("")).orFail().output())
        .contains("MESSAGES 0");
  }
}
