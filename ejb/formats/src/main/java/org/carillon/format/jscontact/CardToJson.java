package org.carillon.format.jscontact;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/** Converts a vCard of version 4.0 to a Card (RFC 9555 §2). */
final class CardToJson {
  static final String LABEL = "X-ABLABEL";
  private static final String SPEAK = "speakToAs";

  /** The properties that are converted together with others. */
  private static final Set<String> APART =
      Set.of("FN", "N", "BDAY", "BIRTHPLACE", "DEATHDATE", "DEATHPLACE", "ANNIVERSARY");

  /** The maps whose entries have a label. */
  private static final Set<String> LABELLED =
      Set.of(
          "emails",
          "phones",
          "onlineServices",
          "media",
          "cryptoKeys",
          "calendars",
          "schedulingAddresses",
          "directories",
          "links",
          "personalInfo");

  private final VCard card;
  private final Phonetics phonetics;
  private final JsonObjectBuilder json = JsContact.JSON.createObjectBuilder();
  private final Map<String, JsonObjectBuilder> maps = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> single = new HashSet<>();
  private final Map<String, String> labels = new HashMap<>();
  private final List<VCardProperty> unconverted = new ArrayList<>();
  private final List<VCardProperty> lost = new ArrayList<>();

  CardToJson(VCard card) {
    this.card = card;
    this.phonetics = new Phonetics(card);
  }

  JsonObject made() {
    json.add("@type", "Card").add("version", "1.0").add("uid", card.uid());
    Map<String, Integer> grouped = new HashMap<>();
    card.properties().forEach(p -> grouped.merge(p.group(), 1, Integer::sum));
    for (VCardProperty property : card.all(LABEL)) {
      // The label of a single property becomes its member. The label of several stays a property.
      if (!property.group().isEmpty()
          && grouped.get(property.group()) == 2
          && property.parameters().isEmpty()
          && card.properties().stream()
              .anyMatch(p -> p.group().equals(property.group()) && hasLabel(p))) {
        labels.put(property.group(), property.text());
      }
    }
    NameToJson.add(card, json, phonetics, unconverted);
    new AnniversariesToJson(card, unconverted).add(map("anniversaries"));
    Set<String> alternatives = new HashSet<>();
    for (VCardProperty property : card.properties()) {
      Optional<String> alternative = property.parameter("ALTID");
      if (alternative.isPresent() && !alternatives.add(property.name() + " " + alternative.get())) {
        if (!APART.contains(property.name()) && !phonetics.isTaken(property)) {
          unconverted.add(property);
        }
      } else {
        convert(property);
      }
    }
    JsonObjectBuilder pronouns = maps.remove("pronouns");
    if (pronouns != null) {
      map(SPEAK).add("pronouns", pronouns);
    }
    maps.forEach(
        (name, map) -> {
          JsonObject made = map.build();
          if (!made.isEmpty()) {
            json.add(name, made);
          }
        });
    if (!unconverted.isEmpty()) {
      JsonArrayBuilder properties = JsContact.JSON.createArrayBuilder();
      unconverted.forEach(property -> properties.add(JCardProperties.of(property)));
      json.add("vCardProps", properties);
    }
    return PreservedCardMembers.restored(json.build(), lost);
  }

  private JsonObjectBuilder map(String name) {
    return maps.computeIfAbsent(name, _ -> JsContact.JSON.createObjectBuilder());
  }

  private void convert(VCardProperty property) {
    if (APART.contains(property.name()) || phonetics.isTaken(property)) {
      return;
    }
    switch (property.name()) {
      case "UID" -> only(property, property.parameters().isEmpty() && property.group().isEmpty());
      case "KIND" ->
          member(property, "kind", Optional.of(property.text().toLowerCase(Locale.ROOT)));
      case "PRODID" -> member(property, "prodId", Optional.of(property.text()));
      case "LANGUAGE" -> member(property, "language", Optional.of(property.text()));
      case "REV" -> member(property, "updated", PartialDates.utc(property.value()));
      case "CREATED" -> member(property, "created", PartialDates.utc(property.value()));
      case "MEMBER" -> set(property, "members", List.of(property.value()));
      case "CATEGORIES" -> set(property, "keywords", property.texts());
      case "ORG" -> organisation(property);
      case "ADR" -> address(property);
      case "RELATED" -> related(property);
      case "GRAMGENDER" -> gender(property);
      case "PRONOUNS" -> pronouns(property);
      case LABEL -> {
        if (!labels.containsKey(property.group())) {
          unconverted.add(property);
        }
      }
      case PreservedCardMembers.PROPERTY -> lost.add(property);
      default ->
          EntryRule.of(property.name())
              .ifPresentOrElse(rule -> entry(property, rule), () -> unconverted.add(property));
    }
  }

