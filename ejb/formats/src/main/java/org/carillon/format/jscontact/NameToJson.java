package org.carillon.format.jscontact;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** Converts FN and N to the name of a Card (RFC 9555 §2.5.1, §2.5.5). */
final class NameToJson {
  private NameToJson() {}

  static void add(
      VCard card, JsonObjectBuilder json, Phonetics phonetics, List<VCardProperty> unconverted) {
    JsonObjectBuilder name = JsContact.JSON.createObjectBuilder();
    List<VCardProperty> full = card.all("FN");
    if (!full.isEmpty() && isDerived(full.getFirst())) {
      unconverted.addAll(full.subList(1, full.size()));
    } else if (!full.isEmpty()) {
      name.add("full", full.getFirst().text());
      boolean plain = full.getFirst().parameters().isEmpty() && full.getFirst().group().isEmpty();
      // An FN with parameters is preserved, and becomes the full name again on the way back.
      unconverted.addAll(plain ? full.subList(1, full.size()) : full);
    }
    List<VCardProperty> structured = card.all("N");
    if (!structured.isEmpty()) {
      structured(structured.getFirst(), phonetics, name);
      structured.stream().skip(1).filter(one -> !phonetics.isTaken(one)).forEach(unconverted::add);
    }
    JsonObject made = name.build();
    if (!made.isEmpty()) {
      json.add("name", made);
    }
  }

  /** Returns whether FN was derived by this server, for lack of a full name (RFC 9554 §4.4). */
  private static boolean isDerived(VCardProperty full) {
    return full.parameter("DERIVED").filter("true"::equalsIgnoreCase).isPresent();
  }

  private static void structured(
      VCardProperty property, Phonetics phonetics, JsonObjectBuilder name) {
    ParametersToJson parameters = new ParametersToJson(property);
    List<List<String>> spoken = phonetics.ofName(property, name);
    StructuredKinds.NAME.read(property, spoken, parameters.take("JSCOMPS"), name);
    parameters.sortAs(name);
    parameters.rest(name);
  }
}
