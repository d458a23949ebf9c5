package org.carillon.calendar.internal.scheduling;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.CollectionKind;

/** Runs an action between the record of a put and the put itself. */
record InterruptedPuts(ObjectHook hook, Runnable meanwhile) implements ObjectHook {

  @Override
  public boolean concerns(CollectionKind kind) {
    return hook.concerns(kind);
  }

  @Override
  public Answer<Prepared> beforePut(Change change, byte[] octets) {
    Answer<Prepared> prepared = hook.beforePut(change, octets);
    meanwhile.run();
    return prepared;
  }

  @Override
  public void afterPut(Change change, Prepared stored) {
    hook.afterPut(change, stored);
  }

  @Override
  public Answer<Void> beforeDelete(Change change) {
    return hook.beforeDelete(change);
  }

  @Override
  public void afterDelete(Change change) {
    hook.afterDelete(change);
  }

  @Override
  public Answer<Runnable> beforeMove(Change from, Change to) {
    return hook.beforeMove(from, to);
  }

  @Override
  public Answer<Runnable> beforeLeaving(List<Leaving> objects) {
    return hook.beforeLeaving(objects);
  }

  @Override
  public Answer<Optional<byte[]>> returned(long owner, StoredObject object) {
    return hook.returned(owner, object);
  }
}
