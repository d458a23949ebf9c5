package org.carillon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Postfix's load generator: one process a connection, each with a mailbox of its own and one
 * message after the other.
 */
final class SmtpSource {

  private final int connections;
  private final int octets;

  SmtpSource(int connections, int octets) {
    this.connections = connections;
    this.octets = octets;
  }

  /** The mailbox that a connection sends to, from 0. */
  static String recipient(int connection) {
    return "u" + connection + "@bench.test";
  }

  /** How many messages {@link #send} really sends when asked for so many. */
  int rounded(int messages) {
    return messages / connections * connections;
  }

  /** Sends and returns how many seconds it took until the last message was acknowledged. */
  double send(boolean lmtp, int port, int messages) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<Future<Command>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        List<String> words = words(lmtp, port, recipient(i), messages / connections);
        running.add(threads.submit(() -> Command.run(Duration.ofMinutes(10), words).orFail()));
      }
      for (Future<Command> connection : running) {
        connection.get();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private List<String> words(boolean lmtp, int port, String recipient, int messages) {
    List<String> words = new ArrayList<>(List.of(OutsideTool.SMTP_SOURCE.path(), "-d", "-s", "1"));
    if (lmtp) {
      words.add("-L");
    }
    words.addAll(
        List.of(
            "-m",
            "" + messages,
            "-l",
            "" + octets,
            "-f",
            "sender@src.test",
            "-t",
            recipient,
            "127.0.0.1:" + port));
    return words;
  }
}
