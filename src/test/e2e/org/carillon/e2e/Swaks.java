package org.carillon.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** Swaks, as another mail server and as a mail program. */
final class Swaks {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private Swaks() {}

  /** Runs it with these options; how that went is in the answer. */
  static Command run(String... options) {
    List<String> words =
        new ArrayList<>(List.of(OutsideTool.SWAKS.path(), "--helo", "client.elsewhere.test"));
    words.addAll(List.of(options));
    return Command.run(BOUND, words);
  }

  /** A stranger sends a message, which must be taken. */
  static void fromOutside(CarillonServer server, String to, String subject) {
    run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--from",
            "stranger@elsewhere.test",
            "--to",
            to,
            "--header",
            "Subject: " + subject)
        .orFail();
  }

  /** An account's mail program submits a message over STARTTLS, which must be taken. */
  static void submit(
      CarillonServer server,
      String mechanism,
      String from,
      String password,
      String to,
      String subject) {
    run(
            "--server",
            "127.0.0.1:" + server.port("submission"),
            "--tls",
            "--auth",
            mechanism,
            "--auth-user",
            from,
            "--auth-password",
            password,
            "--from",
            from,
            "--to",
            to,
            "--header",
            "Subject: " + subject)
        .orFail();
  }
}
