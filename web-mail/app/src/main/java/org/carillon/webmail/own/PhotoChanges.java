package org.carillon.webmail.own;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.photo.PhotoChange;
import org.carillon.web.action.KeptDeeds;

/** The latest changes of photos, to be undone. */
@ApplicationScoped
public class PhotoChanges {
  private final KeptDeeds<PhotoChange> deeds = new KeptDeeds<>();

  KeptDeeds<PhotoChange> deeds() {
    return deeds;
  }
}