  /**
   * Returns whether this is the first property of a name that a Card has only once, and has nothing
   * that the Card can't say. Any other is preserved.
   */
  private boolean only(VCardProperty property, boolean plain) {
    if (single.add(property.name()) && plain) {
      return true;
    }
    unconverted.add(property);
    return false;
  }

  private void member(VCardProperty property, String member, Optional<String> value) {
    boolean plain =
        value.filter(text -> !text.isEmpty()).isPresent()
            && property.group().isEmpty()
            && property.without("VALUE").parameters().isEmpty();
    if (only(property, plain)) {
      json.add(member, value.orElseThrow());
    }
  }

  private void set(VCardProperty property, String member, List<String> texts) {
    if (!property.parameters().isEmpty() || !property.group().isEmpty()) {
      unconverted.add(property);
    } else {
      texts.forEach(text -> map(member).add(text, true));
    }
  }

  private void entry(VCardProperty property, EntryRule rule) {
    if (property.name().equals("NICKNAME")) {
      List<String> names = property.texts();
      for (String name : names) {
        VCardProperty each = names.size() == 1 ? property : property.without("PROP-ID");
        entry(each, rule, name);
      }
      return;
    }
    entry(property, rule, rule.isUri() ? property.value() : property.text());
  }

  private void entry(VCardProperty property, EntryRule rule, String value) {
    ParametersToJson parameters = new ParametersToJson(property);
    JsonObjectBuilder entry = begun(rule.type());
    boolean isText = property.parameter("VALUE").filter("text"::equalsIgnoreCase).isPresent();
    parameters.dropValue();
    if (property.name().equals("SOCIALPROFILE")) {
      parameters.take("SERVICE-TYPE").ifPresent(service -> entry.add("service", service));
      parameters.take("USERNAME").ifPresent(user -> entry.add("user", user));
      entry.add(isText ? "user" : "uri", isText ? VCardText.unescape(value) : value);
    } else {
      entry.add(rule.member(), value);
    }
    if (property.name().equals("IMPP")) {
      entry.add("vCardName", "impp");
      parameters.take("SERVICE-TYPE").ifPresent(service -> entry.add("service", service));
      parameters.take("USERNAME").ifPresent(user -> entry.add("user", user));
    }
    if (!rule.kind().isEmpty()) {
      entry.add("kind", rule.kind());
    }
    if (rule.property().equals("TEL")) {
      parameters.words(entry, "features", ParameterWords.FEATURES);
    }
    if (rule.map().equals("personalInfo")) {
      Map<String, String> levels =
          rule.kind().equals("expertise") ? ParameterWords.LEVELS : Map.of();
      parameters
          .take("LEVEL")
          .map(level -> level.toLowerCase(Locale.ROOT))
          .ifPresent(level -> entry.add("level", levels.getOrDefault(level, level)));
      parameters.positive("INDEX").ifPresent(index -> entry.add("listAs", index));
    }
    if (rule.map().equals("directories")) {
      parameters.positive("INDEX").ifPresent(index -> entry.add("listAs", index));
    }
    parameters.take("MEDIATYPE").ifPresent(type -> entry.add("mediaType", type));
    if (rule.property().equals("NOTE")) {
      parameters
          .take("CREATED")
          .flatMap(PartialDates::utc)
          .ifPresent(at -> entry.add("created", at));
      author(parameters, entry);
    }
    finished(rule.map(), property, parameters, entry);
  }

