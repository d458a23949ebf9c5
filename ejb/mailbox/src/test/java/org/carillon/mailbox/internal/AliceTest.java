package org.carillon.mailbox.internal;

import org.carillon.contract.identity.Caller;
import org.junit.jupiter.api.BeforeEach;

/** A test of a store in which Alice has the first account. */
public abstract class AliceTest extends StoreTest {
  protected Caller alice;

  @BeforeEach
  protected final void provisionAlice() throws Exception {
    alice = fixture.account(1);
  }
}
