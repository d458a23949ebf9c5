package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.TagType;

/** Modifiers of a variable's new value (RFC 5229 §4.1), in this order. */
public enum VariableModifier {
  LOWER("lower", "case of all") {
    @Override
    String apply(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  },
  UPPER("upper", "case of all") {
    @Override
    String apply(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  },
  LOWERFIRST("lowerfirst", "case of the first letter") {
    @Override
    String apply(String text) {
      int end = firstEnd(text);
      return text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end);
    }
  },
  UPPERFIRST("upperfirst", "case of the first letter") {
    @Override
    String apply(String text) {
      int end = firstEnd(text);
      return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
    }
  },
  /** Quotes the special characters of {@code :matches}. */
  QUOTEWILDCARD("quotewildcard", "quoting") {
    @Override
    String apply(String text) {
      return text.replaceAll("[*?\\\\]", "\\\\$0");
    }
  },
  /** Quotes the special characters of {@code :regex} (draft-ietf-sieve-regex). */
  QUOTEREGEX("quoteregex", "quoting", "regex") {
    @Override
    String apply(String text) {
      return text.replaceAll("[.\\\\\\[\\](){}*+?|^$]", "\\\\$0");
    }
  },
  /** Percent-encodes for a URL (RFC 5435 §6). */
  ENCODEURL("encodeurl", "encodeurl", "enotify") {
    @Override
    String apply(String text) {
      StringBuilder encoded = new StringBuilder(text.length());
      for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
        boolean plain =
            octet > ' ' && "-._~".indexOf(octet) >= 0 || Character.isLetterOrDigit(octet);
        encoded.append(
            plain ? String.valueOf((char) octet) : String.format("%%%02X", octet & 0xff));
      }
      return encoded.toString();
    }
  },
  LENGTH("length", "length") {
    @Override
    String apply(String text) {
      return Integer.toString(text.codePointCount(0, text.length()));
    }
  };

  /** The tags of all modifiers. */
  public static final List<TagType> TAGS =
      Arrays.stream(values()).map(modifier -> modifier.tag).toList();

  private final TagType tag;

  VariableModifier(String name, String group, String... capabilities) {
    this.tag = TagType.in(group, name, NOTHING, capabilities);
  }

  abstract String apply(String text);

  private static int firstEnd(String text) {
    return text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
  }

  /** The modifiers in the arguments. */
  public static List<VariableModifier> of(CallArguments arguments) {
    return Arrays.stream(values()).filter(each -> arguments.has(each.tag.name())).toList();
  }

  /** Applies the modifiers to a text. */
  public static String apply(List<VariableModifier> modifiers, String text) {
    String value = text;
    for (VariableModifier modifier : modifiers) {
      value = modifier.apply(value);
    }
    return value;
  }
}
