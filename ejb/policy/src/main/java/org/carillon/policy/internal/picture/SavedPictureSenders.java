package org.carillon.policy.internal.picture;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

@ApplicationScoped
public class SavedPictureSenders extends AccountRows {
  public SavedPictureSenders() {
    super("picture-senders", 36, "from picture_sender", "sender text, since timestamptz");
  }
}
