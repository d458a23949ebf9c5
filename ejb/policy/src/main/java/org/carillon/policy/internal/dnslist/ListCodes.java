package org.carillon.policy.internal.dnslist;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list's answers that count, and points: {@code 127.0.0.2-3=50 127.0.*.1}. First match wins. */
final class ListCodes {
  private static final int MOST = 30;
  private static final int OCTETS = 4;
  private static final int MOST_OCTET = 255;
  private static final int MOST_POINTS = 1_000;
  private static final String OCTET = "(\\*|\\d{1,3}(?:-\\d{1,3})?)";
  private static final Pattern FORM =
      Pattern.compile("127\\." + OCTET + "\\." + OCTET + "\\." + OCTET + "(?:=([+-]?\\d{1,4}))?");

  private final List<Code> codes;
  private final int usual;

  private record Range(int from, int to) {
    static Optional<Range> of(String text) {
      if (text.equals("*")) {
        return Optional.of(new Range(0, MOST_OCTET));
      }
      int dash = text.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
      int to = dash < 0 ? from : Integer.parseInt(text.substring(dash + 1));
      return from <= to && to <= MOST_OCTET ? Optional.of(new Range(from, to)) : Optional.empty();
    }

    boolean has(int octet) {
      return octet >= from && octet <= to;
    }
  }

  private record Code(List<Range> octets, OptionalInt points) {
    boolean fits(byte[] answer) {
      for (int i = 0; i < octets.size(); i++) {
        if (!octets.get(i).has(answer[i + 1] & 0xFF)) {
          return false;
        }
      }
      return true;
    }
  }

  private ListCodes(List<Code> codes, int usual) {
    this.codes = List.copyOf(codes);
    this.usual = usual;
  }

  /**
   * Reads codes, separated by blanks or commas; empty if the text is not valid.
   *
   * @param usual the points for a code without its own
   */
  static Optional<ListCodes> of(String text, int usual) {
    List<Code> codes = new ArrayList<>();
    for (String word : text.strip().split("[\\s,]+")) {
      if (word.isEmpty()) {
        continue;
      }
      Optional<Code> code = code(word);
      if (code.isEmpty() || codes.size() == MOST) {
        return Optional.empty();
      }
      codes.add(code.get());
    }
    return Optional.of(new ListCodes(codes, usual));
  }

  private static Optional<Code> code(String word) {
    Matcher form = FORM.matcher(word);
    if (!form.matches()) {
      return Optional.empty();
    }
    List<Range> octets = new ArrayList<>();
    for (int group = 1; group < OCTETS; group++) {
      Range.of(form.group(group)).ifPresent(octets::add);
    }
    String points = form.group(OCTETS);
    OptionalInt own =
        points == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(points));
    return octets.size() == OCTETS - 1 && Math.abs(own.orElse(0)) <= MOST_POINTS
        ? Optional.of(new Code(octets, own))
        : Optional.empty();
  }

  /**
   * Returns whether an answer means that the list refuses to answer this server: it is not in
   * 127.0.0.0/8, or it is one that lists use for this (127.0.0.1, 127.255.255.0/24).
   */
  static boolean isError(InetAddress answer) {
    byte[] octets = answer.getAddress();
    if (octets.length != OCTETS || octets[0] != 127) {
      return true;
    }
    int second = octets[1] & 0xFF;
    int third = octets[2] & 0xFF;
    return second == MOST_OCTET && third == MOST_OCTET
        || second == 0 && third == 0 && octets[3] == 1;
  }

  /** Returns the points for an answer that is not an error, or empty if no code matches it. */
  OptionalInt points(InetAddress answer) {
    if (codes.isEmpty()) {
      return OptionalInt.of(usual);
    }
    byte[] octets = answer.getAddress();
    return codes.stream()
        .filter(code -> code.fits(octets))
        .findFirst()
        .map(code -> OptionalInt.of(code.points().orElse(usual)))
        .orElse(OptionalInt.empty());
  }
}