  private static void author(ParametersToJson parameters, JsonObjectBuilder note) {
    Optional<String> name = parameters.take("AUTHOR-NAME");
    Optional<String> uri = parameters.take("AUTHOR");
    if (name.isPresent() || uri.isPresent()) {
      JsonObjectBuilder author = begun("Author");
      name.ifPresent(text -> author.add("name", text));
      uri.ifPresent(text -> author.add("uri", text));
      note.add("author", author);
    }
  }

  private void organisation(VCardProperty property) {
    ParametersToJson parameters = new ParametersToJson(property);
    JsonObjectBuilder entry = begun("Organization");
    List<List<String>> components = property.components();
    String name = String.join(",", components.getFirst());
    if (!name.isEmpty()) {
      entry.add("name", name);
    }
    JsonArrayBuilder units = JsContact.JSON.createArrayBuilder();
    components.stream()
        .skip(1)
        .map(texts -> String.join(",", texts))
        .filter(text -> !text.isEmpty())
        .forEach(text -> units.add(begun("OrgUnit").add("name", text)));
    if (components.size() > 1) {
      entry.add("units", units);
    }
    parameters.take("SORT-AS").ifPresent(sort -> entry.add("sortAs", sort));
    finished("organizations", property, parameters, entry);
  }

  private void address(VCardProperty property) {
    ParametersToJson parameters = new ParametersToJson(property);
    JsonObjectBuilder entry = begun("Address");
    StructuredKinds.ofAddress(property.components())
        .read(property, phonetics.of(property, entry), parameters.take("JSCOMPS"), entry);
    parameters.take("LABEL").ifPresent(label -> entry.add("full", label));
    parameters.take("GEO").ifPresent(place -> entry.add("coordinates", place));
    parameters.take("TZ").ifPresent(zone -> entry.add("timeZone", zone));
    parameters.take("CC").ifPresent(country -> entry.add("countryCode", country));
    finished("addresses", property, parameters, entry);
  }

  private void related(VCardProperty property) {
    ParametersToJson parameters = new ParametersToJson(property);
    parameters.dropValue();
    boolean isText = property.parameter("VALUE").filter("text"::equalsIgnoreCase).isPresent();
    JsonObjectBuilder relations = JsContact.JSON.createObjectBuilder();
    parameters.takeTypes().forEach(type -> relations.add(type, true));
    JsonObjectBuilder relation = begun("Relation").add("relation", relations);
    parameters.rest(relation);
    map("relatedTo").add(isText ? property.text() : property.value(), relation);
  }

  private void gender(VCardProperty property) {
    if (only(property, property.parameters().isEmpty() && property.group().isEmpty())) {
      map(SPEAK).add("grammaticalGender", property.text().toLowerCase(Locale.ROOT));
    }
  }

  private void pronouns(VCardProperty property) {
    ParametersToJson parameters = new ParametersToJson(property);
    JsonObjectBuilder entry = begun("Pronouns").add("pronouns", property.text());
    finished("pronouns", property, parameters, entry);
  }

  private static boolean hasLabel(VCardProperty property) {
    return property.name().equals("ADR")
        || EntryRule.of(property.name()).filter(r -> LABELLED.contains(r.map())).isPresent();
  }

  /** Adds the members that every entry has, and puts the entry into its map under its id. */
  private void finished(
      String map, VCardProperty property, ParametersToJson parameters, JsonObjectBuilder entry) {
    parameters.common(entry);
    String label = labels.get(property.group());
    if (label != null) {
      entry.add("label", label);
    }
    int number = numbers.merge(property.name(), 1, Integer::sum);
    String wanted =
        parameters
            .take("PROP-ID")
            .filter(EntryIds::isId)
            .orElse(EntryIds.made(property.name(), number));
    String id = wanted;
    for (int i = 1; !ids.add(map + " " + id); i++) {
      id = wanted + "-" + i;
    }
    parameters.rest(entry);
    map(map).add(id, entry);
  }

  private static JsonObjectBuilder begun(String type) {
    return JsContact.JSON.createObjectBuilder().add("@type", type);
  }
}
