package org.carillon.contract.program;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message is handed to an administrator's program.
 *
 * @param program its name, never a path
 * @param arguments what it is told besides
 * @param once whether it is not tried again when it fails
 * @param copy whether the recipient has the message anyway; if not, what the program does not take
 *     goes into the inbox
 */
public record ProgramCall(String program, List<String> arguments, boolean once, boolean copy) {
  /** Keeps a copy. */
  public ProgramCall {
    arguments = List.copyOf(arguments);
  }

  /** As rows of the queue have it: words with a blank between them, what is odd in them escaped. */
  public String text() {
    Stream<String> flags = Stream.of(program, once ? "once" : "again", copy ? "copy" : "only");
    return Stream.concat(flags, arguments.stream())
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** What {@link #text} made of it. */
  public static ProgramCall of(String text) {
    List<String> words =
        Stream.of(text.split(" ", -1))
            .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
            .toList();
    return new ProgramCall(
        words.get(0),
        words.subList(3, words.size()),
        words.get(1).equals("once"),
        words.get(2).equals("copy"));
  }
}
