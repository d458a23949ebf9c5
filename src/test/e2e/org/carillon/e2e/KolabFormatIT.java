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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that Kolab's own library and CalDAV clients read each other's events. */
class KolabFormatIT {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String OWNER = "owner@kolab.test";
  private static final String PASSWORD = "read-by-their-library";

  private static final String WRITE =
      """
      import kolabformat as k
      e = k.Event()
      e.setUid("theirs")
      e.setSummary("Written, elsewhere")
      e.setStart(k.cDateTime("Europe/Berlin", 2026, 12, 1, 9, 30, 0))
      e.setEnd(k.cDateTime("Europe/Berlin", 2026, 12, 1, 10, 0, 0))
      r = k.RecurrenceRule()
      r.setFrequency(k.RecurrenceRule.Weekly)
      r.setCount(5)
      e.setRecurrenceRule(r)
      e.setCustomProperties(k.vectorcs([k.CustomProperty("X-THEIRS", "kept")]))
      print(k.writeEvent(e))
      """;

  private static final String READ =
      """
      import kolabformat as k, sys
      e = k.readEvent(open(sys.argv[1], newline="").read(), False)
      print(k.error(), e.uid(), e.summary(), e.start().timezone(), e.start().hour(), len(e.alarms()))
      print([(c.identifier, c.value) for c in e.customProperties()])
      """;

  private static final String OURS =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Test//Test//EN
      BEGIN:VEVENT
      UID:ours
      DTSTAMP:20261124T100000Z
      DTSTART;TZID=Europe/Berlin:20261202T140000
      DURATION:PT45M
      SUMMARY:Written here
      COLOR:tomato
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:Go
      TRIGGER:-PT5M
      END:VALARM
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private CarillonServer server;

  private static Command python(String... words) {
    List<String> all = new ArrayList<>(List.of("/usr/bin/python3", "-c"));
    all.addAll(List.of(words));
    return Command.run(BOUND, all).orFail();
  }

  private Command curl(String... words) {
    List<String> all =
        new ArrayList<>(List.of(OutsideTool.CURL.path(), "-s", "-k", "-u", OWNER + ":" + PASSWORD));
    all.addAll(List.of(words));
    return Command.run(BOUND, all).orFail();
  }

  private String imap(String path) {
    return "imaps://127.0.0.1:" + server.port("imaps") + "/" + path;
  }

  @Test
  void kolabLibraryAndServerReadEachOthersEvents(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain("kolab.test");
    server.createAccount(OWNER, PASSWORD);
    String home = "https://127.0.0.1:" + server.port("https") + "/dav/calendars/" + OWNER + "/";
    curl("-X", "PROPFIND", "-H", "Depth: 1", home);

    String message =
        "From: owner@kolab.test\r\nSubject: theirs\r\nMIME-Version: 1.0\r\n"
            + "X-Kolab-Type: application/x-vnd.kolab.event\r\nX-Kolab-Mime-Version: 3.0\r\n"
            + "Content-Type: application/calendar+xml; name=kolab.xml\r\n"
            + "Content-Transfer-Encoding: 8bit\r\n\r\n"
            + python(WRITE).output().replace("\r\n", "\n").replace("\n", "\r\n");
    curl("-T", Files.writeString(folder.resolve("theirs"), message).toString(), imap("Calendar"));
    assertThat(curl(home + "Calendar/theirs.ics").output())
        .contains("SUMMARY:Written\\, elsewhere")
        .contains("DTSTART;TZID=Europe/Berlin:20261201T093000")
        .contains("RRULE:FREQ=WEEKLY;COUNT=5")
        .contains("BEGIN:VTIMEZONE");

    curl("-T", Files.writeString(folder.resolve("ours"), OURS).toString(), home + "Calendar/b.ics");
    assertThat(read(folder, 2)).startsWith("0 ours Written here Europe/Berlin 14 1");

    String moved =
        curl(home + "Calendar/theirs.ics").output().replace("SUMMARY:Written", "SUMMARY:Moved");
    curl(
        "-T",
        Files.writeString(folder.resolve("moved"), moved).toString(),
        home + "Calendar/theirs.ics");
    assertThat(read(folder, 3))
        .startsWith("0 theirs Moved, elsewhere Europe/Berlin 9 0")
        .contains("('X-THEIRS', 'kept')");
  }

  /** Kolab's library's view of a message. */
  private String read(Path folder, int uid) throws IOException {
    String document = curl(imap("Calendar;UID=" + uid + ";SECTION=2")).output();
    return python(READ, Files.writeString(folder.resolve("document"), document).toString())
        .output();
  }
}
