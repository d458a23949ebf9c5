package org.carillon.webmail.raw;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.carillon.groupware.StoredObject;
import org.carillon.web.Answers;

/** Shows an event, task or note as it is stored. */
@Named("raw")
@RequestScoped
public class RawPage {
  @Inject private RawObjects raws;
  @Inject private Answers answers;

  private Optional<StoredObject> stored = Optional.empty();

  /** Opens the requested object. */
  public void load() {
    stored = answers.take(raws.asked());
  }

  /** The object's text, possibly cut. */
  public String getText() {
    return text().text();
  }

  /** Returns whether the object is longer than the text that is shown. */
  public boolean isCut() {
    return text().isCut();
  }

  private RawText text() {
    return RawText.of(stored.map(StoredObject::octets).orElse(new byte[0]));
  }

  /** The address of the object as a file. */
  public String getFile() {
    return raws.address("raw-file");
  }

  /** The page that lists objects of this kind. */
  public String getBack() {
    String type = stored.map(one -> one.entry().mediaType()).orElse("");
    return type.contains("VTODO")
        ? "todos"
        : type.startsWith("text/calendar") && !type.contains("VJOURNAL") ? "calendar" : "notes";
  }
}
