package org.carillon.contract.program;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call that hands a message to an administrator's program.
 *
 * @param program its name, never a path
 * @param arguments its further arguments
 * @param once true if a failed call is not tried again
 * @param copy true if the recipient gets the message anyway; if false, a message that the program
 *     does not accept is filed into the inbox
 */
public record ProgramCall(String program, List<String> arguments, boolean once, boolean copy) {
  public ProgramCall {
    arguments = List.copyOf(arguments);
  }

  /** Returns the call as stored in the queue's rows: words separated by blanks, escaped. */
  public String text() {
    Stream<String> flags = Stream.of(program, once ? "once" : "again", copy ? "copy" : "only");
    return Stream.concat(flags, arguments.stream())
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** Parses the result of {@link #text}. */
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
