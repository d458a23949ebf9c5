package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.rest.groupware.CollectionParameter.Held;
import org.carillon.rest.kit.IfMatch;
import org.carillon.rest.kit.Rendering;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** The object of a request, by its id and version, if the request names one. */
@RequestScoped
public class ObjectParameter {
  /** Distinguishes versions of partly hidden objects from those of the whole. */
  private static final long REDACTED = 1L << 61;

  private static final int MOST_TRIES = 20;

  @Inject GroupwareObjects objects;

  /** New objects have new UIDs; the version tells a partly hidden object from the whole. */
  static long version(StoredObject stored) {
    ObjectEntry entry = stored.entry();
    return entry.isRedacted() ? entry.uid() | REDACTED : entry.uid();
  }

  /** The object must still exist as it was read. */
  static Precondition stillThere(StoredObject old) {
    return new Precondition.Match(Set.of(old.entry().tag()));
  }

  Answer<StoredObject> open(Held held, String id) {
    ItemKey key = new ItemKey(id);
    return key.problem().isEmpty()
        ? objects.open(held.open(), key)
        : Answer.failed(new Failure.NotFound("item", id));
  }

  private Answer<StoredObject> open(Held held, String id, OptionalLong version) {
    return open(held, id)
        .then(
            old ->
                version.isEmpty() || version.getAsLong() == version(old)
                    ? new Answer.Done<>(old)
                    : Answer.failed(new Failure.Outdated(version(old))));
  }

  /** Answers 200 with the changed object, if it had a version that the request accepts. */
  Response changed(
      HttpHeaders headers,
      Supplier<Answer<Held>> held,
      String id,
      BiFunction<Held, StoredObject, Answer<StoredObject>> change,
      Function<StoredObject, JsonObject> json) {
    return Rendering.versioned(
        IfMatch.guard(
            headers, version -> held.get().then(there -> changed(there, id, version, change))),
        json,
        ObjectParameter::version);
  }

  /** Retries after a concurrent change if the request names no version. */
  private Answer<StoredObject> changed(
      Held held,
      String id,
      OptionalLong version,
      BiFunction<Held, StoredObject, Answer<StoredObject>> change) {
    Answer<StoredObject> answer;
    int tries = 0;
    do {
      answer = open(held, id, version).then(old -> change.apply(held, old));
      tries++;
    } while (version.isEmpty()
        && tries < MOST_TRIES
        && answer instanceof Answer.Failed<StoredObject>(Failure.Outdated _));
    return answer;
  }

  /** Answers 204 after deletion of an accepted version; may notify others. */
  Response deleted(HttpHeaders headers, Supplier<Answer<Held>> held, String id, Telling telling) {
    return Rendering.gone(
        IfMatch.guard(
            headers,
            version ->
                held.get()
                    .then(
                        there ->
                            open(there, id, version)
                                .then(
                                    old ->
                                        objects.delete(
                                            there.open(),
                                            old.entry().key(),
                                            stillThere(old),
                                            telling)))));
  }
}
