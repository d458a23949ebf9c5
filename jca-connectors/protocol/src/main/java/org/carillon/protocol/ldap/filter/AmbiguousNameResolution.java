package org.carillon.protocol.ldap.filter;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The filter that Outlook uses to find people (anr, MS-ADTS §3.1.1.3.1.3.1.4): a prefix of any
 * name, the address or the number; of two words, one is a prefix of the given name and one of the
 * family name.
 */
final class AmbiguousNameResolution {
  private static final List<String> ATTRIBUTES =
      List.of(
          "cn",
          "displayname",
          "sn",
          "givenname",
          "uid",
          "mail",
          "mailalternateaddress",
          "telephonenumber");

  private AmbiguousNameResolution() {}

  static Truth of(String wanted, Entry entry) {
    boolean exactly = wanted.startsWith("=");
    String name = folded(exactly ? wanted.substring(1) : wanted);
    if (name.isEmpty()) {
      return Truth.FALSE;
    }
    if (values(entry, ATTRIBUTES)
        .anyMatch(value -> exactly ? value.equals(name) : value.startsWith(name))) {
      return Truth.TRUE;
    }
    int blank = name.indexOf(' ');
    if (exactly || blank < 0) {
      return Truth.FALSE;
    }
    String first = name.substring(0, blank);
    String second = name.substring(blank + 1);
    return Truth.of(
        begins(entry, "givenname", first) && begins(entry, "sn", second)
            || begins(entry, "sn", first) && begins(entry, "givenname", second));
  }

  private static boolean begins(Entry entry, String attribute, String name) {
    return values(entry, List.of(attribute)).anyMatch(value -> value.startsWith(name));
  }

  private static Stream<String> values(Entry entry, List<String> attributes) {
    return attributes.stream()
        .map(entry::getAttribute)
        .filter(attribute -> attribute != null)
        .map(Attribute::getValues)
        .flatMap(Arrays::stream)
        .map(AmbiguousNameResolution::folded);
  }

  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
