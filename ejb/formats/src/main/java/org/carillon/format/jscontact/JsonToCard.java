package org.carillon.format.jscontact;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;
import org.carillon.format.vcard.VCardVersion;

/** Converts a Card to a vCard of version 4.0 (RFC 9555 §3). */
final class JsonToCard {
  private static final List<String> MAPS =
      List.of(
          "nicknames",
          "organizations",
          "titles",
          "emails",
          "phones",
          "addresses",
          "onlineServices",
          "preferredLanguages",
          "anniversaries",
          "personalInfo",
          "notes",
          "links",
          "calendars",
          "schedulingAddresses",
          "directories",
          "cryptoKeys",
          "media");

  private final JsonMembers json;
  private final List<VCardProperty> properties = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> groups = new HashSet<>();
  private final Set<String> addressAlternatives = new HashSet<>();
  private int madeGroups;

  JsonToCard(JsonObject card) {
    json = new JsonMembers(card, "");
  }

  VCard made() {
    if (!json.text("@type").orElse("Card").equals("Card")) {
      throw json.wrong("@type", "Card");
    }
    List<VCardProperty> carried = JCardProperties.read(json);
    carried.forEach(property -> groups.add(property.group().toLowerCase(Locale.ROOT)));
    text("uid", "UID", carried);
    if (json.text("uid").orElse("").isBlank()) {
      throw json.wrong("uid", "a string that is not empty");
    }
    text("kind", "KIND", List.of());
    text("prodId", "PRODID", List.of());
    text("language", "LANGUAGE", List.of());
    instant("created", "CREATED");
    instant("updated", "REV");
    name(carried);
    addressAlternatives.addAll(alternatives("ADR", carried));
    for (String map : MAPS) {
      for (Map.Entry<String, JsonMembers> entry : json.entries(map)) {
        entry(map, entry.getKey(), entry.getValue());
      }
    }
    speak();
    related();
    json.set("members").forEach(member -> add(new VCardProperty("MEMBER", oneLine(member))));
    List<String> keywords = json.set("keywords");
    if (!keywords.isEmpty()) {
      add(
          new VCardProperty(
              "CATEGORIES", String.join(",", keywords.stream().map(VCardText::escape).toList())));
    }
    properties.addAll(carried);
    return new VCard(VCardVersion.V4_0, properties);
  }

  private void add(VCardProperty property) {
    properties.add(property);
  }

  private void text(String member, String property, List<VCardProperty> carried) {
    json.text(member)
        .filter(text -> carried.stream().noneMatch(same(property, text)))
        .ifPresent(text -> add(VCardProperty.ofText(property, text)));
  }

  private static Predicate<VCardProperty> same(String name, String text) {
    return property -> property.name().equals(name) && property.text().equals(text);
  }

  private void instant(String member, String property) {
    json.text(member)
        .map(
            text ->
                PartialDates.basic(text)
                    .orElseThrow(() -> json.wrong(member, "a UTC date and time")))
        .ifPresent(value -> add(new VCardProperty(property, value)));
  }

  private void name(List<VCardProperty> carried) {
    Optional<JsonMembers> name = json.object("name");
    List<String> parts = new ArrayList<>();
    name.ifPresent(
        members ->
            members.objects("components").stream()
                .filter(part -> !part.wanted("kind").equals("separator"))
                .forEach(part -> parts.add(part.wanted("value"))));
    String full =
        name.flatMap(members -> members.text("full")).orElseGet(() -> String.join(" ", parts));
    boolean derived = name.flatMap(members -> members.text("full")).isEmpty();
    if (carried.stream().noneMatch(same("FN", full))) {
      VCardProperty property = VCardProperty.ofText("FN", full.isEmpty() ? shownName() : full);
      add(derived ? property.with("DERIVED", "true") : property);
    }
    if (!parts.isEmpty()) {
      JsonMembers members = name.orElseThrow();
      ParametersToCard parameters = new ParametersToCard();
      parameters.sortAs(members);
      parameters.rest(members);
      VCardProperty written = StructuredKinds.NAME.written("N", members, parameters);
      Set<String> used = alternatives("N", carried);
      properties.addAll(
          Phonetics.with(written, StructuredKinds.NAME.spoken(members), members, used));
    }
  }

  /** Returns the values of ALTID in the properties with a name. */
  private static Set<String> alternatives(String name, List<VCardProperty> of) {
    Set<String> used = new HashSet<>();
    of.stream()
        .filter(property -> property.name().equals(name))
        .forEach(property -> property.parameter("ALTID").ifPresent(used::add));
    return used;
  }

  /**
   * Returns the FN of a Card without a name, since every vCard needs one (RFC 6350 §6.2.1): the
   * first organization, nickname, e-mail address or telephone number, else empty.
   */
  private String shownName() {
    for (Map.Entry<String, String> member :
        List.of(
            Map.entry("organizations", "name"),
            Map.entry("nicknames", "name"),
            Map.entry("emails", "address"),
            Map.entry("phones", "number"))) {
      for (Map.Entry<String, JsonMembers> entry : json.entries(member.getKey())) {
        Optional<String> text = entry.getValue().text(member.getValue());
        if (text.isPresent()) {
          return text.get();
        }
      }
    }
    return "";
  }

