package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.carillon.account.DigestSecrets;
import org.carillon.database.Transactions;
import org.junit.jupiter.api.Test;

/** What digest secrets say while the database is away; what they say else is in SignInTest. */
class DigestTableTest {

  @Test
  void withoutTheDatabaseASecretIsNotDeniedAndNothingIsRemembered() {
    Away away = new Away();
    DigestTable secrets = new DigestTable(away, null, null);

    for (int asked = 1; asked <= 2; asked++) {
      assertThat(secrets.find("alice", "example.test", DigestSecrets.Algorithm.MD5))
          .isEqualTo(new DigestSecrets.Later());
      assertThat(away.asked).isEqualTo(asked);
    }
  }

  /** A database that is away. */
  private static final class Away implements Transactions {
    private int asked;

    @Override
    public <T> T write(Function<EntityManager, T> work) {
      throw new AssertionError("nothing is written");
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
      asked++;
      throw new PersistenceException("away");
    }
  }
}
