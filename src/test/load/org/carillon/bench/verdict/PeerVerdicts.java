package org.carillon.bench.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.bench.peer.AuthenticatingPostfix;
import org.carillon.bench.peer.Postfix;
import org.carillon.testbed.Await;
import org.carillon.testbed.OutsideTool;

/**
 * The verdicts of policyd-spf, OpenDKIM and OpenDMARC, from a Postfix that gets each client's
 * address (XCLIENT) and passes accepted mail to a sink. Needs root.
 */
final class PeerVerdicts {
  private static final int SINK = 12524;
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path folder;
  private final String dns;

  PeerVerdicts(Path folder, String dns) {
    this.folder = folder;
    this.dns = dns;
  }

  /** Returns the verdicts by case number; rejected messages are missing. */
  Map<Integer, Verdict> of(List<Case> cases) throws Exception {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Process sink =
        new ProcessBuilder(
                OutsideTool.SMTP_SINK.path(),
                "-u",
                "root",
                "-L",
                "-d",
                taken + "/m.",
                "inet:127.0.0.1:" + SINK,
                "100")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sink.said").toFile())
            .start();
    // OpenDKIM's resolver has a built-in empty test. zone, and does not query this machine. It
    // crashes when two threads read its file at once: messages come one after the other here.
    Path resolver =
        Files.writeString(
            folder.resolve("unbound.conf"),
            """
            server:
              local-zone: "test." nodefault
              do-not-query-localhost: no
            """);
    try (AuthenticatingPostfix peer =
        new AuthenticatingPostfix(
            folder, SINK, dns, List.of("ResolverConfiguration " + resolver))) {
      int accepted = 0;
      for (Case each : cases) {
        String answer = handOver(each);
        if (answer.startsWith("250")) {
          accepted++;
        } else {
          System.out.printf("%d %s: Postfix says %s%n", each.number(), each.name(), answer);
        }
      }
      peer.postfix().awaitDelivered(0, accepted);
      int all = accepted;
      Await.until("the sink has written all", BOUND, () -> taken(taken).size() >= all);
      return verdicts(taken);
    } finally {
      sink.destroy();
      sink.waitFor();
    }
  }

  private static String handOver(Case message) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Postfix.SMTP)) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      answer(in);
      say(in, out, "EHLO bench.test");
      String family = message.client().contains(":") ? "IPV6:" : "";
      say(in, out, "XCLIENT NAME=[UNAVAILABLE] ADDR=" + family + message.client());
      say(in, out, "EHLO " + message.greeting());
      String said = say(in, out, "MAIL FROM:<" + message.sender() + "> BODY=8BITMIME");
      if (said.startsWith("250")) {
        said = say(in, out, "RCPT TO:<reader@bench.test>");
      }
      if (said.startsWith("250")) {
        said = say(in, out, "DATA");
      }
      if (said.startsWith("354")) {
        out.write(stuffed(message.message()));
        said = say(in, out, ".");
      }
      return said;
    }
  }

  private static byte[] stuffed(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    String stuffed = text.replace("\r\n.", "\r\n..");
    return (stuffed.endsWith("\r\n") ? stuffed : stuffed + "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String say(BufferedReader in, OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return answer(in);
  }

  /** An answer's last line. */
  private static String answer(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    return line == null ? "" : line;
  }

  private static List<Path> taken(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, Verdict> verdicts(Path folder) throws IOException {
    Map<Integer, Verdict> verdicts = new HashMap<>();
    for (Path file : taken(folder)) {
      List<String> results = new ArrayList<>();
      int number = -1;
      for (String field : fields(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        String lower = field.toLowerCase(Locale.ROOT);
        if (lower.startsWith("authentication-results: mx.bench.test")) {
          results.add(field.substring(field.indexOf(':') + 1));
        } else if (lower.startsWith("x-case:")) {
          number = Integer.parseInt(field.substring(field.indexOf(':') + 1).strip());
        }
      }
      verdicts.put(number, Verdict.of(results));
    }
    return verdicts;
  }

  /** The unfolded fields of a header, after the lines that the sink adds. */
  private static List<String> fields(String message) {
    List<String> fields = new ArrayList<>();
    for (String line : message.lines().toList()) {
      if (line.isEmpty()) {
        break;
      }
      if (Character.isWhitespace(line.charAt(0)) && !fields.isEmpty()) {
        fields.set(fields.size() - 1, fields.getLast() + line);
      } else {
        fields.add(line);
      }
    }
    return fields;
  }
}