  private void entry(String map, String id, JsonMembers entry) {
    ParametersToCard parameters = new ParametersToCard();
    parameters.common(entry);
    VCardProperty property =
        switch (map) {
          case "organizations" -> organisation(entry, parameters);
          case "addresses" -> address(entry, kinds(entry), parameters);
          case "anniversaries" -> anniversary(entry, parameters);
          default -> ruled(map, entry, parameters);
        };
    if (map.equals("addresses")) {
      List<VCardProperty> spoken =
          Phonetics.with(property, kinds(entry).spoken(entry), entry, addressAlternatives);
      finished(id, entry, spoken.getFirst());
      properties.addAll(spoken.subList(1, spoken.size()));
    } else {
      finished(id, entry, property);
    }
  }

  private static VCardProperty ruled(String map, JsonMembers entry, ParametersToCard parameters) {
    EntryRule rule = EntryReading.rule(map, entry);
    if (map.equals("phones")) {
      parameters.words(entry, "features", ParameterWords.FEATURES);
    }
    EntryReading.own(rule, entry, parameters);
    return EntryReading.property(rule, entry, parameters);
  }

  private static VCardProperty organisation(JsonMembers entry, ParametersToCard parameters) {
    List<List<String>> components = new ArrayList<>();
    components.add(List.of(entry.text("name").orElse("")));
    entry.objects("units").forEach(unit -> components.add(List.of(unit.wanted("name"))));
    entry.text("sortAs").ifPresent(sort -> parameters.put("SORT-AS", sort));
    parameters.rest(entry);
    return parameters.property("ORG", VCardText.join(components, 1));
  }

  private static StructuredKinds kinds(JsonMembers address) {
    return StructuredKinds.ofAddressKinds(
        address.objects("components").stream().map(part -> part.wanted("kind")).toList());
  }

  private static VCardProperty address(
      JsonMembers entry, StructuredKinds kinds, ParametersToCard parameters) {
    entry.text("full").ifPresent(label -> parameters.put("LABEL", label));
    entry.text("coordinates").ifPresent(place -> parameters.put("GEO", place));
    entry.text("timeZone").ifPresent(zone -> parameters.put("TZ", zone));
    entry.text("countryCode").ifPresent(country -> parameters.put("CC", country));
    parameters.rest(entry);
    return kinds.written("ADR", entry, parameters);
  }

  private VCardProperty anniversary(JsonMembers entry, ParametersToCard parameters) {
    String name =
        ParameterWords.back(AnniversariesToJson.KINDS)
            .getOrDefault(entry.wanted("kind"), "ANNIVERSARY");
    JsonMembers date = entry.object("date").orElseThrow(() -> entry.wrong("date", "an object"));
    date.text("calendarScale").ifPresent(scale -> parameters.put("CALSCALE", scale));
    String place = AnniversariesToJson.placeOf(name);
    if (!place.isEmpty()) {
      entry
          .object("place")
          .ifPresent(
              where -> {
                where
                    .text("coordinates")
                    .ifPresentOrElse(
                        geo -> add(new VCardProperty(place, oneLine(geo)).with("VALUE", "uri")),
                        () ->
                            where
                                .text("full")
                                .ifPresent(text -> add(VCardProperty.ofText(place, text))));
              });
    }
    parameters.rest(entry);
    return parameters.property(name, PartialDates.written(date));
  }

  /** Adds the id, and the group with its label, to a property. */
  private void finished(String id, JsonMembers entry, VCardProperty property) {
    int number = numbers.merge(property.name(), 1, Integer::sum);
    VCardProperty made =
        id.equals(EntryIds.made(property.name(), number)) || !EntryIds.isId(id)
            ? property
            : property.with("PROP-ID", id);
    Optional<String> label = entry.text("label");
    if (label.isPresent() && made.group().isEmpty()) {
      made = made.grouped(freeGroup());
    }
    groups.add(made.group().toLowerCase(Locale.ROOT));
    add(made);
    if (label.isPresent()) {
      add(VCardProperty.ofText(CardToJson.LABEL, label.get()).grouped(made.group()));
    }
  }

  private String freeGroup() {
    String group;
    do {
      madeGroups++;
      group = "item" + madeGroups;
    } while (groups.contains(group) || json.object().toString().contains("\"" + group + "\""));
    return group;
  }

  private void speak() {
    Optional<JsonMembers> speak = json.object("speakToAs");
    speak
        .flatMap(members -> members.text("grammaticalGender"))
        .ifPresent(gender -> add(VCardProperty.ofText("GRAMGENDER", gender)));
    if (speak.isPresent()) {
      for (Map.Entry<String, JsonMembers> entry : speak.get().entries("pronouns")) {
        ParametersToCard parameters = new ParametersToCard();
        parameters.common(entry.getValue());
        parameters.rest(entry.getValue());
        finished(
            entry.getKey(),
            entry.getValue(),
            parameters.property("PRONOUNS", VCardText.escape(entry.getValue().wanted("pronouns"))));
      }
    }
  }

  private void related() {
    for (Map.Entry<String, JsonMembers> entry : json.entries("relatedTo")) {
      ParametersToCard parameters = new ParametersToCard();
      new LinkedHashSet<>(entry.getValue().set("relation")).forEach(parameters::type);
      boolean isUri = entry.getKey().matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
      if (!isUri) {
        parameters.put("VALUE", "text");
      }
      parameters.rest(entry.getValue());
      add(
          parameters.property(
              "RELATED", isUri ? entry.getKey() : VCardText.escape(entry.getKey())));
    }
  }

  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
