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

/** The form of a page of calendars, or of lists of tasks, by which each is kept. */
@Dependent
public class ListsForm {
  @Inject private OwnedCollections owned;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private final RecordForm<NewList> added = new RecordForm<>(NewList.class);

  /**
   * One to be made.
   *
   * @param name what it is called
   */
  public record NewList(@Field(label = "files.name", required = true) String name) {}

  /**
   * A page of them.
   *
   * @param address where it is, within the application
   * @param words what its sentences begin with in the bundle
   */
  public record Of(CollectionKind kind, String address, String words) {}

  /** Makes one. */
  public void create(Of of) {
    added
        .read(answers, texts)
        .flatMap(wanted -> owned.make(of.kind(), wanted.name().strip(), parameters.text("colour")))
        .ifPresent(made -> back(of, Notice.of(of.words() + ".created", made.name().path())));
  }

  /** Gives the one whose button was pressed another name or colour. */
  public void change(Of of, List<ShownCalendar> own) {
    Optional<ShownCalendar> found = asked(of, own, "change");
    if (found.isPresent()) {
      long id = found.get().id();
      String colour = parameters.text("colour-" + id);
      // A colour that programs chose and that none of ours is stays until another one is chosen.
      boolean isSame = found.get().colour().word().equals(colour);
      owned
          .name("name-" + id, of.words() + ".no-name")
          .filter(name -> owned.note(id, name, isSame ? "" : colour))
          .ifPresent(name -> back(of, Notice.of(of.words() + ".saved", name)));
    }
  }

  /** Deletes the one whose button was pressed. */
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

  /** The colours to choose from. */
  public List<LabelColour> getColours() {
    return List.of(LabelColour.values());
  }

  /** The one that is proposed for a new one, beside those that are there. */
  public LabelColour proposed(List<ShownCalendar> there) {
    return OwnCollections.another(there);
  }

  /** The form of a new one. */
  public RecordForm<NewList> getAdded() {
    return added;
  }
}
