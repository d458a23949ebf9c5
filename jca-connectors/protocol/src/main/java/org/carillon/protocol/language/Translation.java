package org.carillon.protocol.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language's texts, a line each: English, a tab, the text; {@code {}} is a placeholder. */
final class Translation {
  private static final String GAP = "{}";

  private final Map<String, String> whole = new LinkedHashMap<>();
  private final Map<Pattern, String> gapped = new LinkedHashMap<>();

  private Translation(List<String> lines) {
    for (String line : lines) {
      String[] sides = line.split("\t", 2);
      if (sides[0].contains(GAP)) {
        gapped.put(pattern(sides[0]), sides[1]);
      } else {
        whole.put(sides[0], sides[1]);
      }
    }
  }

  private static Pattern pattern(String english) {
    int at = english.indexOf(GAP);
    return Pattern.compile(
        Pattern.quote(english.substring(0, at))
            + "(.*)"
            + Pattern.quote(english.substring(at + GAP.length())),
        Pattern.DOTALL);
  }

  static Translation read(String file) {
    try (InputStream in = Translation.class.getResourceAsStream(file)) {
      return new Translation(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A text's translation; empty when there is none. */
  Optional<String> of(String english) {
    String text = whole.get(english);
    if (text != null) {
      return Optional.of(text);
    }
    for (Map.Entry<Pattern, String> each : gapped.entrySet()) {
      Matcher matcher = each.getKey().matcher(english);
      if (matcher.matches()) {
        return Optional.of(each.getValue().replace(GAP, matcher.group(1)));
      }
    }
    return Optional.empty();
  }
}
