package org.carillon.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Postfix's load generator: one process per connection, each with a mailbox of its own and one
 * message after the other.
 */
public final class SmtpSource {

  private final int connections;
  private final List<String> content;

  /** Sends messages of about {@code octets} octets. */
  public SmtpSource(int connections, int octets) {
    this(connections, List.of("-l", Integer.toString(octets)));
  }

  /** Sends this message, a file with the system's line ends. */
  public SmtpSource(int connections, Path message) {
    this(connections, List.of("-F", message.toString()));
  }

  private SmtpSource(int connections, List<String> content) {
    this.connections = connections;
    this.content = content;
  }

  /** The mailbox that a connection sends to, from 0. */
  public static String recipient(int connection) {
    return "u" + connection + "@bench.test";
  }

  /** Returns the number of messages that {@link #send} really sends for that request. */
  public int rounded(int messages) {
    return messages / connections * connections;
  }

  /** Sends; returns the seconds until the last message was acknowledged. */
  public double send(boolean lmtp, int port, int messages) throws Exception {
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
    List<String> words =
        new ArrayList<>(
            List.of(OutsideTool.SMTP_SOURCE.path(), "-d", "-s", "1", "-M", "client.src.test"));
    if (lmtp) {
      words.add("-L");
    }
    words.addAll(content);
    words.addAll(
        List.of(
            "-m", "" + messages, "-f", "sender@src.test", "-t", recipient, "127.0.0.1:" + port));
    return words;
  }
}
