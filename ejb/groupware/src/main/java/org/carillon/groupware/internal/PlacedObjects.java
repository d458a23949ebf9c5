package org.carillon.groupware.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.store.item.CollectionKind;

/** Stores, copies, moves and deletes objects for bridges and groupware mail clients. */
@ApplicationScoped
public class PlacedObjects implements CollectionItemPort {
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "text/calendar",
          "application/ics",
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "text/plain",
          "text/html",
          "text/markdown",
          "application/calendar+xml",
          "application/vcard+xml",
          "application/vnd.kolab+xml",
          "application/x-vnd.kolab.event",
          "application/x-vnd.kolab.task",
          "application/x-vnd.kolab.journal",
          "application/x-vnd.kolab.contact",
          "application/x-vnd.kolab.note");

  private final Provider<ObjectsInMail> objects;
  private final ServiceCallers behalf;

  @Inject
  PlacedObjects(Provider<ObjectsInMail> objects, ServiceCallers behalf) {
    this.objects = objects;
    this.behalf = behalf;
  }

  @Override
  public Set<String> mediaTypes() {
    return MEDIA_TYPES;
  }

  @Override
  public Answer<Optional<Keyed>> keyed(Appended message) throws IOException {
    Optional<Caller> owner = behalf.of(message.owner(), "append");
    Optional<Caller> reader = behalf.of(message.reader(), "append");
    return owner.isEmpty() || reader.isEmpty()
        ? new Answer.Done<>(Optional.empty())
        : objects.get().keyed(reader.get(), owner.get(), message);
  }

  @Override
  public Runnable leaving(Leaving items) throws IOException {
    Optional<Caller> owner = behalf.of(items.owner(), "expunge");
    return owner.isEmpty() ? () -> {} : objects.get().leaving(owner.get(), items);
  }

  @Override
  public boolean returned(long owner, long collection, CollectionKind kind) {
    return behalf
        .of(owner, "undelete")
        .map(caller -> objects.get().returned(caller, collection, kind))
        .orElse(true);
  }
}
