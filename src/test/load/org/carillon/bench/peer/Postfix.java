package org.carillon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.testbed.Await;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;

/**
 * Debian's Postfix in a folder of its own, which delivers {@code bench.test} to {@link Dovecot} by
 * LMTP. Needs root.
 */
public final class Postfix implements AutoCloseable {

  public static final int SMTP = 12525;

  private static final Path SHIPPED_MASTER = Path.of("/usr/share/postfix/master.cf.dist");

  private final Path configuration;
  private final Path log;

  /**
   * @param lmtp Dovecot's port
   */
  public Postfix(Path folder, int lmtp) throws IOException {
    this(folder, lmtp, List.of(), Filters.NONE);
  }

  /**
   * The filters that see each message.
   *
   * @param parameters lines of main.cf
   * @param services lines of master.cf
   */
  public record Filters(List<String> parameters, List<String> services) {
    public static final Filters NONE = new Filters(List.of(), List.of());
  }

  /**
   * Starts one with filters.
   *
   * @param starter words before the command that starts it
   */
  Postfix(Path folder, int lmtp, List<String> starter, Filters filters) throws IOException {
    configuration = Files.createDirectories(folder.resolve("etc"));
    Path spool = Files.createDirectories(folder.resolve("spool"));
    Path data = Files.createDirectories(folder.resolve("data"));
    log = folder.resolve("postfix.log");
    Command.run(Duration.ofSeconds(10), List.of("chown", "postfix", data.toString())).orFail();
    try (Stream<String> lines = Files.lines(SHIPPED_MASTER)) {
      Files.writeString(
          configuration.resolve("master.cf"),
          Stream.concat(lines.map(Postfix::withoutChroot), filters.services().stream())
              .collect(Collectors.joining("\n", "", "\n")));
    }
    Files.writeString(
        configuration.resolve("main.cf"),
        """
        compatibility_level = 3.6
        queue_directory = %1$s
        data_directory = %2$s
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = mx.bench.test
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        virtual_mailbox_domains = bench.test
        virtual_mailbox_maps = static:all
        virtual_transport = lmtp:inet:127.0.0.1:%3$d
        maillog_file = %4$s
        maillog_file_prefixes = %5$s
        smtp_host_lookup = native
        """
                .formatted(spool, data, lmtp, log, folder)
            + String.join("\n", filters.parameters())
            + "\n");
    List<String> start = new ArrayList<>(starter);
    start.addAll(List.of(OutsideTool.POSTFIX.path(), "-c", configuration.toString(), "start"));
    Command.run(Duration.ofSeconds(20), start).orFail();
  }

  /** The shipped table, with the SMTP service on our port, no chroot, no local pick-up. */
  private static String withoutChroot(String line) {
    if (line.startsWith("#") || line.isBlank() || Character.isWhitespace(line.charAt(0))) {
      return line;
    }
    String[] columns = line.split("\\s+");
    if (columns[0].equals("pickup")) {
      return "#" + line;
    }
    if (columns[0].equals("smtp") && columns[1].equals("inet")) {
      columns[0] = Integer.toString(SMTP);
    }
    columns[4] = "n";
    return String.join(" ", columns);
  }

  /** The size of its log: a mark for {@link #awaitDelivered}. */
  public long mark() throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  /** Waits until that many messages were handed to Dovecot since the mark. */
  public void awaitDelivered(long mark, int messages) {
    DeliveredCount delivered = new DeliveredCount(log, mark);
    Await.until(
        messages + " messages delivered by Postfix",
        Duration.ofMinutes(5),
        () -> delivered.now() >= messages);
  }

  @Override
  public void close() {
    Command.run(
        Duration.ofSeconds(30),
        List.of(OutsideTool.POSTFIX.path(), "-c", configuration.toString(), "stop"));
  }

  /** Counts deliveries in a growing log, reading each byte once. */
  private static final class DeliveredCount {
    private final Path log;
    private long position;
    private int count;
    private String rest = "";

    DeliveredCount(Path log, long position) {
      this.log = log;
      this.position = position;
    }

    int now() {
      try (var file = Files.newByteChannel(log)) {
        file.position(position);
        var bytes = ByteBuffer.allocate((int) (file.size() - position));
        position += Math.max(0, file.read(bytes));
        String[] lines =
            (rest + new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1))
                .split("\n", -1);
        rest = lines[lines.length - 1];
        for (int i = 0; i < lines.length - 1; i++) {
          if (lines[i].contains("/lmtp[") && lines[i].contains("status=sent")) {
            count++;
          }
        }
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
