package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.protocol.sip.flow.Flow;

/** A telephone that sends and expects messages as a test says. */
final class Phone {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Consumer<byte[]> line;
  private final Flow flow;

  Phone(Consumer<byte[]> line, Flow flow) {
    this.line = line;
    this.flow = flow;
  }

  Flow flow() {
    return flow;
  }

  String contact(String user) {
    String transport =
        switch (flow.transport()) {
          case UDP -> "";
          case TCP, TLS -> ";transport=" + flow.transport().parameter();
        };
    return "<sip:"
        + user
        + "@"
        + flow.remote().getHostString()
        + ":"
        + flow.remote().getPort()
        + transport
        + ">";
  }

  void receive(byte[] message) {
    heard.add(new Heard(new String(message, StandardCharsets.UTF_8)));
  }

  /** Sends a message with CRLF as line ends; adds a missing Via, Max-Forwards and length. */
  void say(String text) {
    line.accept(complete(text).getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a message unchanged but for CRLF as line ends. */
  void sayJust(String text) {
    line.accept(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Receives the next message, which must begin with this text. */
  Heard hear(String beginning) {
    Heard next = next(10_000);
    assertThat(next.text()).startsWith(beginning);
    return next;
  }

  /** Receives the next message but 100 Trying; it must begin with this text. */
  Heard hearAfterTrying(String beginning) {
    Heard next = next(10_000);
    return next.text().startsWith("SIP/2.0 100") ? hear(beginning) : require(next, beginning);
  }

  /** Checks that nothing arrived; only useful after something later was received elsewhere. */
  void heardNothing() {
    assertThat(heard).isEmpty();
  }

  /** Registers with this user's password. */
  Heard register(String user, String contactParameters) {
    return register(user, contact(user), contactParameters);
  }

  /** Registers a contact other than its source address. */
  Heard register(String user, String address, String contactParameters) {
    String callId = "reg-" + COUNTER.incrementAndGet();
    String request =
        """
        REGISTER sip:example.test SIP/2.0
        From: <sip:%1$s@example.test>;tag=r
        To: <sip:%1$s@example.test>
        Call-ID: %2$s
        CSeq: %3$d REGISTER
        Contact: %4$s
        """;
    String contact = address + contactParameters;
    say(request.formatted(user, callId, 1, contact));
    Heard challenge = hear("SIP/2.0 401");
    say(
        request.formatted(user, callId, 2, contact)
            + credentials(challenge, "Authorization", user, "REGISTER", "sip:example.test", 1));
    return hear("SIP/2.0 ");
  }

  /** Returns the header that answers a challenge. */
  static String credentials(
      Heard challenge, String header, String user, String method, String uri, int count) {
    return credentials(
        challenge,
        header,
        user,
        MemoryCallControl.password(user),
        method,
        uri,
        count,
        DigestAlgorithm.MD5);
  }

  static String credentials(
      Heard challenge,
      String header,
      String user,
      String password,
      String method,
      String uri,
      int count,
      DigestAlgorithm algorithm) {
    String nonce = challenge.parameter("nonce");
    String realm = challenge.parameter("realm");
    String nc = "%08x".formatted(count);
    String ha1 = DigestAnswer.ha1(algorithm, user, realm, password);
    String ha2 = DigestAnswer.hash(algorithm, method + ":" + uri);
    String response =
        DigestAnswer.hash(algorithm, String.join(":", ha1, nonce, nc, "c", "auth", ha2));
    return ("%s: Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\",response=\"%s\","
            + "algorithm=%s,cnonce=\"c\",qop=auth,nc=%s\n")
        .formatted(header, user, realm, nonce, uri, response, algorithm.token(), nc);
  }

  static String branch() {
    return "z9hG4bK-test-" + COUNTER.incrementAndGet();
  }

  private String complete(String text) {
    int empty = text.indexOf("\n\n");
    String head = empty < 0 ? text.stripTrailing() : text.substring(0, empty);
    String body = empty < 0 ? "" : text.substring(empty + 2);
    StringBuilder message = new StringBuilder(head);
    if (!head.startsWith("SIP/") && !head.contains("\nVia:")) {
      message.insert(
          head.indexOf('\n') + 1,
          "Via: SIP/2.0/%s %s:%d;branch=%s;rport\n"
              .formatted(
                  flow.transport(),
                  flow.remote().getHostString(),
                  flow.remote().getPort(),
                  branch()));
    }
    if (!head.startsWith("SIP/") && !head.contains("\nMax-Forwards:")) {
      message.append("\nMax-Forwards: 70");
    }
    message.append("\nContent-Length: ").append(body.length());
    return message.append("\n\n").toString().replace("\n", "\r\n") + body;
  }

  private Heard next(long millis) {
    try {
      Heard next = heard.poll(millis, TimeUnit.MILLISECONDS);
      assertThat(next).as("a message for " + flow.remote()).isNotNull();
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Heard require(Heard heard, String beginning) {
    assertThat(heard.text()).startsWith(beginning);
    return heard;
  }
}
