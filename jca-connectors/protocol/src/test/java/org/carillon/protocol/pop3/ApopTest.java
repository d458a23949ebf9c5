package org.carillon.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of APOP (RFC 1939 §7); transcripts can't cover it, as each session's timestamp differs. */
class ApopTest {
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final Pattern GREETING = Pattern.compile("\\+OK .* (<[0-9a-f]{32}@carillon>)");

  private final MemorySessions sessions = new MemorySessions();
  private MemoryLink link;

  private String connect() throws Exception {
    link = new MemoryLink();
    Wire wire = new Wire(link, LineEnds.LENIENT, 8_192, IDLE);
    Connection connection =
        new Connection(
            Service.POP3,
            link.peer(),
            "s1",
            new Limits(10, 10, IDLE, IDLE, 8, 8_192),
            wire,
            new MemorySessionLog());
    MemoryLink spoken = link;
    Thread.startVirtualThread(
        () -> {
          try (wire) {
            new Pop3Session(connection, new MemoryMail(), sessions).run();
          } catch (IOException e) {
            spoken.end();
          }
        });
    return link.receiveLine();
  }

  @AfterEach
  void end() {
    link.end();
  }

  private static String digest(String timestamp, String password) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("MD5")
                .digest((timestamp + password).getBytes(StandardCharsets.UTF_8)));
  }

  private String said(String line) throws Exception {
    link.send(line + "\r\n");
    return link.receiveLine();
  }

  @Test
  void apopDigestSignsInWithoutEncryption() throws Exception {
    sessions.serving(Challenge.APOP);
    Matcher greeting = GREETING.matcher(connect());
    assertThat(greeting.matches()).isTrue();
    String timestamp = greeting.group(1);

    assertThat(said("USER mrose")).startsWith("-ERR [AUTH]");
    assertThat(said("APOP mrose")).startsWith("-ERR Syntax: APOP");
    assertThat(said("APOP mrose " + digest(timestamp, "wrong"))).startsWith("-ERR [AUTH]");
    assertThat(said("APOP mrose " + digest(timestamp, "tanstaaf"))).startsWith("+OK 0 messages");

    Matcher again = GREETING.matcher(connect());
    assertThat(again.matches()).isTrue();
    assertThat(again.group(1)).isNotEqualTo(timestamp);
    assertThat(said("APOP mrose " + digest(timestamp, "tanstaaf"))).startsWith("-ERR [AUTH]");
  }

  @Test
  void greetingHasNoTimestampWithoutStoredPasswords() throws Exception {
    assertThat(connect()).doesNotContain("<");

    assertThat(said("APOP mrose c4c9334bac560ecc979e58001b3e22fb"))
        .startsWith("-ERR APOP is not available");
  }
}
