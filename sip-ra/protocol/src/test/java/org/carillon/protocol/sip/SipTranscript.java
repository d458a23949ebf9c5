package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.SipCounters;

/**
 * A transcript of phones and servers. One step in a line, followed by the lines that belong to it,
 * indented:
 *
 * <pre>
 * # a comment; empty lines are ignored, too
 * user: NAME …                          adds accounts; the password is secret-NAME
 * alias: 200 bob
 * node: 192.0.2.2                       another server, beside 192.0.2.1
 * party: NAME UDP 192.0.2.10:5060 [for USER] [at NODE]
 * NAME registers [;PARAMETERS]          answers the challenge, receives 200
 * NAME -&gt; METHOD URI                    starts a dialog
 * NAME -&gt; METHOD                        in the dialog; CANCEL, or ACK of a refusal: for the INVITE
 * NAME -&gt; 180 Ringing [to METHOD]       responds to the last request (of that method)
 * NAME -&gt; again                         sends the same octets again
 * NAME &lt;- EXPRESSION                    the first line of the next message, without SIP/2.0
 * NAME hears nothing                    only after a step that proves it would have arrived
 * pass: 32s                             advances the time; due timers fire
 * away: yes                             the directory is unavailable
 * barred: 192.0.2.20                    the address is blocked
 * cut: NAME                             sending to it fails
 * answered: 1                           the expected number of answered calls
 * </pre>
 *
 * <p>Below a sent message: headers, which replace the default ones (empty: no such header); {@code
 * credentials[: USER [PASSWORD]]} for the last challenge; {@code | } begins a line of the body.
 * Below a received one: {@code Name: EXPRESSION}, for each header of that name, in order; {@code -
 * Name} for none; {@code | EXPRESSION} for each line of the body. The text of a named group, such
 * as {@code (?<tag>\w+)}, replaces <code>${tag}</code> in later lines.
 */
record SipTranscript(String name, List<String> lines) {
  private static final Path FOLDER = Path.of("../../src/test/transcripts/sip");
  private static final String FIRST_NODE = "192.0.2.1";
  private static final int PORT = 5060;
  private static final Pattern STEP = Pattern.compile("(\\w+) (->|<-|registers|hears)(?: (.*))?");
  private static final Pattern PARTY =
      Pattern.compile("(\\w+) (UDP|TCP|TLS) ([\\w.:]+):(\\d+)(?: for (\\w+))?(?: at (\\S+))?");
  private static final Pattern SAID = Pattern.compile("\\$\\{(\\w+)\\}");

