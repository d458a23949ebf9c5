package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class SqlTransactionsTest {

  @Test
  void closedGateRefusesDatabaseAccess() throws Exception {
    DatabaseGate gate = new DatabaseGate();
    SqlTransactions gated = new SqlTransactions(TestDatabase.emptied().dataSource(), gate::isOpen);

    assertThatThrownBy(() -> gated.read(connection -> 1))
        .isInstanceOf(SQLException.class)
        .hasMessage(DatabaseGate.CLOSED);

    gate.open();
    assertThat(gated.<Integer, SQLException>read(connection -> 1)).isEqualTo(1);
  }
}
