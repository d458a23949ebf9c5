package org.carillon.transport.router;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.contract.net.AddressRange;

/**
 * A line of the routing table.
 *
 * @param number its number, from 1
 * @param text its text without comment
 * @param mail whether it applies to mail
 * @param signals whether it applies to calls and other signals
 * @param relays whether everybody may send through it to other servers
 * @param local the pattern of local parts; empty: any, and the local part is not captured
 * @param domain the pattern of domains
 */
record RoutingLine(
    int number,
    String text,
    boolean mail,
    boolean signals,
    boolean relays,
    Optional<AddressPattern> local,
    AddressPattern domain,
    RoutingTarget target) {

  private static final Pattern PREFIX =
      Pattern.compile("(?i)(mail|m|signal|s|norelay|n|relay|r):\\s*");

  private static final Pattern ACCOUNT = Pattern.compile("<([^<>@]+)@([^<>@]+)>\\s*=\\s*(.*)");
  private static final Pattern DOMAIN = Pattern.compile("([^<>@=\\s]+)\\s*=\\s*(.*)");

  private static final String VIA = ".via.";

  /** A domain or a host, also in letters of other scripts. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?!-)[\\p{L}\\p{M}\\p{N}-]{1,63}(?<!-)(\\.(?!-)[\\p{L}\\p{M}\\p{N}-]{1,63}(?<!-)){0,126}");

  /** The outcome of reading a line. */
  sealed interface Reading {
    record Line(RoutingLine line) implements Reading {}

    /** The line is empty or only a comment. */
    record Nothing() implements Reading {}

    record Malformed(String why) implements Reading {}
  }

  /**
   * The words before a line.
   *
   * @param rest the text after them
   */
  private record Prefixes(boolean mail, boolean signals, boolean relays, String rest) {
    static Prefixes of(String text) {
      Prefixes read = new Prefixes(true, true, true, text);
      Matcher prefix = PREFIX.matcher(text);
      while (prefix.lookingAt()) {
        read = read.with(prefix.group(1).toLowerCase(Locale.ROOT), prefix.end());
        prefix = PREFIX.matcher(read.rest);
      }
      return read;
    }

    private Prefixes with(String word, int end) {
      String after = rest.substring(end);
      return switch (word) {
        case "mail", "m" -> new Prefixes(true, false, relays, after);
        case "signal", "s" -> new Prefixes(false, true, relays, after);
        case "norelay", "n" -> new Prefixes(mail, signals, false, after);
        default -> new Prefixes(mail, signals, true, after);
      };
    }
  }

  /** Reads a line, which may be a comment only. */
  static Reading read(int number, String typed) {
    String text = withoutComment(typed);
    if (text.isEmpty()) {
      return new Reading.Nothing();
    }
    Prefixes prefixes = Prefixes.of(text);
    Matcher account = ACCOUNT.matcher(prefixes.rest());
    Matcher domain = DOMAIN.matcher(prefixes.rest());
    boolean isAccount = account.matches();
    if (!isAccount && !domain.matches()) {
      return new Reading.Malformed(
          "a line must be domain = target or <name@domain> = target, not “" + text + "”");
    }
    Optional<AddressPattern> locals =
        isAccount ? AddressPattern.of(account.group(1)) : Optional.empty();
    Optional<AddressPattern> domains =
        AddressPattern.of(isAccount ? account.group(2) : domain.group(1));
    if (isAccount && locals.isEmpty() || domains.isEmpty()) {
      return new Reading.Malformed(
          "the pattern is malformed or has too many wildcards: “" + text + "”");
    }
    int captured = locals.map(AddressPattern::wildcards).orElse(0) + domains.get().wildcards();
    return switch (target(isAccount ? account.group(3) : domain.group(2), isAccount, captured)) {
      case Target.Malformed(String why) -> new Reading.Malformed(why);
      case Target.Good(RoutingTarget target) ->
          new Reading.Line(
              new RoutingLine(
                  number,
                  text,
                  prefixes.mail(),
                  prefixes.signals(),
                  prefixes.relays(),
                  locals,
                  domains.get(),
                  target));
    };
  }

  private static String withoutComment(String typed) {
    String text = typed.strip();
    int comment = text.startsWith("#") ? 0 : text.indexOf(';');
    return comment < 0 ? text : text.substring(0, comment).strip();
  }

  private sealed interface Target {
    record Good(RoutingTarget target) implements Target {}

    record Malformed(String why) implements Target {}
  }

  private static Target target(String typed, boolean isAccount, int captured) {
    String text = typed.strip();
    switch (text.toUpperCase(Locale.ROOT)) {
      case "" -> {
        return new Target.Malformed("the target is missing");
      }
      case "ERROR" -> {
        return new Target.Good(new RoutingTarget.Error());
      }
      case "BLACKHOLE", "NULL" -> {
        return new Target.Good(new RoutingTarget.Discard());
      }
      case "SPAMTRAP", "LIST" -> {
        return new Target.Malformed("the target " + text + " is not supported");
      }
      default -> {
        // An address or a domain.
      }
    }
    if (text.startsWith("|")) {
      return new Target.Malformed("programs are not supported as targets");
    }
    int at = text.lastIndexOf('@');
    String local = at >= 0 ? text.substring(0, at) : isAccount ? text : "";
    String rest = at >= 0 ? text.substring(at + 1) : isAccount ? "" : text;
    // A host is what the line names, never what a sender typed.
    int via = rest.toLowerCase(Locale.ROOT).lastIndexOf(VIA);
    String host = via < 0 ? "" : rest.substring(via + VIA.length());
    String domain = via < 0 ? rest : rest.substring(0, via);
    if (at == 0
        || !local.matches("[^@<>\\s\"]*")
        || (!domain.isEmpty() || via >= 0 || at >= 0) && !isDomain(domain)
        || via >= 0 && (host.contains("*") || !isDomain(host))) {
      return new Target.Malformed("“" + text + "” is not an address, a domain or a known word");
    }
    return text.chars().filter(c -> c == '*').count() > captured
        ? new Target.Malformed(
            "the target has more * than the pattern has wildcards: “" + text + "”")
        : new Target.Good(new RoutingTarget.Address(local, domain, RoutingTable.literal(host)));
  }

  boolean leadsToHost() {
    return target instanceof RoutingTarget.Address(String _, String _, String host)
        && !host.isEmpty();
  }

  private static boolean isDomain(String template) {
    String domain = template.replace('*', 'x');
    return AddressRange.address(domain).isPresent() || HOST.matcher(domain).matches();
  }

  /**
   * Returns the texts that the wildcards stand for; empty if the line is for other addresses. A
   * quoted local part fits only lines for whole domains, which leave it as it is.
   */
  Optional<List<String>> match(String localPart, String domainPart) {
    if (local.isPresent() && localPart.startsWith("\"")) {
      return Optional.empty();
    }
    Optional<List<String>> first =
        local.isPresent() ? local.get().match(localPart) : Optional.of(List.of());
    return first.flatMap(
        some ->
            domain
                .match(domainPart)
                .map(more -> Stream.concat(some.stream(), more.stream()).toList()));
  }
}
