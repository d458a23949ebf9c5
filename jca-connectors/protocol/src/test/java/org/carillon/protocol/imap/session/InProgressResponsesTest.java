package org.carillon.protocol.imap.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.imap.ImapSessions;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

class InProgressResponsesTest {
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final MemoryLink link = new MemoryLink();
  private final ImapSession session = session(connection(), InProgressResponses.USUAL);

  private List<String> answers(String tag, String command) throws InterruptedException {
    link.send(tag + " " + command + "\r\n");
    List<String> lines = new ArrayList<>();
    do {
      lines.add(link.receiveLine());
    } while (!lines.getLast().startsWith(tag + " "));
    return lines;
  }

  @Test
  void longSearchesAndSortsReportProgressPerPage() throws Exception {
    ImapDialogue eager = dialogue(Duration.ZERO);
    Thread speaking =
        Thread.startVirtualThread(
            () -> {
              try {
                ImapSessions.whole(eager);
              } catch (IOException e) {
                fail(e);
              }
            });
    link.receiveLine();
    assertThat(answers("a", "login alice secret").getLast()).startsWith("a OK");
    String message = " {20+}\r\nSubject: x\r\n\r\nbody\r\n";
    assertThat(answers("b", "append INBOX" + message.repeat(600)).getLast()).startsWith("b OK");
    assertThat(answers("c", "examine INBOX").getLast()).startsWith("c OK");

    assertTold(answers("d", "search return (count) body b"), "d", 600);
    assertTold(answers("e", "sort (subject) utf-8 uid 599:600"), "e", 2);
    // Answers from the view alone take no time.
    assertThat(answers("f", "search unseen 1:2")).hasSize(2);

    link.end();
    speaking.join();
  }

  /** Checks that progress grows, unless another pass begins, and never reaches the total. */
  private static void assertTold(List<String> lines, String tag, int all) {
    List<String> told = lines.stream().filter(line -> line.contains("INPROGRESS")).toList();
    assertThat(told)
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches("\\* OK \\[INPROGRESS \\(\"" + tag + "\" \\d+ " + all + "\\)\\] .*"))
        .noneMatch(line -> line.contains(" " + all + " " + all + ")"));
    assertThat(lines.getLast()).startsWith(tag + " OK");
  }

  private ImapDialogue dialogue(Duration progressEvery) {
    Connection connection = connection();
    return new ImapDialogue(connection, Commands.TABLE, session(connection, progressEvery));
  }

  private static ImapSession session(Connection connection, Duration progressEvery) {
    return new ImapSession(
        connection, new MemoryMail(), new MemorySessions(), Commands.TABLE, progressEvery);
  }

  private Connection connection() {
    link.startTls();
    Wire wire = new Wire(link, LineEnds.LENIENT, 8_192, IDLE);
    Limits limits = new Limits(10, 10, IDLE, IDLE, 8, 8_192);
    return new Connection(Service.IMAPS, link.peer(), "s1", limits, wire, new MemorySessionLog());
  }

  /** The operation ends only after a response: without one it would hang. */
  @Test
  void longOperationSendsProgress() throws Exception {
    String told =
        new InProgressResponses(session, Duration.ofMillis(1))
            .during(1_000, this::nextLineOfTheSession);

    assertThat(told).isEqualTo("* OK [INPROGRESS (\"*\" NIL NIL)] Still working");
  }

  private String nextLineOfTheSession() {
    try {
      return link.receiveLine();
    } catch (InterruptedException e) {
      return fail(e);
    }
  }

  @Test
  void shortOperationSendsNoProgress() throws Exception {
    InProgressResponses progress = new InProgressResponses(session, Duration.ZERO);

    assertThat(progress.during(999, () -> List.of(1))).containsExactly(1);

    assertThat(link.transcript()).isEmpty();
  }
}
