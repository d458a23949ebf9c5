package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;

/**
 * The statements that a server sends to its own database, from PostgreSQL's log, whatever library
 * sends them. Statements that begin or end transactions, or check a connection, are not counted.
 */
final class StatementLog implements AutoCloseable {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Pattern STATEMENT =
      Pattern.compile(
          "LOG:  (?:statement|execute [^:]*): (?!BEGIN|COMMIT|ROLLBACK|set local )(\\S.*)");

  private final Path configuration;
  private final Path log;
  private final String before;
  private final String process;

  /** Starts the logging of statements. */
  StatementLog(CarillonServer server) throws IOException {
    Path database = server.home().resolve("postgres");
    this.configuration = database.resolve("postgresql.auto.conf");
    this.log = server.home().resolve("log/postgresql.log");
    this.before = Files.readString(configuration);
    this.process = Files.readAllLines(database.resolve("postmaster.pid")).getFirst();
    long position = Files.size(log);
    configure(before + "\nlog_statement = 'all'\n");
    Await.until("statements are logged", BOUND, () -> !since(position).isEmpty());
  }

  private void configure(String settings) throws IOException {
    // The file is overwritten in place: its owner is PostgreSQL's user.
    Files.writeString(configuration, settings, StandardOpenOption.TRUNCATE_EXISTING);
    Command.run(BOUND, List.of("kill", "-HUP", process)).orFail();
  }

  /** The statements sent while the requests run. */
  List<String> during(Requests requests) throws IOException {
    long position = Files.size(log);
    requests.perform();
    return since(position);
  }

  @FunctionalInterface
  interface Requests {
    void perform() throws IOException;
  }

  private List<String> since(long position) {
    try (var channel = Files.newByteChannel(log)) {
      channel.position(position);
      byte[] octets = Channels.newInputStream(channel).readAllBytes();
      return Arrays.stream(new String(octets, UTF_8).split("\n"))
          .map(STATEMENT::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    configure(before);
  }
}
