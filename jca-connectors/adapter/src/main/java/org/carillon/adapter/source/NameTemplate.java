package org.carillon.adapter.source;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.RDN;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.source.SourceName;
import org.carillon.contract.source.SourcePlace;

/**
 * Puts somebody's name into what administrators wrote; what he typed can't become more than that.
 */
final class NameTemplate {
  private static final Pattern PLACE =
      Pattern.compile(
          Pattern.quote(SourcePlace.USER)
              + "|"
              + Pattern.quote(SourcePlace.DOMAIN)
              + "|"
              + Pattern.quote(SourcePlace.ADDRESS));

  private NameTemplate() {}

  /** As it is. */
  static String plain(String template, SourceName name) {
    return filled(template, name, UnaryOperator.identity());
  }

  /**
   * As whom to bind: a distinguished name if the template is one (RFC 4514 §2.4), else as it is.
   */
  static String bindName(String template, SourceName name) {
    return template.indexOf('=') < 0 ? plain(template, name) : dn(template, name);
  }

  /** A distinguished name (RFC 4514 §2.4). */
  static String dn(String template, SourceName name) {
    return filled(template, name, value -> new RDN("x", value).toString().substring("x=".length()));
  }

  /** A filter (RFC 4515 §3). */
  static String filter(String template, SourceName name) {
    return filled(template, name, Filter::encodeValue);
  }

  private static String filled(String template, SourceName name, UnaryOperator<String> escaped) {
    // One pass: what is put in is not looked into for places again.
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(escaped.apply(value(place, name))));
  }

  private static String value(MatchResult place, SourceName name) {
    return switch (place.group()) {
      case SourcePlace.USER -> name.localPart();
      case SourcePlace.DOMAIN -> name.domain();
      default -> name.address();
    };
  }
}
