package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.TagType;

/** What is done to a text before a variable is set to it (RFC 5229 §4.1), in this order. */
public enum VariableModifier {
  /** All letters small. */
  LOWER("lower", "case of all") {
    @Override
    String apply(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  },
  /** All letters large. */
  UPPER("upper", "case of all") {
    @Override
    String apply(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  },
  /** The first letter small. */
  LOWERFIRST("lowerfirst", "case of the first letter") {
    @Override
    String apply(String text) {
      int end = firstEnd(text);
      return text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end);
    }
  },
  /** The first letter large. */
  UPPERFIRST("upperfirst", "case of the first letter") {
    @Override
    String apply(String text) {
      int end = firstEnd(text);
      return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
    }
  },
  /** Nothing in it means anything to {@code :matches}. */
  QUOTEWILDCARD("quotewildcard", "quoting") {
    @Override
    String apply(String text) {
      return text.replaceAll("[*?\\\\]", "\\\\$0");
    }
  },
  /** Nothing in it means anything to {@code :regex} (draft-ietf-sieve-regex). */
  QUOTEREGEX("quoteregex", "quoting", "regex") {
    @Override
    String apply(String text) {
      return text.replaceAll("[.\\\\\\[\\](){}*+?|^$]", "\\\\$0");
    }
  },
  /** As it stands in a URL (RFC 5435 §6). */
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
  /** How many characters it has. */
  LENGTH("length", "length") {
    @Override
    String apply(String text) {
      return Integer.toString(text.codePointCount(0, text.length()));
    }
  };

  /** Their tags. */
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

  /** Those that are asked for. */
  public static List<VariableModifier> of(CallArguments arguments) {
    return Arrays.stream(values()).filter(each -> arguments.has(each.tag.name())).toList();
  }

  /** A text with all of them applied. */
  public static String apply(List<VariableModifier> modifiers, String text) {
    String value = text;
    for (VariableModifier modifier : modifiers) {
      value = modifier.apply(value);
    }
    return value;
  }
}
