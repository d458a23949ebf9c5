package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.label.LabelColour;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Making, naming, colouring and deleting calendars of one's own. */
@Named("calendarsPage")
@RequestScoped
public class CalendarsPage {
  private static final int MOST_NAME = 200;

  @Inject private OwnCalendars calendars;
  @Inject private Collections collections;
  @Inject private CalendarLooks looks;
  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewCalendar> added = new RecordForm<>(NewCalendar.class);

  /**
   * A calendar to be made.
   *
   * @param name what it is called
   */
  public record NewCalendar(@Field(label = "calendars.name", required = true) String name) {}

  /** Makes one. */
  public void create() {
    added
        .read(answers, texts)
        .flatMap(wanted -> looks.name("name", wanted.name()))
        .flatMap(
            name ->
                answers.take(
                    "name", collections.create(visitor.caller(), name, CollectionKind.CALENDAR)))
        .filter(made -> answers.done(looks.noted(made.id(), "", parameters.text("colour"))))
        .ifPresent(made -> back(Notice.of("calendars.created", made.name().path())));
  }

  /** Gives one another name or colour. */
  public void change() {
    Optional<ShownCalendar> found = asked("change");
    if (found.isEmpty()) {
      return;
    }
    long id = found.get().id();
    String name = parameters.text("name-" + id).strip();
    if (name.isEmpty() || name.length() > MOST_NAME) {
      answers.wrong(null, texts.of("calendars.no-name", MOST_NAME));
      return;
    }
    String colour = parameters.text("colour-" + id);
    // A colour that programs chose and that none of ours is stays until another one is chosen.
    boolean isSame = found.get().colour().word().equals(colour);
    if (answers.done(looks.noted(id, name, isSame ? "" : colour))) {
      back(Notice.of("calendars.saved", name));
    }
  }

  /** Deletes one; with events in it only when that was confirmed. */
  public void remove() {
    Optional<ShownCalendar> found = asked("remove");
    if (found.isEmpty()) {
      return;
    }
    long id = found.get().id();
    Optional<CollectionEntry> entry = answers.take(collections.collection(visitor.caller(), id));
    if (entry.isEmpty()) {
      return;
    }
    if (entry.get().items() > 0 && parameters.text("sure-" + id).isEmpty()) {
      answers.wrong(null, texts.of("calendars.not-empty", found.get().name(), entry.get().items()));
      return;
    }
    if (answers.done(mail.delete(visitor.caller(), entry.get().name()))) {
      back(Notice.of("calendars.removed", found.get().name()));
    }
  }

  private Optional<ShownCalendar> asked(String button) {
    Optional<ShownCalendar> found =
        all().stream()
            .filter(one -> Long.toString(one.id()).equals(parameters.text(button)))
            .findFirst();
    if (found.isEmpty()) {
      Redirect.to("/calendars");
    }
    return found;
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/calendars");
  }

  private List<ShownCalendar> all() {
    return calendars.getAll().stream().filter(one -> one.owner().isEmpty()).toList();
  }

  /** The reader's own; not those that show what is elsewhere. */
  public List<ShownCalendar> getOwn() {
    return all().stream().filter(ShownCalendar::isWritable).toList();
  }

  /** The colours to choose from. */
  public List<LabelColour> getColours() {
    return List.of(LabelColour.values());
  }

  /** The form of a new one. */
  public RecordForm<NewCalendar> getAdded() {
    return added;
  }
}
