package org.carillon.policy.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The hosts that texts link to, by URIs with an authority (RFC 3986 §3.2) or by {@code www.}. */
public final class LinkedHosts {
  /** The largest number of hosts that are found. */
  static final int MOST = 200;

  private static final int MOST_AUTHORITY = 300;
  private static final String AUTHORITY = "://";
  private static final String WEB = "www.";
  private static final Set<String> LINKING = Set.of("href", "src", "action", "background");

  private final Set<String> hosts = new LinkedHashSet<>();

  private LinkedHosts() {}

  /** Returns the hosts in a message's texts, in order and without duplicates, in lower case. */
  public static List<String> of(List<MessageText> texts) {
    LinkedHosts found = new LinkedHosts();
    for (MessageText text : texts) {
      if (text.isHtml()) {
        found.inHtml(text.text());
      } else {
        found.inText(text.text());
      }
    }
    return new ArrayList<>(found.hosts);
  }

  private void inHtml(String source) {
    Document document = Jsoup.parse(source);
    for (Element element : document.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        if (LINKING.contains(attribute.getKey().toLowerCase(Locale.ROOT))) {
          String target = attribute.getValue().strip();
          if (target.startsWith("//")) {
            add(target, 2);
          } else {
            inText(target);
          }
        }
      }
    }
    inText(document.text());
  }

  private void inText(String text) {
    for (int at = text.indexOf(AUTHORITY);
        at >= 0 && hosts.size() < MOST;
        at = text.indexOf(AUTHORITY, at + 1)) {
      if (at > 0 && Character.isLetter(text.charAt(at - 1))) {
        add(text, at + AUTHORITY.length());
      }
    }
    String folded = text.toLowerCase(Locale.ROOT);
    for (int at = folded.indexOf(WEB);
        at >= 0 && hosts.size() < MOST;
        at = folded.indexOf(WEB, at + 1)) {
      if (at == 0 || !isOfHost(folded.charAt(at - 1))) {
        add(folded, at);
      }
    }
  }

  /** Adds the host of the authority that begins at {@code begin}, if there is one. */
  private void add(String text, int begin) {
    int most = Math.min(text.length(), begin + MOST_AUTHORITY);
    int end = begin;
    while (end < most && isOfAuthority(text.charAt(end))) {
      end++;
    }
    String authority = decoded(text.substring(begin, end));
    int port = authority.indexOf(':', authority.lastIndexOf('@') + 1);
    String host =
        authority.substring(authority.lastIndexOf('@') + 1, port < 0 ? authority.length() : port);
    int last = host.length();
    while (last > 0 && !Character.isLetterOrDigit(host.charAt(last - 1))) {
      last--;
    }
    if (last > 0 && hosts.size() < MOST) {
      hosts.add(host.substring(0, last).toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isOfAuthority(char c) {
    return c > ' ' && "/\\?#<>\"'`()[]{}|^,;".indexOf(c) < 0 && !Character.isWhitespace(c);
  }

  private static boolean isOfHost(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '/' || c == '@';
  }

  /** Decodes percent-encoded octets (RFC 3986 §2.1), only those of ASCII. */
  private static String decoded(String authority) {
    if (authority.indexOf('%') < 0) {
      return authority;
    }
    StringBuilder text = new StringBuilder(authority.length());
    for (int i = 0; i < authority.length(); i++) {
      char c = authority.charAt(i);
      int high =
          c == '%' && i + 2 < authority.length()
              ? Character.digit(authority.charAt(i + 1), 16)
              : -1;
      int low = high < 0 ? -1 : Character.digit(authority.charAt(i + 2), 16);
      if (low >= 0 && high < 8) {
        text.append((char) (high * 16 + low));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
