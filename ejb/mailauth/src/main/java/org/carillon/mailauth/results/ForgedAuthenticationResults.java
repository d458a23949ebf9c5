package org.carillon.mailauth.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.name.DomainName;

/** Finds fields from outside that claim to be ours (RFC 8601 §5), as programs believe them. */
public final class ForgedAuthenticationResults {
  private final Set<String> ours;

  /** Creates a filter for the authserv-ids that this server writes or has written. */
  public ForgedAuthenticationResults(Set<String> ours) {
    this.ours =
        ours.stream().map(ForgedAuthenticationResults::key).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the fields to remove: with one of our names, or malformed and containing one. */
  public List<HeaderField> in(Header header) {
    return header.all(AuthenticationResults.NAME).stream().filter(this::isForged).toList();
  }

  private boolean isForged(HeaderField field) {
    String value = field.utf8();
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n')) {
      return true;
    }
    Optional<String> server = new ResultsReader(value).server();
    if (server.isPresent() && ours.contains(key(server.get()))) {
      return true;
    }
    String lower = decoded(value).toLowerCase(Locale.ROOT);
    return AuthenticationResults.parse(value).isEmpty() && ours.stream().anyMatch(lower::contains);
  }

  private static String decoded(String text) {
    return text.contains("=?") ? DecodedText.of(text) : text;
  }

  /**
   * Returns the normalized form of a name. It ignores case, dots of other scripts, a dot at the
   * end, a version after the name (RFC 8601 §2.2), and encoding as an encoded word.
   */
  private static String key(String server) {
    String plain = decoded(server).replaceFirst("/.*", "");
    String name = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    return DomainName.canonical(name).orElse(name.toLowerCase(Locale.ROOT));
  }
}
