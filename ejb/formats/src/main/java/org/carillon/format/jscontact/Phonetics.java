package org.carillon.format.jscontact;

import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.vcard.PhoneticName;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/**
 * The pronunciation of names and addresses. That of a name is in the properties X-PHONETIC-…, which
 * current clients know, if they can express it. Otherwise, and for addresses, it is in an
 * alternative of the property (PHONETIC and SCRIPT, RFC 9554 §4.6, §4.8).
 */
final class Phonetics {
  private static final String ALTERNATIVE = "ALTID";
  private static final String SYSTEM = "PHONETIC";
  private static final String SCRIPT = "SCRIPT";

  /** The phonetic system if only the script is known. */
  private static final String ANY = "script";

  private static final Set<String> OWN = Set.of(ALTERNATIVE, SYSTEM, SCRIPT, "LANGUAGE");

  private final VCard card;
  private final Set<VCardProperty> taken = new HashSet<>();

  Phonetics(VCard card) {
    this.card = card;
  }

  /** Returns the text at a position, or empty if there is none. */
  static String at(List<List<String>> spoken, int component, int index) {
    return component < spoken.size() && index < spoken.get(component).size()
        ? spoken.get(component).get(index)
        : "";
  }

  /** Returns whether a property was used as the pronunciation of another. */
  boolean isTaken(VCardProperty property) {
    return taken.contains(property);
  }

  /** Returns a name's pronunciation by N's positions. Adds script and system to {@code name}. */
  List<List<String>> ofName(VCardProperty structured, JsonObjectBuilder name) {
    Optional<List<List<String>>> said =
        PhoneticName.of(card).filter(spoken -> covers(structured.components(), spoken));
    if (said.isEmpty()) {
      return of(structured, name);
    }
    card.properties().stream().filter(PhoneticName::isOne).forEach(taken::add);
    name.add("phoneticScript", PhoneticName.script(said.get()));
    return said.get();
  }

  /** Returns a property's pronunciation. Adds its script and system to {@code whole}. */
  List<List<String>> of(VCardProperty structured, JsonObjectBuilder whole) {
    Optional<String> alternative = structured.parameter(ALTERNATIVE);
    Optional<VCardProperty> spoken =
        card.all(structured.name()).stream()
            .filter(other -> alternative.isPresent())
            .filter(other -> other.parameter(ALTERNATIVE).equals(alternative))
            .filter(other -> other != structured && isSpoken(other, structured))
            .findFirst();
    spoken.ifPresent(
        other -> {
          taken.add(other);
          other
              .parameter(SYSTEM)
              .map(system -> system.toLowerCase(Locale.ROOT))
              .filter(system -> !system.equals(ANY))
              .ifPresent(system -> whole.add("phoneticSystem", system));
          other.parameter(SCRIPT).ifPresent(script -> whole.add("phoneticScript", script));
        });
    return spoken.map(VCardProperty::components).orElse(List.of());
  }

  /** Returns whether an alternative is a pronunciation and not a translation. */
  private static boolean isSpoken(VCardProperty other, VCardProperty structured) {
    return other.parameter(SYSTEM).isPresent()
        && other.group().isEmpty()
        && OWN.containsAll(other.parameters().keySet())
        && other.parameter("LANGUAGE").equals(structured.parameter("LANGUAGE"))
        && covers(structured.components(), other.components());
  }

  private static boolean covers(List<List<String>> written, List<List<String>> spoken) {
    for (int at = 0; at < spoken.size(); at++) {
      for (int index = 0; index < spoken.get(at).size(); index++) {
        if (!spoken.get(at).get(index).isEmpty() && at(written, at, index).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns the properties of a name or an address with its pronunciation.
   *
   * @param written the property itself
   * @param spoken the pronunciation of its components, by their positions
   * @param used the values of ALTID that are in use
   */
  static List<VCardProperty> with(
      VCardProperty written, List<List<String>> spoken, JsonMembers whole, Set<String> used) {
    if (spoken.stream().flatMap(List::stream).allMatch(String::isEmpty)) {
      return List.of(written);
    }
    Optional<String> system = whole.text("phoneticSystem");
    Optional<String> script = whole.text("phoneticScript");
    List<VCardProperty> made = new ArrayList<>();
    if (written.name().equals("N") && system.isEmpty() && PhoneticName.says(spoken, script)) {
      made.add(written);
      made.addAll(PhoneticName.written(spoken));
      return made;
    }
    String alternative = written.parameter(ALTERNATIVE).orElseGet(() -> free(used));
    made.add(written.with(ALTERNATIVE, alternative));
    VCardProperty other =
        new VCardProperty(
                "",
                written.name(),
                Map.of(ALTERNATIVE, List.of(alternative)),
                VCardText.join(spoken, written.components().size()))
            .with(SYSTEM, system.orElse(ANY));
    VCardProperty scripted = script.map(text -> other.with(SCRIPT, text)).orElse(other);
    made.add(
        written
            .parameter("LANGUAGE")
            .map(language -> scripted.with("LANGUAGE", language))
            .orElse(scripted));
    return made;
  }

  private static String free(Set<String> used) {
    int number = 1;
    while (!used.add(String.valueOf(number))) {
      number++;
    }
    return String.valueOf(number);
  }
}
