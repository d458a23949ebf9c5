package org.carillon.groupware.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.behalf.OnBehalf;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.AppendedItems;

/** Objects that come by APPEND, as bridges and mail clients that know groupware write them. */
@ApplicationScoped
public class AppendedObjects implements AppendedItems {
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "text/calendar",
          "application/ics",
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "text/plain",
          "text/html",
          "text/markdown");

  @Inject Provider<ObjectsInMail> objects;
  @Inject OnBehalf behalf;

  @Override
  public Set<String> mediaTypes() {
    return MEDIA_TYPES;
  }

  @Override
  public Optional<ItemKey> key(long account, long collection, CollectionKind kind, Content message)
      throws IOException {
    Optional<Caller> owner = behalf.of(account, "append");
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    return switch (objects.get().key(owner.get(), collection, kind, message)) {
      case Answer.Done<Optional<ItemKey>>(Optional<ItemKey> key) -> key;
      case Answer.Failed<Optional<ItemKey>>(var failure) ->
          throw new IOException("What has the object's UID can't be told: " + failure);
    };
  }
}
