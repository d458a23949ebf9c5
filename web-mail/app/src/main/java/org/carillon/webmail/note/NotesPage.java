package org.carillon.webmail.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.calendar.ShownCalendar;

/** All notes, or those that have some words. */
@Named("notes")
@RequestScoped
public class NotesPage {
  @Inject private NoteKeeping keeping;
  @Inject private RequestParameters parameters;

  private NoteKeeping.Seen seen = new NoteKeeping.Seen(List.of(), List.of(), List.of());

  public void load() {
    seen = keeping.all(getQuery());
  }

  public String getQuery() {
    return parameters.text("q").strip();
  }

  public List<ShownNote> getAll() {
    return seen.all();
  }

  public boolean isAddable() {
    return !keeping.writable().isEmpty();
  }

  /** The names of the collections that can't be read now. */
  public String getAway() {
    return names(seen.failed());
  }

  /** The names of the collections of which only the latest notes are shown. */
  public String getFull() {
    return names(seen.full());
  }

  private static String names(List<ShownCalendar> some) {
    return some.stream().map(ShownCalendar::name).collect(Collectors.joining(", "));
  }

  public String address(ShownNote note) {
    return "note?c=" + note.in().id() + "&k=" + Redirect.encoded(note.key());
  }
}
