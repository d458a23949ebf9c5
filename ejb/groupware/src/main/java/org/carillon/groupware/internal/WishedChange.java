package org.carillon.groupware.internal;

import java.util.Optional;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * A change that is asked for.
 *
 * @param seen the collection's view as it was when the change began
 * @param telling whether others are told
 * @param isRestored whether what was there before is brought back
 */
record WishedChange(
    StoredObjects.Place place,
    CurrentView seen,
    ItemKey key,
    Precondition when,
    Telling telling,
    boolean isRestored) {

  /** The change of what is there now, as hooks are asked about it. */
  ObjectHook.Change of(Optional<StoredObject> there) {
    return new ObjectHook.Change(
        place.caller(), place.collection(), key, there, telling, isRestored);
  }
}
