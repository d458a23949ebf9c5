package org.carillon.groupware.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.format.kolab.KolabForm;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ReadObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.jboss.logging.Logger;

/**
 * Processes the changes that mail clients make to objects. They depend on the stored objects, and
 * the same people are notified as by a put of the object.
 */
public final class ObjectsInMail {
  private static final Logger LOG = Logger.getLogger(ObjectsInMail.class);

  /** The characters that every client writes unescaped in an address. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@+-]{1,200}");

  private final Collections collections;
  private final GroupwareObjects objects;
  private final CollectionViews views;
  private final GroupwareKinds kinds;
  private final LongSupplier mostOctets;

  ObjectsInMail(
      Collections collections,
      GroupwareObjects objects,
      CollectionViews views,
      GroupwareKinds kinds,
      LongSupplier mostOctets) {
    this.collections = collections;
    this.objects = objects;
    this.views = views;
    this.kinds = kinds;
    this.mostOctets = mostOctets;
  }

  /**
   * Returns the key of the object with the same UID in the collection, or a key made of the UID. It
   * is empty if the message contains no object that the collection accepts.
   *
   * @param owner the owner of the collection, for whom nothing in it is redacted
   */
  Answer<Optional<CollectionItemPort.Keyed>> keyed(
      Caller reader, Caller owner, CollectionItemPort.Appended message) throws IOException {
    Optional<GroupwareKind<?>> knows = kinds.of(message.kind());
    if (knows.isEmpty()) {
      return new Answer.Done<>(Optional.empty());
    }
    Optional<KolabItem> kolab =
        KolabItem.in(
            message.message(), message.kind(), knows.get().mediaTypes(), mostOctets.getAsLong());
    if (kolab.isPresent()) {
      return said(reader, owner, message, knows.get(), kolab.get());
    }
    Optional<EmbeddedObject> found =
        EmbeddedObject.in(message.message(), knows.get().mediaTypes(), mostOctets.getAsLong());
    if (found.isEmpty()
        || !(ItemReading.taken(knows.get(), message.kind(), found.get().octets())
            instanceof Answer.Done<ReadObject>(ReadObject read))) {
      return new Answer.Done<>(Optional.empty());
    }
    return there(owner, message.collection(), knows.get(), read.uid())
        .then(
            current ->
                new Decision(
                        reader,
                        message,
                        knows.get(),
                        read,
                        found.get().octets(),
                        current,
                        Optional.empty())
                    .made());
  }

  /** Reads a bridge's document, which becomes an object that is stored with the document. */
  private Answer<Optional<CollectionItemPort.Keyed>> said(
      Caller reader,
      Caller owner,
      CollectionItemPort.Appended message,
      GroupwareKind<?> kind,
      KolabItem kolab) {
    Optional<String> uid = KolabForm.uid(kolab.type(), kolab.document().orElseThrow());
    if (uid.isEmpty()) {
      return new Answer.Done<>(Optional.empty());
    }
    return there(owner, message.collection(), kind, uid.get())
        .then(
            // Kolab writes the UIDs of contacts as such addresses, others unchanged.
            there ->
                there.isPresent()
                    ? new Answer.Done<>(there)
                    : there(owner, message.collection(), kind, "urn:uuid:" + uid.get()))
        .then(current -> said(reader, message, kind, kolab, current));
  }

  private Answer<Optional<CollectionItemPort.Keyed>> said(
      Caller reader,
      CollectionItemPort.Appended message,
      GroupwareKind<?> kind,
      KolabItem kolab,
      Optional<StoredObject> current) {
    Optional<byte[]> object =
        KolabForm.object(
            kolab.type(),
            kolab.document().orElseThrow(),
            current.map(StoredObject::octets),
            Instant.now());
    if (object.isEmpty()
        || !(ItemReading.read(kind, message.kind(), object.get())
            instanceof Answer.Done<ReadObject>(ReadObject read))) {
      return new Answer.Done<>(Optional.empty());
    }
    return new Decision(reader, message, kind, read, object.get(), current, Optional.of(kolab))
        .made();
  }

