package org.carillon.mailbox.internal.label;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

@ApplicationScoped
public class SavedLabels extends AccountRows {
  public SavedLabels() {
    super("labels", MAIL + 1, "from mail_label", "keyword text, name text, colour text");
  }
}
