package org.carillon.webmail.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.name.DomainName;

/** The host of a web address: lower case, A-labels, or an IP address. */
record WebHost(String name) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?:[/\\\\]{2,}([^/\\\\?#]*).*", Pattern.DOTALL);

  /** The characters that browsers remove from an address before they parse it (WHATWG URL §4.4). */
  private static final Pattern LEFT_OUT = Pattern.compile("[\\t\\r\\n]");

  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Pattern ODD_NAME = Pattern.compile("[a-z0-9_.-]{1,253}|\\[[0-9a-f:.]+]");

  /** Link rewriting services, whose addresses contain the original one. */
  private static final List<Pattern> GATES =
      List.of(
          Pattern.compile(
              "(?i)https?://[\\w.-]*\\.safelinks\\.protection\\.outlook\\.com/[^?]*\\?(?:[^#]*&)?url=([^&#]*).*"),
          Pattern.compile("(?i)https?://urldefense\\.com/v3/__(.*?)__;.*"));

  /** Second-level labels of countries, below which anybody can register a domain. */
  private static final Set<String> SECOND =
      Set.of(
          "ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "ltd", "me", "ne", "net", "nom",
          "or", "org", "plc");

  /** Domains whose subdomains belong to different owners. */
  private static final Set<String> SHARED =
      Set.of(
          "amazonaws.com",
          "azurewebsites.net",
          "blogspot.com",
          "cloudfront.net",
          "firebaseapp.com",
          "github.io",
          "gitlab.io",
          "herokuapp.com",
          "myshopify.com",
          "netlify.app",
          "pages.dev",
          "r2.dev",
          "sharepoint.com",
          "vercel.app",
          "web.app",
          "weebly.com",
          "windows.net",
          "wixsite.com",
          "wordpress.com",
          "workers.dev");

  private static final String WWW = "www.";

  /** Returns the host that a browser goes to; empty if it is not a web address. */
  static Optional<WebHost> of(String address) {
    String read = LEFT_OUT.matcher(address.strip()).replaceAll("");
    return authority(behind(read)).map(WebHost::withoutUser).flatMap(WebHost::named);
  }

  private static Optional<String> authority(String address) {
    Matcher parts = ADDRESS.matcher(address);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  private static String behind(String address) {
    return GATES.stream()
        .map(gate -> gate.matcher(address))
        .filter(Matcher::matches)
        .map(gate -> decoded(gate.group(1)))
        .filter(inner -> authority(inner).isPresent())
        .findFirst()
        .orElse(address);
  }

  private static String withoutUser(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** Returns a host from an address, perhaps with a port; empty if it is malformed. */
  static Optional<WebHost> named(String written) {
    String host = PORT.matcher(decoded(written)).replaceAll("");
    String whole = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return DomainName.canonical(whole)
        .or(
            () ->
                Optional.of(whole.toLowerCase(Locale.ROOT))
                    .filter(name -> ODD_NAME.matcher(name).matches()))
        .map(WebHost::new);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asItStands) {
      return text;
    }
  }

  /** Returns whether both hosts, judging by their names, have the same owner. */
  boolean isNear(WebHost other) {
    String one = bare();
    String two = other.bare();
    return one.equals(two)
        || one.endsWith("." + two)
        || two.endsWith("." + one)
        || domain(one).equals(domain(two));
  }

  boolean beginsWith(String begin) {
    return name.startsWith(begin) || bare().startsWith(begin) || (WWW + name).startsWith(begin);
  }

  private String bare() {
    return name.startsWith(WWW) ? name.substring(WWW.length()) : name;
  }

  /** Returns the registered part of a name, as far as it can be told without a list of all. */
  private static String domain(String name) {
    String[] labels = name.split("\\.");
    int last = labels.length - 1;
    if (last < 2 || Character.isDigit(labels[last].charAt(0))) {
      return name;
    }
    String two = labels[last - 1] + "." + labels[last];
    boolean isLonger =
        SHARED.contains(two) || labels[last].length() == 2 && SECOND.contains(labels[last - 1]);
    return isLonger ? labels[last - 2] + "." + two : two;
  }
}