  private Answer<Optional<StoredObject>> there(
      Caller owner, long collection, GroupwareKind<?> kind, String uid) {
    return views
        .loaded(owner, collection, kind)
        .map(view -> view.ofUid(uid).stream().map(there -> there.entry().key()).findFirst())
        .then(
            key ->
                key.isEmpty()
                    ? new Answer.Done<>(Optional.<StoredObject>empty())
                    : objects
                        .open(owner, collection, List.of(key.get()))
                        .map(opened -> opened.stream().findFirst()));
  }

  /** Decides how an appended object is stored. */
  private final class Decision {
    private final Caller reader;
    private final CollectionItemPort.Appended message;
    private final GroupwareKind<?> kind;
    private final ReadObject read;
    private final byte[] octets;
    private final Optional<StoredObject> current;
    private final Optional<KolabItem> kolab;
    private final ItemKey key;

    private Decision(
        Caller reader,
        CollectionItemPort.Appended message,
        GroupwareKind<?> kind,
        ReadObject read,
        byte[] octets,
        Optional<StoredObject> current,
        Optional<KolabItem> kolab) {
      this.reader = reader;
      this.message = message;
      this.kind = kind;
      this.read = read;
      this.octets = octets;
      this.current = current;
      this.kolab = kolab;
      this.key =
          current
              .map(of -> of.entry().key())
              .orElseGet(() -> ObjectsInMail.made(read.uid(), kind.extension()));
    }

    private Answer<Optional<CollectionItemPort.Keyed>> made() {
      if (current.isPresent() && !message.mayReplace()) {
        return Answer.failed(
            MailboxFailure.notPermitted("You do not have the right to replace this object"));
      }
      Optional<ObjectHook> hook = kinds.hook(message.kind());
      // A user who may only add objects but not see the collection speaks for nobody.
      Answer<CollectionEntry> seen = collections.collection(reader, message.collection());
      if (hook.isEmpty() || seen instanceof Answer.Failed<CollectionEntry>) {
        return new Answer.Done<>(Optional.of(asItCame(noted(() -> {}))));
      }
      return seen.then(collection -> hooked(hook.get(), collection));
    }

    private Answer<Optional<CollectionItemPort.Keyed>> hooked(
        ObjectHook hook, CollectionEntry collection) {
      ObjectHook.Change change =
          new ObjectHook.Change(reader, collection, key, current, Telling.AT_ONCE);
      return hook.beforePut(change, octets)
          .then(
              prepared ->
                  prepared.octets() == octets
                      ? new Answer.Done<>(
                          Optional.of(
                              kolab.isPresent()
                                  ? instead(hook, change, prepared, read)
                                  : asItCame(stored(hook, change, prepared))))
                      : ItemReading.read(kind, message.kind(), prepared.octets())
                          .map(changed -> Optional.of(instead(hook, change, prepared, changed))));
    }

    private CollectionItemPort.Keyed asItCame(Runnable stored) {
      Optional<byte[]> instead =
          kolab.map(
              _ ->
                  ObjectMessage.of(read, octets, Optional.empty(), reader.name(), fileName(), kolab)
                      .octets());
      return new CollectionItemPort.Keyed(key, when(), uid(), instead, stored);
    }

    private CollectionItemPort.Keyed instead(
        ObjectHook hook,
        ObjectHook.Change change,
        ObjectHook.Prepared prepared,
        ReadObject changed) {
      ObjectMessage made =
          ObjectMessage.of(
              changed, prepared.octets(), prepared.scheduleTag(), reader.name(), fileName(), kolab);
      return new CollectionItemPort.Keyed(
          key, when(), uid(), Optional.of(made.octets()), stored(hook, change, prepared));
    }

    private Runnable stored(
        ObjectHook hook, ObjectHook.Change change, ObjectHook.Prepared prepared) {
      return noted(() -> hook.afterPut(change, prepared));
    }

    private Runnable noted(Runnable after) {
      return () -> {
        kolab.ifPresent(form -> views.kolab().note(message.collection(), Optional.of(form)));
        after.run();
      };
    }

