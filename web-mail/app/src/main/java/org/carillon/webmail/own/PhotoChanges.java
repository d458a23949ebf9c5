package org.carillon.webmail.own;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.photo.PhotoChange;
import org.carillon.web.action.UndoStore;

/** The latest changes of photos, to be undone. */
@ApplicationScoped
public class PhotoChanges {
  private final UndoStore<PhotoChange> undoable = new UndoStore<>();

  UndoStore<PhotoChange> undoable() {
    return undoable;
  }
}
