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

/** All keys of the webmail: what the page of keys tells, and what its pages and script hear. */
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

  /** All of them, in the order in which they are told. */
  public List<Shortcut> getAll() {
    return ALL.all();
  }

  /** Those that the script hears, as pages carry them. */
  public String getMotions() {
    return ALL.motions();
  }

  /** The key that deletes, whatever there is to be deleted. */
  public String getDelete() {
    return MessageAction.ALL.shortcuts().stream()
        .filter(one -> one.words().equals("delete"))
        .map(Shortcut::keys)
        .findFirst()
        .orElseThrow();
  }

  /** The keys that press an element, as it bears them. */
  public String of(String key) {
    return MailKey.valueOf(key).keys();
  }
}
