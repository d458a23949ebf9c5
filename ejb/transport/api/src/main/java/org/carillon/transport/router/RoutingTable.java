package org.carillon.transport.router;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.contract.net.AddressRange;
import org.carillon.transport.router.RoutingResult.End;
import org.carillon.transport.router.RoutingResult.Step;

/**
 * The routing table, in the notation of CommuniGate Pro: one line after the other is compared with
 * an address, and the first that fits replaces it. The table then begins again with the new
 * address, until no line fits. Immutable.
 */
public final class RoutingTable {
  /** The most lines. */
  public static final int MOST_LINES = 2_000;

  private static final int MOST_STEPS = 30;
  private static final int MOST_LOCAL_OCTETS = 64;

  /** A local part that needs no quotes (RFC 5321 §4.1.2, RFC 6531 §3.3). */
  private static final Pattern LOCAL =
      Pattern.compile(
          "[^\\p{Cntrl}\\s\"(),:;<>@\\[\\].\\\\]+(\\.[^\\p{Cntrl}\\s\"(),:;<>@\\[\\].\\\\]+)*");

  private final List<RoutingLine> lines;

  private RoutingTable(List<RoutingLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /** The kind of communication for which an address is routed. */
  public enum Kind {
    MAIL,
    SIGNAL
  }

  /** Reads a table, without its malformed lines. */
  public static RoutingTable of(String text) {
    List<RoutingLine> lines = new ArrayList<>();
    String[] typed = text.split("\n", -1);
    for (int i = 0; i < Math.min(typed.length, MOST_LINES); i++) {
      if (RoutingLine.read(i + 1, typed[i]) instanceof RoutingLine.Reading.Line(RoutingLine line)) {
        lines.add(line);
      }
    }
    return new RoutingTable(lines);
  }

  /** Returns what is wrong with a table: its first malformed line. Empty if nothing is. */
  public static Optional<String> fault(String text) {
    String[] typed = text.split("\n", -1);
    if (typed.length > MOST_LINES) {
      return Optional.of("The table can have at most " + MOST_LINES + " lines.");
    }
    for (int i = 0; i < typed.length; i++) {
      if (RoutingLine.read(i + 1, typed[i]) instanceof RoutingLine.Reading.Malformed(String why)) {
        return Optional.of("Line " + (i + 1) + ": " + why + ".");
      }
    }
    return Optional.empty();
  }

  /** Routes an address; one without a domain stays as it is. */
  public RoutingResult route(Kind kind, String address) {
    List<Step> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean relays = true;
    String now = address;
    while (steps.size() < MOST_STEPS && seen.add(now.toLowerCase(Locale.ROOT))) {
      Optional<Applied> applied = first(kind, now);
      if (applied.isEmpty()) {
        return new RoutingResult(steps, new End.Address(now), relays);
      }
      RoutingLine line = applied.get().line();
      relays &= line.relays();
      steps.add(new Step(line.number(), line.text(), now, applied.get().said()));
      switch (line.target()) {
        case RoutingTarget.Error() -> {
          return new RoutingResult(steps, new End.Error(now), relays);
        }
        case RoutingTarget.Discard() -> {
          return new RoutingResult(steps, new End.Discard(now), relays);
        }
        case RoutingTarget.Address(String local, String _, String host) -> {
          now = applied.get().said();
          if (!local.isEmpty() && !isValid(now)) {
            return new RoutingResult(steps, new End.Error(now), relays);
          }
          if (!host.isEmpty()) {
            return new RoutingResult(steps, new End.Via(now, host), relays);
          }
        }
      }
    }
    return new RoutingResult(steps, new End.Loop(now), relays);
  }

  /**
   * A line that fits an address.
   *
   * @param said the new address, or the word of the target
   */
  private record Applied(RoutingLine line, String said) {}

  private Optional<Applied> first(Kind kind, String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    String domain = address.substring(at + 1);
    String otherForm = otherForm(domain);
    for (RoutingLine line : lines) {
      if (kind == Kind.MAIL ? line.mail() : line.signals()) {
        Optional<String> said =
            line.match(local, domain)
                .or(() -> line.match(local, otherForm))
                .map(captured -> said(line.target(), local, domain, captured));
        // A line that changes nothing would apply for ever.
        if (said.isPresent() && (line.leadsToHost() || !said.get().equalsIgnoreCase(address))) {
          return Optional.of(new Applied(line, said.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns an A-label as letters of its script and the other way round (RFC 5890). */
  private static String otherForm(String domain) {
    try {
      String ascii = IDN.toASCII(domain);
      return ascii.equalsIgnoreCase(domain) ? IDN.toUnicode(domain) : ascii;
    } catch (IllegalArgumentException malformed) {
      return domain;
    }
  }

  private static boolean isValid(String address) {
    String local = address.substring(0, address.lastIndexOf('@'));
    return local.getBytes(StandardCharsets.UTF_8).length <= MOST_LOCAL_OCTETS
        && LOCAL.matcher(local).matches();
  }

  private static String said(
      RoutingTarget target, String local, String domain, List<String> captured) {
    return switch (target) {
      case RoutingTarget.Error() -> "ERROR";
      case RoutingTarget.Discard() -> "BLACKHOLE";
      case RoutingTarget.Address(String newLocal, String newDomain, String _) -> {
        Iterator<String> texts = captured.iterator();
        String first = newLocal.isEmpty() ? local : filled(newLocal, texts);
        String second = newDomain.isEmpty() ? domain : literal(filled(newDomain, texts));
        yield first + "@" + second;
      }
    };
  }

  private static String filled(String template, Iterator<String> texts) {
    StringBuilder text = new StringBuilder();
    template
        .chars()
        .forEach(
            c -> {
              if (c == '*') {
                text.append(texts.next());
              } else {
                text.append((char) c);
              }
            });
    return text.toString();
  }

  /** Returns an IP address in the form of an address literal (RFC 5321 §4.1.3). */
  static String literal(String domain) {
    return AddressRange.address(domain).isEmpty()
        ? domain
        : domain.indexOf(':') < 0 ? "[" + domain + "]" : "[IPv6:" + domain + "]";
  }
}