  static Stream<SipTranscript> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(SipTranscript::read).toList().stream();
    }
  }

  private static SipTranscript read(Path file) {
    try {
      return new SipTranscript(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void play() throws IOException {
    try (Play play = new Play()) {
      for (int at = 0; at < lines.size(); at++) {
        String line = lines.get(at);
        List<String> below = new ArrayList<>();
        for (int next = at + 1; next < lines.size() && lines.get(next).startsWith("  "); next++) {
          below.add(lines.get(next).strip());
        }
        if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("  ")) {
          play.step(line, below, name + ":" + (at + 1) + ": " + line);
        }
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class Play implements AutoCloseable {
    private final HandClock clock = new HandClock();
    private final HandTimers timers = new HandTimers(clock);
    private final MemoryCallControl calls = new MemoryCallControl(clock);
    private final MemoryNetwork network = new MemoryNetwork();
    private final Map<String, MemoryNetwork.Node> nodes = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();

    void step(String line, List<String> below, String where) throws IOException {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        Party party = parties.get(step.group(1));
        assertThat(party).as(where).isNotNull();
        String rest = step.group(3) == null ? "" : step.group(3);
        switch (step.group(2)) {
          case "->" ->
              party.say(
                  insert(rest, UnaryOperator.identity()),
                  below.stream().map(each -> insert(each, UnaryOperator.identity())).toList());
          case "<-" -> hear(party, rest, below, where);
          case "registers" ->
              assertThat(party.phone().register(party.user(), rest).text())
                  .as(where)
                  .startsWith("SIP/2.0 200");
          default -> {
            settle();
            party.phone().heardNothing();
          }
        }
      } else if (line.contains(": ")) {
        set(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(": ") + 2), where);
      } else {
        fail("No such step: " + where);
      }
    }

    private void set(String word, String value, String where) throws IOException {
      switch (word) {
        case "user" -> Stream.of(value.split(" ", -1)).forEach(calls::user);
        case "alias" -> calls.alias(value.split(" ", -1)[0], value.split(" ", -1)[1]);
        case "node" -> node(value, calls.otherNode());
        case "party" -> enter(value, where);
        case "pass" -> timers.pass(Duration.parse("PT" + value), this::settle);
        case "away" -> calls.goAway();
        case "barred" -> calls.bar(InetAddress.ofLiteral(value));
        case "answered" ->
            assertThat(nodes.get(FIRST_NODE).tally().of(SipCounters.Count.ANSWERED))
                .as(where)
                .isEqualTo(Long.parseLong(value));
        case "cut" -> nodes.get(FIRST_NODE).cut(parties.get(value).phone());
        default -> fail("No such word: " + where);
      }
    }

    private void enter(String value, String where) {
      Matcher party = PARTY.matcher(value);
      assertThat(party.matches()).as(where).isTrue();
      MemoryNetwork.Node node =
          party.group(6) == null ? node(FIRST_NODE, calls) : nodes.get(party.group(6));
      String name = party.group(1);
      parties.put(
          name,
          new Party(
              name,
              party.group(5) == null ? name : party.group(5),
              network.phone(
                  node,
                  Transport.valueOf(party.group(2)),
                  party.group(3),
                  Integer.parseInt(party.group(4)))));
    }

    private MemoryNetwork.Node node(String host, MemoryCallControl of) {
      return nodes.computeIfAbsent(host, each -> network.node(of, each, PORT, clock, timers));
    }

    private void hear(Party party, String first, List<String> below, String where) {
      Heard heard = party.hear();
      String begin = heard.text().substring(0, heard.text().indexOf("\r\n"));
      match(begin.replaceFirst("^SIP/2.0 ", "").replaceFirst(" SIP/2.0$", ""), first, where, heard);
      Map<String, List<String>> headers = new HashMap<>();
      List<String> body = new ArrayList<>();
      for (String line : below) {
        if (line.startsWith("- ")) {
          assertThat(heard.headers(line.substring(2))).as(where).isEmpty();
        } else if (line.startsWith("| ")) {
          body.add(line.substring(2));
        } else {
          headers
              .computeIfAbsent(line.substring(0, line.indexOf(':')), each -> new ArrayList<>())
              .add(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      headers.forEach((header, expected) -> match(heard.headers(header), expected, where, heard));
      if (!body.isEmpty()) {
        String text = heard.text();
        match(text.substring(text.indexOf("\r\n\r\n") + 4).lines().toList(), body, where, heard);
      }
    }

    private void match(List<String> actual, List<String> expected, String where, Heard heard) {
      assertThat(actual).as("%s%n%s", where, heard.text()).hasSameSizeAs(expected);
      for (int i = 0; i < actual.size(); i++) {
        match(actual.get(i), expected.get(i), where, heard);
      }
    }

    private void match(String actual, String expression, String where, Heard heard) {
      Pattern expected = Pattern.compile(insert(expression, Pattern::quote));
      assertThat(actual).as("%s%n%s", where, heard.text()).matches(expected);
      Matcher matcher = expected.matcher(actual);
      if (matcher.matches()) {
        matcher.namedGroups().keySet().forEach(group -> said.put(group, matcher.group(group)));
      }
    }

    private String insert(String text, UnaryOperator<String> quoting) {
      return SAID.matcher(text)
          .replaceAll(
              group -> {
                assertThat(said).containsKey(group.group(1));
                return Matcher.quoteReplacement(quoting.apply(said.get(group.group(1))));
              });
    }

    /** Waits until every server is idle. */
    private void settle() {
      while (!nodes.values().stream().allMatch(MemoryNetwork.Node::isIdle)) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
