package org.carillon.webmail.own;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.photo.PhotoChange;
import org.carillon.web.action.KeptDeeds;

/** What people did to their photos of late, to be taken back. */
@ApplicationScoped
public class PhotoChanges {
  private final KeptDeeds<PhotoChange> deeds = new KeptDeeds<>();

  KeptDeeds<PhotoChange> deeds() {
    return deeds;
  }
}
