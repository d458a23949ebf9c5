package org.carillon.webmail.category;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.webmail.label.Labels;

/**
 * The words that events are filed under. One that is called as a label of mail has its colour;
 * others have the same colour everywhere, since it is made of the word.
 */
@Named("categories")
@RequestScoped
public class Categories {
  @Inject private Labels labels;

  private Map<String, LabelColour> chosen;

  /** The word of a category's colour. */
  public String tone(String category) {
    if (chosen == null) {
      chosen =
          labels.getOwn().stream()
              .collect(
                  Collectors.toMap(label -> folded(label.name()), Label::colour, (one, _) -> one));
    }
    LabelColour[] all = LabelColour.values();
    String word = folded(category);
    return chosen.getOrDefault(word, all[Math.floorMod(word.hashCode(), all.length)]).word();
  }

  private static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  /** Words to choose from: those that are given, each once, and the labels; in order. */
  public List<String> offered(Set<String> given) {
    Set<String> all = new LinkedHashSet<>(given);
    labels.getOwn().forEach(label -> all.add(label.name()));
    return List.copyOf(
        all.stream()
            .collect(
                Collectors.toMap(
                    Categories::folded, Function.identity(), (one, _) -> one, TreeMap::new))
            .values());
  }
}
