package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.label.LabelColour;
import org.carillon.contract.resource.ResourceProperties;
import org.carillon.contract.resource.ResourceProperty;
import org.carillon.contract.resource.TextProperty;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** The collections that the reader has and is let into, read once a request. */
@RequestScoped
public class OwnCollections {
  /** The colours of those that nobody gave one, in turn. */
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

  /** Those of a kind, own ones first. */
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
      found.add(
          shown(
              one,
              noted.getOrDefault(one.id(), List.of()),
              USUAL.get(found.size() % USUAL.size()),
              hidden));
    }
    found.sort(Comparator.comparing(one -> !one.owner().isEmpty()));
    return List.copyOf(found);
  }

  private static ShownCalendar shown(
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
        !hidden.contains(one.id()));
  }
}
