package org.carillon.webmail.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.raw.RawObjects;

/** A page for one note: reads it, saves it while it is written, and deletes it. */
@Named("note")
@RequestScoped
public class NotePage {
  private static final int MOST_TEXT = 500_000;
  private static final int MOST_CATEGORIES = 500;

  @Inject private NoteKeeping keeping;
  @Inject private RequestParameters parameters;
  @Inject private RawObjects raws;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Optional<NoteKeeping.OpenNote> open = Optional.empty();
  private NoteBody body;

  /** Opens the note that was asked for, or begins a new one. */
  public void load() {
    if (body != null) {
      return;
    }
    if (isNew()) {
      body = NoteBody.of("");
    } else {
      open = raws.take(keeping.open(parameters.number("c").orElse(0), parameters.text("k")));
      open.ifPresent(note -> body = note.body());
    }
  }

  /** Saves the note, and shows all notes. */
  public void save() {
    keep(false);
  }

  /** Saves what was typed so far, and stays on the page. */
  public void keepOn() {
    keep(true);
  }

  private void keep(boolean isGoingOn) {
    if (body == null) {
      return;
    }
    String text = parameters.text("text").replace("\r\n", "\n");
    body =
        body.with(
            text,
            LabelColour.of(parameters.text("colour")),
            Arrays.stream(parameters.text("categories").split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList());
    if (text.isBlank()) {
      answers.wrong(null, texts.of("note.wrong.empty"));
    } else if (text.length() > MOST_TEXT
        || parameters.text("categories").length() > MOST_CATEGORIES) {
      answers.wrong(
          null,
          texts.of("typed.wrong.long", text.length() > MOST_TEXT ? MOST_TEXT : MOST_CATEGORIES));
    } else if (isNew()) {
      long place = place();
      kept(keeping.create(place, body), place, isGoingOn);
    } else if (open.isPresent()) {
      kept(
          keeping.change(open.get(), parameters.text("tag"), body),
          open.get().in().id(),
          isGoingOn);
    }
  }

  private long place() {
    return parameters
        .number("place")
        .orElseGet(() -> keeping.writable().stream().findFirst().map(ShownCalendar::id).orElse(0L));
  }

  private void kept(Answer<String> answer, long place, boolean isGoingOn) {
    switch (answer) {
      case Answer.Done<String>(String key) -> {
        if (isGoingOn) {
          Redirect.to("/note?c=" + place + "&k=" + Redirect.encoded(key));
        } else {
          notices.show(Notice.of("note.saved").undoneBy(open.map(NoteUndo::text).orElse("")));
          Redirect.to("/notes");
        }
      }
      case Answer.Failed<String>(Failure failure) -> refused(failure);
    }
  }

  private void refused(Failure failure) {
    switch (failure) {
      case Failure.Outdated _, Failure.NotFound _ -> answers.wrong(null, texts.of("note.outdated"));
      case Failure.NotAllowed _ -> answers.wrong(null, texts.of("note.not-allowed"));
      case Failure.Taken _ -> answers.wrong(null, texts.of("note.same"));
      case Failure other -> answers.show(null, other);
    }
  }

  public void remove() {
    if (open.isEmpty()) {
      return;
    }
    switch (keeping.remove(open.get())) {
      case Answer.Done<Void> _ -> {
        notices.show(Notice.of("note.removed").undoneBy(NoteUndo.text(open.get())));
        Redirect.to("/notes");
      }
      case Answer.Failed<Void>(Failure failure) -> refused(failure);
    }
  }

  public boolean isNew() {
    return !parameters.text("new").isEmpty();
  }

  /** Returns whether there is a note to show. */
  public boolean isThere() {
    return body != null;
  }

  public boolean isWritable() {
    return isNew()
        || open.filter(note -> note.in().isChangeable() && note.body().isEditable()).isPresent();
  }

  public boolean isRemovable() {
    return open.filter(note -> note.in().isChangeable()).isPresent();
  }

  public String getText() {
    return body == null ? "" : body.text();
  }

  public String getTitle() {
    return body == null ? "" : body.title();
  }

  /** Its colour's word; empty for none. */
  public String getColour() {
    return body.colour().map(LabelColour::word).orElse("");
  }

  /** Its categories, with commas between them. */
  public String getCategories() {
    return String.join(", ", body.categories());
  }

  /** The version that is shown, or that the form was made from. */
  public String getTag() {
    return parameters.some("tag").or(() -> open.map(NoteKeeping.OpenNote::tag)).orElse("");
  }

  public List<ShownCalendar> getPlaces() {
    return keeping.writable();
  }

  /** The collection that holds the note; null for a new one. */
  public ShownCalendar getIn() {
    return open.map(NoteKeeping.OpenNote::in).orElse(null);
  }
}
