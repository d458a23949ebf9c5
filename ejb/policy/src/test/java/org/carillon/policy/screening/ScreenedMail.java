package org.carillon.policy.screening;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.testing.MemorySpool;

/**
 * A message from outside, for tests.
 *
 * @param text the whole message, with LF or CRLF as line ends
 */
public record ScreenedMail(String client, String helo, String from, List<String> to, String text) {

  public static ScreenedMail of(String client, String text) {
    return new ScreenedMail(
        client, "mail.bank.example", "boss@bank.example", List.of("alice@example.test"), text);
  }

  public ScreenedMail greeting(String name) {
    return new ScreenedMail(client, name, from, to, text);
  }

  public ScreenedMail from(String sender) {
    return new ScreenedMail(client, helo, sender, to, text);
  }

  public ScreenedMail to(String... recipients) {
    return new ScreenedMail(client, helo, from, List.of(recipients), text);
  }

  public IntakeSession session() {
    return new IntakeSession(
        Service.SMTP, InetAddress.ofLiteral(client), helo, true, "", Optional.empty(), "s1");
  }

  public ReversePath path() {
    return new ReversePath(
        from, 0, ReversePath.Body.EIGHT_BIT_MIME, false, Optional.empty(), Optional.empty());
  }

  public ScreeningQuestion question() {
    byte[] octets =
        text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      return new ScreeningQuestion(
          "q1",
          false,
          session(),
          new Envelope(
              path(),
              to.stream()
                  .map(address -> new ForwardPath(address, Set.of(), Optional.empty()))
                  .toList()),
          MailData.of(MemorySpool.of(octets)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
