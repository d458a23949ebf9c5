package org.carillon.calendar.internal.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.calendar.ManagedAttachments.NewAttachment;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;
import org.jboss.logging.Logger;

/**
 * The stored attachment files, in a folder of their owner. The key of each file is its id. The UID
 * of its object, its name and notes are stored beside it. The owner may move the folder.
 */
@ApplicationScoped
class AttachmentFiles {
  private static final Logger LOG = Logger.getLogger(AttachmentFiles.class);
  private static final MailboxName FOLDER = new MailboxName("Attachments");
  static final String OWN = "urn:carillon:dav";
  static final String UID = "attachment-of";

  /** The property that tells since when no event has the file. */
  static final String UNHELD = "attachment-unheld";

  private static final String NAME = "attachment-name";
  private static final String TYPE = "media-type";

  private final Collections collections;
  private final ResourceProperties properties;

  @Inject
  AttachmentFiles(Collections collections, ResourceProperties properties) {
    this.collections = collections;
    this.properties = properties;
  }

  /**
   * A stored file.
   *
   * @param folder the folder that contains it
   * @param uid the UID of the object
   */
  record Kept(long folder, ItemKey key, String uid, String name, String mediaType, long octets) {}

  Answer<String> keep(Caller owner, String uid, NewAttachment attachment) {
    ItemKey key = new ItemKey(UUID.randomUUID().toString().replace("-", ""));
    return folder(owner)
        .then(
            folder ->
                collections
                    .put(
                        owner,
                        folder,
                        key,
                        new Precondition.Absent(),
                        new NewItem(attachment.content(), OffsetDateTime.now(ZoneOffset.UTC), true))
                    .then(
                        _ ->
                            properties.change(
                                owner,
                                ResourcePlace.of(folder, key),
                                List.of(
                                    noted(UID, uid),
                                    noted(NAME, attachment.name()),
                                    noted(TYPE, attachment.mediaType())))))
        .map(_ -> key.value());
  }

  private static ResourcePropertyChange noted(String name, String value) {
    return new ResourcePropertyChange(OWN, name, Optional.of(value));
  }

  private Answer<Long> folder(Caller owner) {
    return folders(owner)
        .then(
            all ->
                all.stream()
                    .filter(folder -> folder.name().equals(FOLDER))
                    .findFirst()
                    .<Answer<Long>>map(folder -> new Answer.Done<>(folder.id()))
                    .orElseGet(
                        () ->
                            collections
                                .create(owner, FOLDER, CollectionKind.FILES)
                                .map(CollectionEntry::id)));
  }

  private Answer<List<CollectionEntry>> folders(Caller owner) {
    return collections
        .list(owner)
        .map(
            all ->
                all.stream()
                    .filter(folder -> folder.kind() == CollectionKind.FILES)
                    .filter(folder -> !folder.name().isOthers())
                    .toList());
  }

  /** Returns a file by its id, or {@link Failure.NotFound} if the owner has none. */
  Answer<Kept> find(Caller owner, String id) {
    ItemKey key = new ItemKey(id);
    return folders(owner)
        .then(
            all -> {
              List<CollectionEntry> likely = new ArrayList<>(all);
              likely.sort((a, b) -> Boolean.compare(isUsual(b), isUsual(a)));
              for (CollectionEntry folder : likely) {
                Answer<List<Kept>> found = find(owner, folder.id(), key);
                if (found instanceof Answer.Failed<List<Kept>>(Failure failure)) {
                  return Answer.failed(failure);
                }
                List<Kept> there = ((Answer.Done<List<Kept>>) found).value();
                if (!there.isEmpty()) {
                  return new Answer.Done<>(there.getFirst());
                }
              }
              return Answer.failed(new Failure.NotFound("attachment"));
            });
  }

  private static boolean isUsual(CollectionEntry folder) {
    return folder.name().equals(FOLDER);
  }

  private Answer<List<Kept>> find(Caller owner, long folder, ItemKey key) {
    return collections
        .items(owner, folder, List.of(key))
        .then(
            items ->
                properties
                    .of(owner, folder, List.of(key))
                    .map(
                        noted ->
                            items.stream()
                                .map(
                                    item ->
                                        kept(
                                            folder,
                                            key,
                                            noted.getOrDefault(key, List.of()),
                                            item.octets()))
                                .filter(kept -> !kept.uid().isEmpty())
                                .toList()));
  }

  private static Kept kept(long folder, ItemKey key, List<ResourceProperty> noted, long octets) {
    return new Kept(folder, key, text(noted, UID), text(noted, NAME), text(noted, TYPE), octets);
  }

  private static String text(List<ResourceProperty> noted, String name) {
    return noted.stream()
        .filter(one -> one.namespace().equals(OWN) && one.name().equals(name))
        .map(ResourceProperty::value)
        .findFirst()
        .orElse("");
  }

  Answer<OpenItem> open(Caller owner, Kept kept) {
    return collections.open(owner, kept.folder(), kept.key());
  }

  /**
   * Deletes a file of an event, if it still exists. A file of another event stays, because anybody
   * who may write into an event may name any file by its id.
   *
   * @param uid the UID of the event
   */
  void remove(Caller owner, String uid, String id) {
    find(owner, id).then(kept -> kept.uid().equals(uid) ? removed(owner, kept) : Answer.done());
  }

  /** Stores since when no event has a file, or empty if an event has it again. */
  void note(Caller owner, AttachmentRows.Place place, Optional<Instant> since) {
    Answer<Void> noted =
        properties.change(
            owner,
            ResourcePlace.of(place.folder(), new ItemKey(place.key())),
            List.of(new ResourcePropertyChange(OWN, UNHELD, since.map(Instant::toString))));
    noted
        .asFailure()
        .ifPresent(
            failure ->
                LOG.debugf("An attachment of an event will be processed later: %s", failure));
  }

  private Answer<Void> removed(Caller owner, Kept kept) {
    return collections
        .delete(owner, kept.folder(), kept.key(), new Precondition.Always())
        .then(_ -> properties.forget(owner, ResourcePlace.of(kept.folder(), kept.key())));
  }
}
