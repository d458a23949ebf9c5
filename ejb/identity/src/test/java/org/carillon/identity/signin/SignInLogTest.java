package org.carillon.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInLogTest {
  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.7");

  private final List<String> lines = new ArrayList<>();
  private final SignInLog log = new SignInLog(lines::add);

  @Test
  void aNameWithLineBreaksCannotForgeALogLine() {
    log.refused("imap", CLIENT, "x\nrefused client=198.51.100.1 \"way", SignInLog.Answer.WRONG);

    assertThat(lines)
        .containsExactly(
            "refused client=192.0.2.7 way=imap answer=wrong"
                + " name=x%0Arefused%20client=198.51.100.1%20%22way");
  }

  @Test
  void floodOfGuessesLogsFewLines() {
    for (int i = 0; i < 100_000; i++) {
      log.refused("imap", CLIENT, "user" + i, SignInLog.Answer.WRONG);
    }
    log.refused("imap", InetAddress.ofLiteral("192.0.2.8"), "ann", SignInLog.Answer.WRONG);

    assertThat(lines).hasSize(11).last().asString().contains("client=192.0.2.8");
  }

  @Test
  void aRepeatedSignInIsLoggedOnce() {
    for (int i = 0; i < 3; i++) {
      log.admitted("imap", CLIENT, "ann@a.test");
      log.admitted("smtp", CLIENT, "ann@a.test");
    }

    assertThat(lines)
        .containsExactly(
            "admitted client=192.0.2.7 way=imap name=ann@a.test",
            "admitted client=192.0.2.7 way=smtp name=ann@a.test");
  }
}
