package org.carillon.web.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.junit.jupiter.api.Test;

/** Tests that an action is returned once, to its caller, as long as there is room. */
class UndoStoreTest {
  private static final Caller ANNA = new Caller(1, "anna@x.test", new Rights.User(), "s");
  private static final Caller BEN = new Caller(2, "ben@x.test", new Rights.User(), "s");

  private final UndoStore<String> store = new UndoStore<>();

  @Test
  void undoActionIsReturnedOnceToItsCaller() {
    String number = store.keep(ANNA, "cut", 10).toString();

    assertTrue(store.take(BEN, number).isEmpty());
    assertTrue(store.take(ANNA, "no number").isEmpty());
    assertEquals(Optional.of("cut"), store.take(ANNA, number));
    assertTrue(store.take(ANNA, number).isEmpty());
  }

  @Test
  void oldestUndoActionIsEvicted() {
    long half = 40L << 20;
    String first = store.keep(ANNA, "first", half).toString();
    String second = store.keep(ANNA, "second", half).toString();

    assertTrue(store.take(ANNA, first).isEmpty());
    assertEquals(Optional.of("second"), store.take(ANNA, second));
  }
}
