package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaleConnectionTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "25P03"})
  void staleConnectionIsRetried(String state) {
    assertThat(new StaleConnection().mayBeLeftOver(new SQLException("lost", state))).isTrue();
  }

  /** Tests a refused connection, also wrapped by a pool, and a server that recovers. */
  @ParameterizedTest
  @ValueSource(strings = {"08001", "08004", "57P03"})
  void refusedConnectionIsNotRetriedAtOnce(String state) {
    SQLException refused = new SQLException("refused", state);

    assertThat(new StaleConnection().mayBeLeftOver(refused)).isFalse();
    assertThat(new StaleConnection().mayBeLeftOver(new SQLException("no connection", refused)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "23505", "53100"})
  void otherFailuresAreNotRetried(String state) {
    assertThat(new StaleConnection().mayBeLeftOver(new SQLException("other", state))).isFalse();
  }
}
