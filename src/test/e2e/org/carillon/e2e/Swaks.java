package org.carillon.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/** Swaks, as another mail server or a mail client. */
final class Swaks {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private Swaks() {}

  static Command run(String... options) {
    List<String> words =
        new ArrayList<>(List.of(OutsideTool.SWAKS.path(), "--helo", "client.elsewhere.test"));
    words.addAll(List.of(options));
    return Command.run(BOUND, words);
  }

  /** Sends a message from outside, which must be accepted. */
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

  /** Submits a message over STARTTLS as an account, which must be accepted, with more options. */
  static void submit(
      CarillonServer server,
      String mechanism,
      String from,
      String password,
      String to,
      String subject,
      String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
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
                "Subject: " + subject));
    options.addAll(List.of(more));
    run(options.toArray(String[]::new)).orFail();
  }
}
