package org.carillon.webmail.collection;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.OwnCollections;
import org.carillon.webmail.calendar.ShownCalendar;

/** The form of a page on which the reader manages calendars or task lists. */
@Dependent
public class ListsForm {
  @Inject private OwnedCollections owned;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewList> added = new RecordForm<>(NewList.class);

  public record NewList(@Field(label = "files.name", required = true) String name) {}

  /**
   * A page of such collections.
   *
   * @param address its address within the application
   * @param words the prefix of its bundle keys
   */
  public record Of(CollectionKind kind, String address, String words) {}

  public void create(Of of) {
    added
        .read(answers, texts)
        .flatMap(wanted -> owned.make(of.kind(), wanted.name().strip(), parameters.text("colour")))
        .ifPresent(made -> back(of, Notice.of(of.words() + ".created", made.name().path())));
  }

  /** Changes the name or colour of the collection whose button was pressed. */
  public void change(Of of, List<ShownCalendar> own) {
    Optional<ShownCalendar> found = asked(of, own, "change");
    if (found.isPresent()) {
      long id = found.get().id();
      String colour = parameters.text("colour-" + id);
      // A colour set by a client that is none of the page's stays until another one is chosen.
      boolean isSame = found.get().colour().word().equals(colour);
      owned
          .name("name-" + id, of.words() + ".no-name")
          .filter(name -> owned.note(id, name, isSame ? "" : colour))
          .ifPresent(name -> back(of, Notice.of(of.words() + ".saved", name)));
    }
  }

  /** Deletes the collection whose button was pressed. */
  public void remove(Of of, List<ShownCalendar> own) {
    asked(of, own, "remove")
        .ifPresent(
            one ->
                owned
                    .delete(one.id(), of.address())
                    .map(Notice.of(of.words() + ".removed", one.name())::undoneBy)
                    .ifPresent(notice -> back(of, notice)));
  }

  private Optional<ShownCalendar> asked(Of of, List<ShownCalendar> own, String button) {
    Optional<ShownCalendar> found =
        own.stream()
            .filter(one -> Long.toString(one.id()).equals(parameters.text(button)))
            .findFirst();
    if (found.isEmpty()) {
      Redirect.to(of.address());
    }
    return found;
  }

  private void back(Of of, Notice notice) {
    notices.show(notice);
    Redirect.to(of.address());
  }

  public List<LabelColour> getColours() {
    return List.of(LabelColour.values());
  }

  /** Returns the colour that is proposed for a new collection beside the existing ones. */
  public LabelColour proposed(List<ShownCalendar> there) {
    return OwnCollections.another(there);
  }

  /** The form of a new collection. */
  public RecordForm<NewList> getAdded() {
    return added;
  }
}
