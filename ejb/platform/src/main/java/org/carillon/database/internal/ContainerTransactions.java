package org.carillon.database.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Function;
import org.carillon.database.DatabaseGate;
import org.carillon.database.StaleConnection;
import org.carillon.database.Transactions;

/** Units of work in the application server, each of which {@link UnitOfWork} runs. */
@ApplicationScoped
class ContainerTransactions implements Transactions {
  private final UnitOfWork unit;
  private final DatabaseGate gate;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry registry;

  @Inject
  ContainerTransactions(UnitOfWork unit, DatabaseGate gate) {
    this.unit = unit;
    this.gate = gate;
  }

  @Override
  public <T> T write(Function<EntityManager, T> work) {
    return told(() -> unit.run(work));
  }

  private <T> T told(Unit<T> unit) {
    if (!gate.isOpen()) {
      throw new PersistenceException(DatabaseGate.CLOSED);
    }
    try {
      return unit.done();
    } catch (RolledBackWork unfinished) {
      throw unfinished.failure();
    } catch (EJBTransactionRolledbackException failure) {
      throw new PersistenceException("The transaction was rolled back", failure);
    } catch (EJBException failure) {
      throw new PersistenceException(
          "It is not known whether the transaction was committed", failure);
    }
  }

  /**
   * Repeats a read if the connection turns out to be lost, as it may be left over from before an
   * outage. Not inside another unit, whose transaction was lost with it.
   */
  @Override
  public <T> T read(Function<EntityManager, T> work) {
    if (isActive()) {
      return write(work);
    }
    StaleConnection lost = new StaleConnection();
    while (true) {
      try {
        return told(() -> unit.look(work));
      } catch (PersistenceException failure) {
        if (!lost.mayBeLeftOver(failure)) {
          throw failure;
        }
      }
    }
  }

  @Override
  public boolean isActive() {
    return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
  }

  /** A unit that may fail. */
  @FunctionalInterface
  private interface Unit<T> {
    T done() throws RolledBackWork;
  }
}
