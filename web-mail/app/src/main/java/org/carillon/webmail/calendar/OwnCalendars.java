package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;
import org.carillon.web.request.Visitor;

/**
 * The calendars that the reader has and is let into, read once a request. Which of them are shown
 * is the browser's to keep, as what its screen has room for.
 */
@Named("calendars")
@RequestScoped
public class OwnCalendars {
  private static final SecretCookie HIDDEN = new SecretCookie("carillon-hidden-calendars");
  private static final int A_YEAR = 365 * 24 * 3600;
  private static final int MOST_HIDDEN = 200;

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
  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;

  private List<ShownCalendar> all;

  /** All of them, own ones first. */
  public List<ShownCalendar> getAll() {
    if (all == null) {
      all =
          answers
              .take(objects.collections(visitor.caller()))
              .map(this::calendars)
              .orElse(List.of());
    }
    return all;
  }

  private List<ShownCalendar> calendars(List<CollectionEntry> collections) {
    Set<Long> hidden = hidden();
    List<ShownCalendar> found = new ArrayList<>();
    for (CollectionEntry one : collections) {
      if (one.kind() == CollectionKind.CALENDAR) {
        found.add(shown(one, USUAL.get(found.size() % USUAL.size()), hidden));
      }
    }
    found.sort(Comparator.comparing(one -> !one.owner().isEmpty()));
    return List.copyOf(found);
  }

  private ShownCalendar shown(CollectionEntry one, LabelColour usual, Set<Long> hidden) {
    List<ResourceProperty> noted =
        properties.of(visitor.caller(), one.id())
                instanceof Answer.Done<List<ResourceProperty>>(List<ResourceProperty> there)
            ? there
            : List.of();
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

  /** Those that are shown. */
  public List<ShownCalendar> getShown() {
    return getAll().stream().filter(ShownCalendar::isShown).toList();
  }

  /** Those that the reader may put events into. */
  public List<ShownCalendar> getWritable() {
    return getAll().stream().filter(ShownCalendar::isWritable).toList();
  }

  /** The one of that id. */
  public Optional<ShownCalendar> find(long id) {
    return getAll().stream().filter(one -> one.id() == id).findFirst();
  }

  private Set<Long> hidden() {
    return HIDDEN
        .read(request)
        .map(
            text ->
                Arrays.stream(text.split("\\."))
                    .map(RequestParameters::parse)
                    .filter(OptionalLong::isPresent)
                    .map(OptionalLong::getAsLong)
                    .limit(MOST_HIDDEN)
                    .collect(Collectors.toCollection(LinkedHashSet::new)))
        .orElseGet(LinkedHashSet::new);
  }

  /** Hides the calendar that a form names, or shows it again. */
  public void toggle() {
    Set<Long> hidden = hidden();
    long asked = parameters.number("toggle").orElse(0);
    if (find(asked).isPresent() && !hidden.remove(asked)) {
      hidden.add(asked);
    }
    HIDDEN.write(
        request,
        Redirect.response(),
        hidden.stream().map(String::valueOf).collect(Collectors.joining(".")),
        A_YEAR);
  }
}
