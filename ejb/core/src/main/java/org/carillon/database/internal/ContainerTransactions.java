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
import org.carillon.database.LostConnection;
import org.carillon.database.Transactions;

/** Units of work in the application server: each is run by {@link UnitOfWork}. */
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
    if (!gate.isOpen()) {
      throw new PersistenceException(DatabaseGate.CLOSED);
    }
    try {
      return unit.run(work);
    } catch (UnfinishedWork unfinished) {
      throw unfinished.failure();
    } catch (EJBTransactionRolledbackException failure) {
      throw new PersistenceException("The transaction was rolled back", failure);
    } catch (EJBException failure) {
      throw new PersistenceException("Whether the transaction is durable is not known", failure);
    }
  }

  /**
   * Reads again when the connection turns out to be lost: it may be left over from before the
   * database was away. Not inside another unit, whose transaction went with it.
   */
  @Override
  public <T> T read(Function<EntityManager, T> work) {
    if (registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      return write(work);
    }
    LostConnection lost = new LostConnection();
    while (true) {
      try {
        return write(work);
      } catch (PersistenceException failure) {
        if (!lost.mayBeLeftOver(failure)) {
          throw failure;
        }
      }
    }
  }
}
