package org.carillon.webmail.todo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.event.OpenEvent;
import org.carillon.webmail.event.UndoObject;

/** Restores a task to its version before it was changed, completed or deleted. */
@RequestScoped
public class TodoUndo implements UndoHandler {
  private static final String KIND = "todo ";
  private static final String MADE = "todo-made ";

  private static final int MOST = 30;

  @Inject private TodoKeeping keeping;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /**
   * The text by which a task's present version is restored; empty if that is too long to carry.
   *
   * @param made the key of a task made with the change; empty for none
   * @param back the page to go to afterwards
   */
  static String text(OpenEvent todo, String made, String back) {
    return new UndoObject(
            todo.calendar().id(),
            Redirect.encoded(back),
            todo.stored().entry().key().value(),
            made,
            todo.stored().octets())
        .text(KIND);
  }

  /** The text to delete new tasks again, and the page to go to afterwards. */
  static String made(long list, List<String> keys, String back) {
    return MADE
        + list
        + " "
        + Redirect.encoded(back)
        + " "
        + keys.stream().map(Redirect::encoded).collect(Collectors.joining(" "));
  }

  @Override
  public boolean undo(String carried) {
    return carried.startsWith(MADE)
        ? takeBack(carried.substring(MADE.length()).split(" "))
        : undone(carried);
  }

  private boolean takeBack(String[] parts) {
    OptionalLong list = RequestParameters.parse(parts[0]);
    if (list.isEmpty() || parts.length < 3 || parts.length > MOST) {
      return false;
    }
    boolean isGone =
        Arrays.stream(parts)
            .skip(2)
            .allMatch(
                key ->
                    answers.done(
                        keeping.delete(
                            list.getAsLong(), URLDecoder.decode(key, StandardCharsets.UTF_8))));
    if (isGone) {
      told(parts[1]);
    }
    return true;
  }

  private boolean undone(String carried) {
    Optional<UndoObject> before = UndoObject.read(KIND, carried);
    before.ifPresent(this::bringBack);
    return before.isPresent();
  }

  private void bringBack(UndoObject before) {
    if (answers.done(
        keeping.restore(before.collection(), before.key(), before.octets(), before.made()))) {
      told(before.place());
    }
  }

  private void told(String place) {
    notices.show(Notice.of("undone"));
    String back = URLDecoder.decode(place, StandardCharsets.UTF_8);
    Redirect.to(Redirect.isLocal(back) ? back : "/todos");
  }
}
