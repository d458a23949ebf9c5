package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.TextProperty;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** The reader's collections, own and shared, read once a request. */
@RequestScoped
public class OwnCollections {
  /** The colours of collections without a chosen one: each keeps its own, whatever is beside it. */
  private static final List<LabelColour> USUAL =
      List.of(
          LabelColour.BLUE,
          LabelColour.GREEN,
          LabelColour.ORANGE,
          LabelColour.PURPLE,
          LabelColour.TEAL,
          LabelColour.RED,
          LabelColour.YELLOW);

  @Inject private GroupwareObjects objects;
  @Inject private ResourceProperties properties;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private List<CollectionEntry> all;

  /** Returns the collections of a kind, own ones first. */
  public List<ShownCalendar> of(CollectionKind kind, Set<Long> hidden) {
    if (all == null) {
      all = answers.take(objects.collections(visitor.caller())).orElse(List.of());
    }
    List<CollectionEntry> wanted = all.stream().filter(one -> one.kind() == kind).toList();
    Map<Long, List<ResourceProperty>> noted =
        properties.ofAll(visitor.caller(), wanted.stream().map(CollectionEntry::id).toList())
                instanceof Answer.Done<Map<Long, List<ResourceProperty>>>(var there)
            ? there
            : Map.of();
    List<ShownCalendar> found = new ArrayList<>();
    for (CollectionEntry one : wanted) {
      found.add(shown(one, noted.getOrDefault(one.id(), List.of()), usual(one.id()), hidden));
    }
    found.sort(Comparator.comparing(one -> !one.owner().isEmpty()));
    return List.copyOf(found);
  }

  /** Returns the constant colour of a collection for which nobody chose one. */
  static LabelColour usual(long collection) {
    return USUAL.get((int) Math.floorMod(collection, (long) USUAL.size()));
  }

  /** Returns the colour for a further collection: the least used one. */
  public static LabelColour another(List<ShownCalendar> there) {
    return USUAL.stream()
        .min(
            Comparator.comparingLong(
                colour -> there.stream().filter(one -> one.colour() == colour).count()))
        .orElseThrow();
  }

  static ShownCalendar shown(
      CollectionEntry one, List<ResourceProperty> noted, LabelColour usual, Set<Long> hidden) {
    String path = one.name().own().path();
    return new ShownCalendar(
        one.id(),
        TextProperty.TITLE
            .of(noted)
            .orElseGet(() -> path.substring(path.lastIndexOf(MailboxName.DELIMITER) + 1)),
        one.name().account(),
        TextProperty.COLOUR.of(noted).flatMap(NearestColour::of).orElse(usual),
        one.rights().has(Right.INSERT),
        one.rights().has(Right.INSERT) && one.rights().mayExpunge(),
        !hidden.contains(one.id()));
  }
}
