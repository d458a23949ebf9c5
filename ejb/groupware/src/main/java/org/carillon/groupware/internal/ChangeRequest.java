package org.carillon.groupware.internal;

import java.util.Optional;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * A requested change.
 *
 * @param seen the collection's view when the change began
 * @param telling whether others are notified
 * @param isRestored whether an earlier version is restored
 */
record ChangeRequest(
    StoredObjects.Place place,
    CurrentView seen,
    ItemKey key,
    Precondition when,
    Telling telling,
    boolean isRestored) {

  /** Returns the change of the stored object in the form for hooks. */
  ObjectHook.Change of(Optional<StoredObject> there) {
    return new ObjectHook.Change(
        place.caller(), place.collection(), key, there, telling, isRestored);
  }
}
