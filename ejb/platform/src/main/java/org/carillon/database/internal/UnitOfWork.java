package org.carillon.database.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.ObserverException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/**
 * Runs a function as one container-managed transaction. A unit inside a unit joins it. Seen in the
 * platform's management with its pool and its timings.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class UnitOfWork {

  @Resource EJBContext context;

  @PersistenceContext(unitName = "carillon")
  EntityManager entities;

  /**
   * Does the work; what it wrote is committed when this returns.
   *
   * @throws UnfinishedWork if it failed; nothing of it is written
   */
  public <T> T run(Function<EntityManager, T> work) throws UnfinishedWork {
    try {
      T answer = work.apply(entities);
      // A connection that broke is told of as a row that is not there (Hibernate's HHH-12472).
      if (context.getRollbackOnly()) {
        throw new PersistenceException("The transaction was lost");
      }
      // What the schema refuses is told here, where it can be told apart, not by the commit.
      entities.flush();
      return answer;
    } catch (RuntimeException failure) {
      context.setRollbackOnly();
      throw new UnfinishedWork(told(failure));
    }
  }

  /** An observer's SQL failure is the unit's own, as if the unit had sent the statement itself. */
  private static RuntimeException told(RuntimeException failure) {
    return failure instanceof ObserverException && failure.getCause() instanceof SQLException away
        ? new PersistenceException(away.getMessage(), away)
        : failure;
  }

  /**
   * Does work that mostly reads: what it read is looked through for changes once, at its end, and
   * not before each query and at the commit as well.
   *
   * @throws UnfinishedWork if it failed; nothing of it is written
   */
  public <T> T look(Function<EntityManager, T> work) throws UnfinishedWork {
    entities.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
    return run(work);
  }
}
