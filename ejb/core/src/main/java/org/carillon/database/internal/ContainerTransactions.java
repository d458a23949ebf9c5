package org.carillon.database.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.function.Function;
import org.carillon.database.DatabaseGate;
import org.carillon.database.Transactions;

/** Units of work as the application server's transactions. */
@ApplicationScoped
class ContainerTransactions implements Transactions {
  @Inject UserTransaction transaction;
  @Inject DatabaseGate gate;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry registry;

  @PersistenceContext(unitName = "carillon")
  EntityManager entities;

  @Override
  public <T> T write(Function<EntityManager, T> work) {
    if (registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
      return work.apply(entities);
    }
    begin();
    T answer;
    try {
      answer = work.apply(entities);
      entities.flush();
    } catch (Throwable failure) {
      rollback(failure);
      throw failure;
    }
    commit();
    return answer;
  }

  @Override
  public <T> T read(Function<EntityManager, T> work) {
    return write(work);
  }

  private void begin() {
    if (!gate.isOpen()) {
      throw new PersistenceException(DatabaseGate.CLOSED);
    }
    try {
      transaction.begin();
    } catch (NotSupportedException | SystemException failure) {
      throw new PersistenceException("No transaction could be begun", failure);
    }
  }

  private void rollback(Throwable reason) {
    try {
      transaction.rollback();
    } catch (SystemException | IllegalStateException failure) {
      reason.addSuppressed(failure);
    }
  }

  private void commit() {
    try {
      transaction.commit();
    } catch (RollbackException failure) {
      throw new PersistenceException("The transaction was rolled back", failure);
    } catch (Exception failure) {
      throw new PersistenceException("Whether the transaction is durable is not known", failure);
    }
  }
}
