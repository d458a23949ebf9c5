package org.carillon.webmail.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.web.action.Shortcut;
import org.carillon.web.action.Shortcuts;
import org.carillon.web.action.UndoButton;
import org.carillon.webmail.key.MailKey;

/** All keyboard shortcuts of the webmail, for the page that lists them and for pages and script. */
@Named("keys")
@ApplicationScoped
public class MailKeys {
  private static final Shortcuts ALL =
      new Shortcuts(
          Stream.of(
                  Arrays.stream(MailKey.values()).map(MailKey::shortcut).toList(),
                  MessageAction.ALL.shortcuts(),
                  List.of(UndoButton.KEY),
                  MessageLink.ALL.shortcuts())
              .flatMap(List::stream)
              .toList());

  /** Returns all shortcuts, in the order in which the page lists them. */
  public List<Shortcut> getAll() {
    return ALL.all();
  }

  /** Returns the shortcuts that the script listens for, in the form in which pages carry them. */
  public String getMotions() {
    return ALL.motions();
  }

  /** Returns the key that deletes, whatever object is open. */
  public String getDelete() {
    return MessageAction.ALL.shortcuts().stream()
        .filter(one -> one.words().equals("delete"))
        .map(Shortcut::keys)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the keys of the {@link MailKey} of that name, for an attribute of its element. */
  public String of(String key) {
    return MailKey.valueOf(key).keys();
  }
}
