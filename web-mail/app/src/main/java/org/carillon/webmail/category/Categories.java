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

/** Categories of events, coloured as the mail label of that name, else by the name. */
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

  /** Returns the categories to choose from: the given ones and the labels, each once, in order. */
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
