package org.carillon.format.mime.header;

import java.util.ArrayList;
import java.util.List;

/**
 * A MIME field's value with parameters (RFC 2045 §5.1), as octets.
 *
 * @param value what stands before the parameters
 * @param parameters in their order
 */
public record MimeValue(String value, List<Parameter> parameters) {
  private static final String VALUE_ENDS = ";\"";

  /** Type and subtype have 127 octets each at most (RFC 6838 §4.2). */
  private static final int LONGEST_TYPE = 255;

  private static final String NAME_ENDS = ";=\"";

  public static MimeValue parse(String text) {
    FieldTokens tokens = new FieldTokens(text);
    tokens.peek();
    String value = tokens.word(VALUE_ENDS);
    List<Parameter> parameters = new ArrayList<>();
    while (true) {
      int next = tokens.peek();
      if (next < 0) {
        return new MimeValue(value, parameters);
      }
      if (next != ';') {
        if (parameters.isEmpty() && next != '"' && value.length() < LONGEST_TYPE) {
          // "text / plain": white space around the slash.
          value += tokens.word(VALUE_ENDS);
        } else {
          tokens.skip();
        }
        continue;
      }
      tokens.skip();
      tokens.peek();
      String name = tokens.word(NAME_ENDS);
      if (tokens.take('=') && !name.isEmpty()) {
        tokens.peek();
        parameters.add(new Parameter(name, tokens.word(VALUE_ENDS)));
      }
    }
  }

  /** The parameter's value as written, or an empty string. */
  public String parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equalsIgnoreCase(name)) {
        return parameter.value();
      }
    }
    return "";
  }
}
