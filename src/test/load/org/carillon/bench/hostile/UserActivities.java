package org.carillon.bench.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Dialogue;

/** The users of the server under attack: a sign-in and a look, a message, a page, a phone. */
final class UserActivities {
  private static final String DOMAIN = "usual.test";
  private static final String ADDRESS = "alice@" + DOMAIN;
  private static final String PASSWORD = "usual password 1";
  private static final int PATIENCE = 10_000;

  private final CarillonServer server;
  private int calls;

  UserActivities(CarillonServer server) {
    this.server = server;
    server.createDomain(DOMAIN);
    server.createAccount(ADDRESS, PASSWORD);
  }

  List<UserActivity> all() {
    return List.of(
        usual("imap", this::look),
        usual("smtp", this::write),
        usual("web", this::open),
        usual("sip", this::ring));
  }

  private interface Action {
    void once() throws IOException;
  }

  private static UserActivity usual(String name, Action action) {
    return new UserActivity() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void once() throws IOException {
        action.once();
      }
    };
  }

  private void look() throws IOException {
    try (Dialogue dialogue = new Dialogue(server.port("imap"))) {
      dialogue.ask("", "* OK");
      dialogue.ask("a LOGIN " + ADDRESS + " \"" + PASSWORD + "\"", "a OK");
      dialogue.ask("b SELECT INBOX", "b OK");
      dialogue.ask("c LOGOUT", "c OK");
    }
  }

  private void write() throws IOException {
    try (Dialogue dialogue = new Dialogue(server.port("smtp"))) {
      dialogue.ask("", "220");
      dialogue.ask("EHLO usual.example", "250 ");
      dialogue.ask("MAIL FROM:<bob@usual.example>", "250");
      dialogue.ask("RCPT TO:<" + ADDRESS + ">", "250");
      dialogue.ask("DATA", "354");
      dialogue.ask("Subject: As usual\r\n\r\nNothing new.\r\n.", "250");
      dialogue.ask("QUIT", "221");
    }
  }

  private void open() throws IOException {
    URI page = URI.create("https://localhost:" + server.port("https") + "/sign-in");
    try {
      int status = server.web(HttpRequest.newBuilder(page)).statusCode();
      if (status != 200) {
        throw new IOException("Answered " + status);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Sends a REGISTER; the challenge counts as success. */
  private void ring() throws IOException {
    try (DatagramSocket phone = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      phone.setSoTimeout(PATIENCE);
      String call = "usual-" + calls++;
      String request =
          """
          REGISTER sip:%s SIP/2.0
          Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s;rport
          Max-Forwards: 70
          From: <sip:%s>;tag=t
          To: <sip:%s>
          Call-ID: %s
          CSeq: 1 REGISTER
          Contact: <sip:alice@127.0.0.1:%d>
          Content-Length: 0

          """
              .replace("\n", "\r\n")
              .formatted(
                  DOMAIN, phone.getLocalPort(), call, ADDRESS, ADDRESS, call, phone.getLocalPort());
      byte[] octets = request.getBytes(StandardCharsets.US_ASCII);
      phone.send(
          new DatagramPacket(
              octets, octets.length, InetAddress.getByName("127.0.0.1"), server.port("sip")));
      byte[] answer = new byte[4_096];
      phone.receive(new DatagramPacket(answer, answer.length));
    }
  }
}
