package org.carillon.sieve.compile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.sieve.syntax.SourcePosition;

/** Decodes encoded-character (RFC 5228 §2.4.2.4). */
final class EncodedCharacters {
  private static final Pattern ENCODED =
      Pattern.compile(
          "\\$\\{(?:(hex):[ \\t\\r\\n]*+((?:[0-9a-f]{1,2}[ \\t\\r\\n]*+)++)"
              + "|(unicode):[ \\t\\r\\n]*+((?:[0-9a-f]++[ \\t\\r\\n]*+)++))\\}",
          Pattern.CASE_INSENSITIVE);

  private EncodedCharacters() {}

  static String decode(String text, SourcePosition at, ScriptScope scope) {
    Matcher matcher = ENCODED.matcher(text);
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int from = 0;
    while (matcher.find()) {
      utf8(text.substring(from, matcher.start()), octets);
      from = matcher.end();
      boolean hex = matcher.group(1) != null;
      for (String number : matcher.group(hex ? 2 : 4).strip().split("[ \\t\\r\\n]+")) {
        if (hex) {
          octets.write(Integer.parseInt(number, 16));
        } else {
          character(number, octets, at, scope);
        }
      }
    }
    utf8(text.substring(from), octets);
    return octets.toString(StandardCharsets.UTF_8);
  }

  private static void character(
      String number, ByteArrayOutputStream octets, SourcePosition at, ScriptScope scope) {
    String digits = number.replaceFirst("^0+(?=.)", "");
    int character = digits.length() > 6 ? -1 : Integer.parseInt(digits, 16);
    boolean isSurrogate = character >= 0xd800 && character <= 0xdfff;
    if (character < 0 || character > Character.MAX_CODE_POINT || isSurrogate) {
      scope.error(at, "There is no character " + number);
    } else {
      utf8(Character.toString(character), octets);
    }
  }

  private static void utf8(String text, ByteArrayOutputStream octets) {
    octets.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