    private String fileName() {
      return "object" + kind.extension();
    }

    private Precondition when() {
      return current
          .<Precondition>map(of -> new Precondition.Match(Set.of(of.entry().tag())))
          .orElseGet(Precondition.Absent::new);
    }

    private long uid() {
      return current.map(of -> of.entry().uid()).orElse(0L);
    }
  }

  /** Is called before items leave, by any command. */
  Runnable leaving(Caller owner, CollectionItemPort.Leaving items) throws IOException {
    Optional<GroupwareKind<?>> kind = kinds.of(items.kind());
    Optional<ObjectHook> hook = kinds.hook(items.kind());
    if (kind.isEmpty() || hook.isEmpty()) {
      return () -> {};
    }
    List<ItemKey> keys =
        done(views.loaded(owner, items.collection(), kind.get())).objects().stream()
            .map(IndexedObject::entry)
            .filter(entry -> items.uids().contains(entry.uid()))
            .map(ObjectEntry::key)
            .toList();
    OptionalLong receiver =
        items.receiver().stream().filter(account -> account != items.owner()).findFirst();
    List<Runnable> after = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += GroupwareObjects.MOST) {
      List<ItemKey> some = keys.subList(from, Math.min(keys.size(), from + GroupwareObjects.MOST));
      List<ObjectHook.Leaving> leaving =
          done(objects.open(owner, items.collection(), some)).stream()
              .map(object -> new ObjectHook.Leaving(items.owner(), object, receiver, gone(items)))
              .toList();
      after.add(done(hook.get().beforeLeaving(leaving)));
    }
    return () -> after.forEach(Runnable::run);
  }

  private static ObjectHook.Gone gone(CollectionItemPort.Leaving items) {
    if (items.receiver().isPresent()) {
      return ObjectHook.Gone.NOT;
    }
    return items.isWhole() ? ObjectHook.Gone.WITH_ALL : ObjectHook.Gone.ALONE;
  }

  /**
   * Is called after a deleted collection was restored.
   *
   * @return whether all consequences were processed
   */
  boolean returned(Caller owner, long collection, CollectionKind of) {
    Optional<GroupwareKind<?>> kind = kinds.of(of);
    Optional<ObjectHook> hook = kinds.hook(of);
    if (kind.isEmpty() || hook.isEmpty()) {
      return true;
    }
    try {
      List<ItemKey> keys =
          done(views.loaded(owner, collection, kind.get())).objects().stream()
              .map(there -> there.entry().key())
              .toList();
      for (int from = 0; from < keys.size(); from += GroupwareObjects.MOST) {
        List<ItemKey> some =
            keys.subList(from, Math.min(keys.size(), from + GroupwareObjects.MOST));
        for (StoredObject object : done(objects.open(owner, collection, some))) {
          returned(owner, collection, hook.get(), object);
        }
      }
      return true;
    } catch (IOException away) {
      LOG.infof(
          "The rest of what was restored in a collection of %s will be processed later: %s",
          owner.name(), away.getMessage());
      return false;
    }
  }

  private void returned(Caller owner, long collection, ObjectHook hook, StoredObject object)
      throws IOException {
    Optional<byte[]> instead = done(hook.returned(owner.account(), object));
    if (instead.isPresent()) {
      StoredObjectResult _ =
          done(
              objects.put(
                  owner,
                  collection,
                  object.entry().key(),
                  new Precondition.Match(Set.of(object.entry().tag())),
                  new NewObject(instead.get(), Telling.AT_ONCE, true)));
    }
  }

  private static <T> T done(Answer<T> answer) throws IOException {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) ->
          throw new IOException("The changes of objects cannot be processed: " + failure);
    };
  }

  /** Returns the resource name that most clients choose for a UID. */
  private static ItemKey made(String uid, String extension) {
    boolean plain = PLAIN.matcher(uid).matches() && !uid.startsWith(".");
    String name =
        plain
            ? uid
            : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toLowerCase(Locale.ROOT);
    return new ItemKey(name + extension);
  }
}
