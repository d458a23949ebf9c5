package org.carillon.format.mime.header;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A MIME field (RFC 2045 §5.1), as octets: the text before the parameters, and these. */
public record MimeValue(String value, List<Parameter> parameters) {
  private static final String VALUE_ENDS = ";\"";

  /** The maximum length of a type: type and subtype have 127 octets each (RFC 6838 §4.2). */
  private static final int LONGEST_TYPE = 255;

  private static final String NAME_ENDS = ";=\"";

  /** The names of parameters that hold a file name, including divided ones (RFC 2231 §3). */
  private static final Pattern FILE_NAME = Pattern.compile("(?i)(?:file)?name(?:\\*.*)?");

  /** The beginning of the next parameter if the semicolon before it is missing. */
  private static final Pattern NEXT =
      Pattern.compile(
          "(?i)(?<!\\s)\\s+(?:charset|(?:file)?name|boundary|format|delsp|type|size|method|protocol"
              + "|micalg|report-type|smime-type|(?:creation|modification|read)-date|x-[a-z-]{1,30})"
              + "[*0-9]{0,6}=");

  private static final Pattern LINE_BREAK = Pattern.compile("\\r?\\n[ \\t]*");

  /**
   * Parses a value. Two common errors are accepted: a missing semicolon before a parameter, and a
   * file name with blanks but without quotes.
   */
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
      if (next == '"') {
        tokens.word(VALUE_ENDS);
        continue;
      }
      if (tokens.take(';')) {
        tokens.peek();
      }
      String name = tokens.word(NAME_ENDS);
      if (tokens.take('=')) {
        String given = value(tokens, name);
        if (!name.isEmpty()) {
          parameters.add(new Parameter(name, given));
        }
      } else if (next != ';' && parameters.isEmpty() && isCut(value, name)) {
        // "text / plain": white space around the slash is removed.
        value += name;
      }
    }
  }

  private static String value(FieldTokens tokens, String name) {
    return tokens.peek() != '"' && FILE_NAME.matcher(name).matches()
        ? LINE_BREAK.matcher(tokens.raw(";", NEXT)).replaceAll(" ")
        : tokens.word(VALUE_ENDS);
  }

  /** Returns whether a type continues after white space. */
  private static boolean isCut(String value, String more) {
    return value.length() < LONGEST_TYPE
        && (value.indexOf('/') < 0 || value.endsWith("/") || more.startsWith("/"));
  }

  /** Returns the parameter's value as written, or an empty string if there is none. */
  public String parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equalsIgnoreCase(name)) {
        return parameter.value();
      }
    }
    return "";
  }
}
