package org.carillon.calendar.internal.uploaded;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

@ApplicationScoped
public class SavedUploads extends AccountRows {
  public SavedUploads() {
    super(
        "uploaded-free-busy",
        MAIL + 1,
        "from uploaded_free_busy",
        "what text, octets base64, uploaded timestamptz");
  }
}
