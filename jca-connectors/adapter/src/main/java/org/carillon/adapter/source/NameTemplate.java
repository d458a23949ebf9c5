package org.carillon.adapter.source;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.RDN;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceLogin;

/** Puts a user's name into an administrator's template; the name can't become more than a value. */
final class NameTemplate {
  private static final Pattern PLACE =
      Pattern.compile(
          Pattern.quote(SourceConnectionSettings.USER)
              + "|"
              + Pattern.quote(SourceConnectionSettings.DOMAIN)
              + "|"
              + Pattern.quote(SourceConnectionSettings.ADDRESS));

  private NameTemplate() {}

  /** Fills in the name without escaping. */
  static String plain(String template, SourceLogin name) {
    return filled(template, name, UnaryOperator.identity());
  }

  /** Returns the name to bind as; escaped if the template is a DN (RFC 4514 §2.4). */
  static String bindName(String template, SourceLogin name) {
    return template.indexOf('=') < 0 ? plain(template, name) : dn(template, name);
  }

  /** Fills in the name, escaped as in a distinguished name (RFC 4514 §2.4). */
  static String dn(String template, SourceLogin name) {
    return filled(template, name, value -> new RDN("x", value).toString().substring("x=".length()));
  }

  /** Fills in the name, escaped as in a filter (RFC 4515 §3). */
  static String filter(String template, SourceLogin name) {
    return filled(template, name, Filter::encodeValue);
  }

  private static String filled(String template, SourceLogin name, UnaryOperator<String> escaped) {
    // One pass: filled-in text is not searched for placeholders again.
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(escaped.apply(value(place, name))));
  }

  private static String value(MatchResult place, SourceLogin name) {
    return switch (place.group()) {
      case SourceConnectionSettings.USER -> name.localPart();
      case SourceConnectionSettings.DOMAIN -> name.domain();
      default -> name.address();
    };
  }
}
