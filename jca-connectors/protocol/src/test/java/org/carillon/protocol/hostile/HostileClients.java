package org.carillon.protocol.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.Service;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.pop3.Pop3Session;
import org.carillon.protocol.smtp.MemoryIntake;
import org.carillon.protocol.smtp.SmtpSession;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.PeerLimits;
import org.carillon.protocol.wire.Wire;

/** Runs, with a small heap, sessions of many clients that never finish what they began. */
final class HostileClients {
  private static final Limits LIMITS =
      new Limits(50_000, 200, Duration.ofMinutes(30), Duration.ofMinutes(1), 20, 65_536);
  private static final String NAME = "n".repeat(300);

  private final OctetBudget strangers = OctetBudget.ofMemory(16);
  private final OctetBudget known = OctetBudget.ofMemory(4);
  private final MemoryMail mail = new MemoryMail();
  private final MemorySessions sessions = new MemorySessions();
  private final MemoryIntake intake =
      new MemoryIntake(
          new IntakeTerms(
              "mx.example.test",
              100_000,
              1_000,
              100,
              false,
              MissingFromPolicy.ADD,
              BareNewlinePolicy.REFUSE),
          100_000);
  private final CountDownLatch settled;
  private final CountDownLatch over = new CountDownLatch(1);

  private HostileClients(int clients) {
    settled = new CountDownLatch(clients);
  }

  /** The first argument is the number of clients. */
  public static void main(String[] arguments) throws InterruptedException {
    int clients = Integer.parseInt(arguments[0]);
    new HostileClients(clients).run(clients);
  }

  private void run(int clients) throws InterruptedException {
    List<byte[]> said =
        List.of(
            octets("a LOGIN " + NAME.repeat(40)),
            octets("a LOGIN {4096+}\r\n" + NAME.repeat(13)),
            octets("USER " + NAME.repeat(40)),
            octets(
                "EHLO c\r\nMAIL FROM:<a@example.net>\r\n"
                    + ("RCPT TO:<b@example.test> ORCPT=rfc822;" + NAME + "\r\n").repeat(100)
                    + "DATA\r\n"
                    + ("X: " + NAME + "\r\n").repeat(200)));
    for (int i = 0; i < clients; i++) {
      int kind = i % said.size();
      var link = new HalfSaid(said.get(kind), settled, over);
      Thread.startVirtualThread(() -> hold(kind, link));
    }
    settled.await();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    System.out.printf(
        "clients=%d used=%d counted=%d%n", clients, used, strangers.used() + known.used());
    over.countDown();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void hold(int kind, HalfSaid link) {
    Service service =
        switch (kind) {
          case 0, 1 -> Service.IMAPS;
          case 2 -> Service.POP3S;
          default -> Service.SMTP;
        };
    var holding = new OctetReservation(strangers, known);
    LineEnds ends = service == Service.SMTP ? LineEnds.STRICT : LineEnds.LENIENT;
    try (Wire wire =
        new Wire(link, ends, PeerLimits.of(LIMITS, service != Service.SMTP, holding))) {
      var connection =
          new Connection(service, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
      switch (kind) {
        case 0, 1 -> imap(connection);
        case 2 -> new Pop3Session(connection, mail, sessions).run();
        default -> new SmtpSession(connection, intake, sessions, () -> Optional.of(mail)).run();
      }
    } catch (IOException gone) {
      // Clients that were refused for want of memory do the same.
      link.close();
    }
  }

  private void imap(Connection connection) throws IOException {
    var session = new ImapDialogue(connection, mail, sessions, Commands.TABLE);
    boolean again = true;
    while (again) {
      again = session.goOn();
    }
  }
}
