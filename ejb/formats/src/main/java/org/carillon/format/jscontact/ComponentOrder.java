package org.carillon.format.jscontact;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.vcard.VCardText;

/** The order and separators of a name's or address's components: JSCOMPS (RFC 9555 §3.3.1). */
final class ComponentOrder {
  private ComponentOrder() {}

  /** A component of a Card, maybe with a pronunciation. Separators have no vCard position. */
  record Part(String kind, String value, String phonetic, int component, int index) {}

  /** Returns the parameter for components in this order, with {@code defaultSeparator}. */
  static String written(List<Part> parts, Optional<String> separator) {
    List<String> entries = new ArrayList<>();
    entries.add(separator.map(text -> "s," + VCardText.escape(text)).orElse(""));
    for (Part part : parts) {
      if (part.kind().equals("separator")) {
        entries.add("s," + VCardText.escape(part.value()));
      } else {
        entries.add(part.component() + (part.index() == 0 ? "" : "," + part.index()));
      }
    }
    return String.join(";", entries);
  }

  /** Adds components in the parameter's order. Returns whether it is valid and complete. */
  static boolean read(String written, List<Part> parts, JsonObjectBuilder whole) {
    List<String> entries = VCardText.split(written, ';');
    List<Part> left = new ArrayList<>(parts);
    JsonArrayBuilder components = JsContact.JSON.createArrayBuilder();
    Optional<String> separator = Optional.empty();
    for (int i = 0; i < entries.size(); i++) {
      List<String> entry = VCardText.split(entries.get(i), ',');
      if (entry.getFirst().equals("s") && entry.size() == 2) {
        String text = VCardText.unescape(entry.get(1));
        if (i == 0) {
          separator = Optional.of(text);
        } else {
          components.add(component(new Part("separator", text, "", -1, 0)));
        }
      } else if (i > 0) {
        Optional<Part> named =
            left.stream().filter(part -> entry.equals(position(part, entry.size()))).findFirst();
        if (named.isEmpty()) {
          return false;
        }
        left.remove(named.get());
        components.add(component(named.get()));
      }
    }
    if (left.isEmpty()) {
      whole.add("components", components).add("isOrdered", true);
      separator.ifPresent(text -> whole.add("defaultSeparator", text));
    }
    return left.isEmpty();
  }

  private static List<String> position(Part part, int size) {
    return size == 1 && part.index() == 0
        ? List.of(String.valueOf(part.component()))
        : List.of(String.valueOf(part.component()), String.valueOf(part.index()));
  }

  static JsonObjectBuilder component(Part part) {
    JsonObjectBuilder made =
        JsContact.JSON.createObjectBuilder().add("kind", part.kind()).add("value", part.value());
    return part.phonetic().isEmpty() ? made : made.add("phonetic", part.phonetic());
  }
}
