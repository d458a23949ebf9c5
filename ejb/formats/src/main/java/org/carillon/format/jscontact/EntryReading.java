package org.carillon.format.jscontact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/** Converts entries with an {@link EntryRule} to properties. */
final class EntryReading {
  private EntryReading() {}

  /** Returns the rule for an entry of a map, by its kind. */
  static EntryRule rule(String map, JsonMembers entry) {
    List<EntryRule> rules = EntryRule.ofMap(map);
    if (map.equals("onlineServices")) {
      boolean isImpp =
          entry.text("vCardName").filter("impp"::equalsIgnoreCase).isPresent()
              && entry.text("uri").isPresent();
      return rules.get(isImpp ? 0 : 1);
    }
    String kind = entry.text("kind").orElse("");
    Optional<EntryRule> named = rules.stream().filter(rule -> rule.kind().equals(kind)).findFirst();
    return named.orElseGet(
        () ->
            rules.stream()
                .filter(rule -> rule.kind().isEmpty())
                .findFirst()
                .orElseGet(() -> fallback(map, kind, entry, rules)));
  }

  /** Returns the rule without a known kind: a title is a person's; other maps require it. */
  private static EntryRule fallback(
      String map, String kind, JsonMembers entry, List<EntryRule> rules) {
    if (map.equals("titles") && kind.isEmpty()) {
      return rules.getFirst();
    }
    throw entry.wrong(
        "kind", "one of " + String.join(", ", rules.stream().map(EntryRule::kind).toList()));
  }

  /** Converts the members that a rule treats specially to parameters. */
  static void own(EntryRule rule, JsonMembers entry, ParametersToCard parameters) {
    entry.text("mediaType").ifPresent(type -> parameters.put("MEDIATYPE", type));
    switch (rule.map()) {
      case "onlineServices" -> {
        entry.text("service").ifPresent(service -> parameters.put("SERVICE-TYPE", service));
        if (entry.text("uri").isPresent()) {
          entry.text("user").ifPresent(user -> parameters.put("USERNAME", user));
        }
      }
      case "personalInfo" -> {
        Map<String, String> levels =
            rule.kind().equals("expertise") ? ParameterWords.back(ParameterWords.LEVELS) : Map.of();
        entry
            .text("level")
            .ifPresent(level -> parameters.put("LEVEL", levels.getOrDefault(level, level)));
        index(entry, parameters);
      }
      case "directories" -> index(entry, parameters);
      case "notes" -> {
        entry
            .text("created")
            .flatMap(PartialDates::basic)
            .ifPresent(at -> parameters.put("CREATED", at));
        Optional<JsonMembers> author = entry.object("author");
        author
            .flatMap(members -> members.text("name"))
            .ifPresent(name -> parameters.put("AUTHOR-NAME", name));
        author
            .flatMap(members -> members.text("uri"))
            .ifPresent(uri -> parameters.put("AUTHOR", uri));
      }
      default -> {}
    }
  }

  private static void index(JsonMembers entry, ParametersToCard parameters) {
    entry.number("listAs").ifPresent(index -> parameters.put("INDEX", String.valueOf(index)));
  }

  static VCardProperty property(EntryRule rule, JsonMembers entry, ParametersToCard parameters) {
    if (rule.property().equals("SOCIALPROFILE") && entry.text("uri").isEmpty()) {
      parameters.put("VALUE", "text");
      parameters.rest(entry);
      return parameters.property(rule.property(), VCardText.escape(entry.wanted("user")));
    }
    String value = entry.wanted(rule.member());
    if (rule.property().equals("TEL") && value.startsWith("tel:")) {
      parameters.put("VALUE", "uri");
      parameters.rest(entry);
      return parameters.property(rule.property(), JsonToCard.oneLine(value));
    }
    parameters.rest(entry);
    return parameters.property(
        rule.property(), rule.isUri() ? JsonToCard.oneLine(value) : VCardText.escape(value));
  }
}
