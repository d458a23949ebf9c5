package org.carillon.call.internal;

import java.util.HashMap;
import java.util.Map;
import org.carillon.call.Registrations;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;

/** Registrations of one node, with another node that interferes if a test wants it to. */
final class MemoryRegistrations implements Registrations {
  private final Map<AddressOfRecord, Bindings> all = new HashMap<>();
  private Runnable meanwhile = () -> {};

  /** Runs once, as the other node, between the next read and the write after it. */
  void meanwhile(Runnable interference) {
    meanwhile = interference;
  }

  @Override
  public Bindings of(AddressOfRecord user) {
    return all.getOrDefault(user, Bindings.NONE);
  }

  @Override
  public boolean replace(AddressOfRecord user, Bindings before, Bindings after) {
    Runnable interference = meanwhile;
    meanwhile = () -> {};
    interference.run();
    if (!of(user).equals(before)) {
      return false;
    }
    all.put(user, after);
    return true;
  }
}
