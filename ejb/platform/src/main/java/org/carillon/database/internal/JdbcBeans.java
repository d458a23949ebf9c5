package org.carillon.database.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.carillon.database.DatabaseGate;
import org.carillon.database.SqlTransactions;

/** Produces the data source and transactions on it. */
@ApplicationScoped
class JdbcBeans {

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource dataSource;

  private final DatabaseGate gate;

  @Inject
  JdbcBeans(DatabaseGate gate) {
    this.gate = gate;
  }

  @Produces
  DataSource dataSource() {
    return dataSource;
  }

  @Produces
  SqlTransactions sqlTransactions() {
    return new SqlTransactions(dataSource, gate::isOpen);
  }
}
