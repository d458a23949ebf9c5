package org.carillon.format.mime.header;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A content type that another system declared (RFC 2045 §5.1). An unusable one becomes the type for
 * arbitrary octets.
 *
 * @param value the type, for example {@code text/html}
 * @param parameters the parameters by their names in lower case; {@code name} is not among them
 */
public record ContentType(String value, Map<String, String> parameters) {
  private static final Pattern TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int MOST_PARAMETERS = 20;

  public static ContentType of(String text) {
    MimeValue value = MimeValue.parse(text);
    if (!TYPE.matcher(value.value()).matches()) {
      return new ContentType("application/octet-stream", Map.of());
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : value.parameters()) {
      String name = parameter.name().toLowerCase(Locale.ROOT);
      if (NAME.matcher(name).matches()
          && !name.equals("name")
          && parameters.size() < MOST_PARAMETERS) {
        parameters.putIfAbsent(name, parameter.value());
      }
    }
    return new ContentType(value.value(), parameters);
  }
}
