package org.carillon.protocol.managesieve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.protocol.wire.Input;
import org.carillon.protocol.wire.Wire;

/** Reads commands (RFC 5804 §4): words, quoted strings, numbers, literals. */
final class ManageSieveReader {

  /** The most octets of a command's literals: no script is longer. */
  private static final int MOST_LITERAL_OCTETS = 4_194_304;

  private static final int MOST_ARGUMENTS = 8;

  /** RFC 5804 §4 limits quoted strings to 1024 octets; longer ones are accepted within a line. */
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,10})\\+?\\}$");

  private static final Pattern WORD = Pattern.compile("\\G *([A-Za-z][A-Za-z0-9]*)");
  private static final Pattern QUOTED = Pattern.compile("\\G *\"((?:[^\"\\\\]|\\\\[\"\\\\])*+)\"");
  private static final Pattern NUMBER = Pattern.compile("\\G *(\\d{1,20})(?= |$)");

  private final Wire wire;

  ManageSieveReader(Wire wire) {
    this.wire = wire;
  }

  /** The result of a read. */
  sealed interface Read {
    record Command(ManageSieveCommand command) implements Read {}

    /** A malformed command, read to its end. */
    record Malformed(String why) implements Read {}

    /** A command so long that the input after it can't be read. */
    record TooLong() implements Read {}

    /** The input ended or timed out. */
    record Other(Input input) implements Read {}
  }

  /** Reads the next command. */
  Read command() throws IOException {
    return read(wire.awaitCommand(), true);
  }

  /** Reads a single string, within a command that has begun; its verb is empty. */
  Read string() throws IOException {
    return read(wire.readLine(), false);
  }

  private Read read(Input input, boolean hasVerb) throws IOException {
    return switch (input) {
      case Input.Line(String octets) -> read(octets, hasVerb);
      case Input.TooLong _ -> new Read.Malformed("Line too long");
      case Input.BareEnding() -> new Read.Malformed("Line end without CR");
      case Input.Silent _, Input.End _, Input.Stopping _, Input.Dismissed _ ->
          new Read.Other(input);
    };
  }

  private Read read(String first, boolean hasVerb) throws IOException {
    String verb = "";
    String line = first;
    int at = 0;
    if (hasVerb) {
      Matcher word = WORD.matcher(line);
      if (!word.lookingAt()) {
        return skipped(line, "No command");
      }
      verb = word.group(1).toUpperCase(Locale.ROOT);
      at = word.end();
    }
    List<ManageSieveCommand.Argument> arguments = new ArrayList<>();
    int room = wire.literals(MOST_LITERAL_OCTETS);
    while (arguments.size() <= MOST_ARGUMENTS) {
      Matcher quoted = QUOTED.matcher(line).region(at, line.length());
      Matcher number = NUMBER.matcher(line).region(at, line.length());
      Matcher literal = LITERAL.matcher(line).region(at, line.length());
      if (line.substring(at).isBlank()) {
        return new Read.Command(new ManageSieveCommand(verb, List.copyOf(arguments)));
      } else if (quoted.lookingAt()) {
        String octets = quoted.group(1).replaceAll("\\\\(.)", "$1");
        arguments.add(new ManageSieveCommand.Argument(true, octets(octets)));
        at = quoted.end();
      } else if (number.lookingAt()) {
        arguments.add(new ManageSieveCommand.Argument(false, octets(number.group(1))));
        at = number.end();
      } else if (literal.find() && line.substring(at, literal.start()).isBlank()) {
        long size = Long.parseLong(literal.group(1));
        if (size > room) {
          return new Read.TooLong();
        }
        room -= (int) size;
        arguments.add(new ManageSieveCommand.Argument(true, literal((int) size)));
        if (!(wire.readLine() instanceof Input.Line(String rest))) {
          return new Read.TooLong();
        }
        line = rest;
        at = 0;
      } else {
        break;
      }
    }
    return skipped(line.substring(Math.min(at, line.length())), "Invalid arguments");
  }

  /** A malformed line; a literal at its end can't be skipped safely. */
  private static Read skipped(String line, String why) {
    return LITERAL.matcher(line).find() ? new Read.TooLong() : new Read.Malformed(why);
  }

  private byte[] literal(int size) throws IOException {
    wire.hold(size);
    ByteArrayOutputStream octets = new ByteArrayOutputStream(size);
    wire.readOctets(size, octets::write);
    return octets.toByteArray();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
