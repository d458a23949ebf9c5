package org.carillon.protocol.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.MemoryLink;

/**
 * A conversation to hold with a session over a memory link. One step a line:
 *
 * <pre>
 * # a remark; empty lines mean nothing either
 * C: what the client sends; CRLF is added
 * R: octets as they are, one packet: \r \n \t \\ \xHH, and {1000*x} for a thousand x
 * S: a regular expression that the server's next line must match as a whole
 * END      the client ends its side
 * SILENT   the client says nothing for so long that the server's patience ends
 * STOP     the server is asked to stop
 * CLOSED   the server must have closed the connection, with no word more
 * word: …  for the protocol's test: a setting before the first step, an expectation later
 * </pre>
 *
 * <p>What an {@code S:} line says by a named group, as {@code (?<uidvalidity>\d+)}, stands for
 * {@code ${uidvalidity}} from there on, in every line.
 *
 * <p>{@code C2:}, {@code R2:} and {@code S2:} belong to a second session beside the first, and so
 * on.
 */
public record Transcript(String name, List<String> lines) {
  private static final Pattern STEP = Pattern.compile("([CRS])(\\d?):(?: (.*))?");
  private static final Pattern SAID = Pattern.compile("\\$\\{(\\w+)\\}");
  private static final Pattern REPEAT = Pattern.compile("\\{(\\d+)\\*(.+?)\\}");

  /** Returns all transcripts of a protocol, from the project's folder. */
  public static Stream<Transcript> of(String protocol) throws IOException {
    Path folder = Path.of("../../src/test/transcripts", protocol);
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Transcript::read).toList().stream();
    }
  }

  private static Transcript read(Path file) {
    try {
      return new Transcript(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the service that clients connect to, or the default. */
  public Service service(String usual) {
    String wanted = setting("service", usual);
    return Service.all().stream()
        .filter(each -> each.key().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No service " + wanted));
  }

  /** Returns the value of a setting at the beginning. */
  public String setting(String word, String otherwise) {
    return lines.stream()
        .takeWhile(line -> !STEP.matcher(line).matches())
        .filter(line -> line.startsWith(word + ": "))
        .map(line -> line.substring(word.length() + 2))
        .findFirst()
        .orElse(otherwise);
  }

  /** Returns whether the transcript has this word, as a setting or later. */
  public boolean says(String word) {
    return lines.stream().anyMatch(line -> line.startsWith(word + ": "));
  }

  /** Plays the client's part and checks the server's; {@code others} gets any other line. */
  public void play(MemoryLink link, Runnable stop, BiConsumer<String, String> others)
      throws InterruptedException {
    play(session -> link, stop, others);
  }

  /** Plays a host's part and checks the client's: S: is the host's text, C: what we must send. */
  public void playHost(MemoryLink link, BiConsumer<String, String> others)
      throws InterruptedException {
    new Transcript(name, lines.stream().map(Transcript::otherSide).toList())
        .play(link, link::end, others);
  }

  private static String otherSide(String line) {
    return line.startsWith("S: ") || line.startsWith("C: ")
        ? (line.startsWith("S") ? "C" : "S") + line.substring(1)
        : line;
  }

  /**
   * Plays several clients' parts and checks the server's.
   *
   * @param links the link of each session, numbered from 1
   * @param others receives every other word and the text after it, settings too
   */
  public void play(IntFunction<MemoryLink> links, Runnable stop, BiConsumer<String, String> others)
      throws InterruptedException {
    Map<String, String> said = new HashMap<>();
    int number = 0;
    for (String line : lines) {
      number++;
      String where = name + ":" + number + ": " + line;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        int session = step.group(2).isEmpty() ? 1 : Integer.parseInt(step.group(2));
        String text = step.group(3) == null ? "" : step.group(3);
        step(links.apply(session), step.group(1).charAt(0), octets(text), said, where);
      } else if (line.equals("END")) {
        links.apply(1).end();
      } else if (line.equals("SILENT")) {
        links.apply(1).fallSilent();
      } else if (line.equals("STOP")) {
        stop.run();
      } else if (line.equals("CLOSED")) {
        assertThat(line(links.apply(1), where)).as(where).isNull();
      } else if (line.contains(": ")) {
        int colon = line.indexOf(": ");
        others.accept(line.substring(0, colon), line.substring(colon + 2));
      } else {
        fail("No such step: " + where);
      }
    }
  }

  private static void step(
      MemoryLink link, char kind, String text, Map<String, String> said, String where)
      throws InterruptedException {
    switch (kind) {
      case 'C' -> link.send(insert(text, said, UnaryOperator.identity()) + "\r\n");
      case 'R' -> link.send(unescape(insert(text, said, UnaryOperator.identity())));
      default -> {
        Pattern expected = Pattern.compile(insert(text, said, Pattern::quote));
        String line = line(link, where);
        assertThat(line).as(where).isNotNull().matches(expected);
        Matcher matcher = expected.matcher(line);
        if (matcher.matches()) {
          matcher.namedGroups().keySet().forEach(name -> said.put(name, matcher.group(name)));
        }
      }
    }
  }

  /** Returns the next line; a silent session fails with the step that waits. */
  private static String line(MemoryLink link, String where) throws InterruptedException {
    try {
      return link.receiveLine();
    } catch (AssertionError silent) {
      throw new AssertionError(where, silent);
    }
  }

  private static String insert(
      String text, Map<String, String> said, UnaryOperator<String> quoting) {
    return SAID.matcher(text)
        .replaceAll(
            name -> {
              assertThat(said).containsKey(name.group(1));
              return quote(quoting.apply(said.get(name.group(1))));
            });
  }

  /** The file is UTF-8; the link takes one char per octet. */
  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Replaces escapes by their octets. */
  public static String unescape(String text) {
    String repeated =
        REPEAT
            .matcher(text)
            .replaceAll(m -> quote(m.group(2).repeat(Integer.parseInt(m.group(1)))));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < repeated.length(); i++) {
      char c = repeated.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      i++;
      switch (repeated.charAt(i)) {
        case 'r' -> out.append('\r');
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'x' -> {
          out.append((char) Integer.parseInt(repeated.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> out.append(repeated.charAt(i));
      }
    }
    return out.toString();
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  @Override
  public String toString() {
    return name;
  }
}
