package org.carillon.groupware.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.ReadObject;

/** Finds the key of an object that comes in a message. */
public final class ObjectsInMail {
  /** What every client writes into an address as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@+-]{1,200}");

  private final CollectionViews views;
  private final GroupwareKinds kinds;
  private final LongSupplier mostOctets;

  ObjectsInMail(CollectionViews views, GroupwareKinds kinds, LongSupplier mostOctets) {
    this.views = views;
    this.kinds = kinds;
    this.mostOctets = mostOctets;
  }

  /**
   * The key that the object's UID has in the collection, or one made of it; empty of what is no
   * object that the collection takes.
   */
  Answer<Optional<ItemKey>> key(
      Caller caller, long collection, CollectionKind kind, Content message) throws IOException {
    Optional<GroupwareKind<?>> knows = kinds.of(kind);
    if (knows.isEmpty()) {
      return new Answer.Done<>(Optional.empty());
    }
    Optional<FoundObject> found =
        FoundObject.in(message, knows.get().mediaTypes(), mostOctets.getAsLong());
    if (found.isEmpty()
        || !(ItemReading.read(knows.get(), kind, found.get().octets())
            instanceof Answer.Done<ReadObject>(ReadObject read))) {
      return new Answer.Done<>(Optional.empty());
    }
    return views
        .loaded(caller, collection, knows.get())
        .map(
            view ->
                Optional.of(
                    view.ofUid(read.uid()).stream()
                        .map(there -> there.entry().key())
                        .findFirst()
                        .orElseGet(() -> made(read.uid(), knows.get().extension()))));
  }

  /** The name that most clients give the resource of a UID. */
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
