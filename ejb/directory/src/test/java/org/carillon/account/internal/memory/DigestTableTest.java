package org.carillon.account.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.database.Transactions;
import org.junit.jupiter.api.Test;

/** Tests of digest secrets while the database is unavailable. Other cases are in SignInTest. */
class DigestTableTest {

  @Test
  void databaseOutageIsNotCachedAsAMissingSecret() {
    Away away = new Away();
    DigestTable secrets = new DigestTable(away, null, silent(away));

    for (int asked = 1; asked <= 2; asked++) {
      assertThat(secrets.find("alice", "example.test", DigestSecrets.Algorithm.MD5))
          .isEqualTo(new DigestSecrets.Later());
      assertThat(away.asked).isEqualTo(asked);
    }
  }

  @Test
  void overlongNameIsNotLookedUp() {
    Away away = new Away();
    DigestTable secrets = new DigestTable(away, null, silent(away));

    assertThat(secrets.find("x".repeat(60_000), "example.test", DigestSecrets.Algorithm.MD5))
        .isEqualTo(new DigestSecrets.None());
    assertThat(away.asked).isZero();
  }

  @Test
  void missingSecretsAreNotCached() {
    Empty empty = new Empty();
    DigestTable secrets = new DigestTable(empty, null, silent(empty));

    for (int asked = 1; asked <= 2; asked++) {
      assertThat(secrets.find("stranger", "example.test", DigestSecrets.Algorithm.MD5))
          .isEqualTo(new DigestSecrets.None());
      assertThat(empty.asked).isEqualTo(asked);
    }
  }

  private static DirectoryImage silent(Transactions transactions) {
    return new DirectoryImage(null, transactions, null, null);
  }

  /** A database in which nobody has a secret. */
  private static final class Empty implements Transactions {
    private int asked;

    @Override
    public <T> T write(Function<EntityManager, T> work) {
      throw new AssertionError("nothing is written");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T read(Function<EntityManager, T> work) {
      asked++;
      return (T) new DigestSecrets.None();
    }

    @Override
    public boolean isActive() {
      return false;
    }
  }

  /** A database that is unavailable. */
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

    @Override
    public boolean isActive() {
      return false;
    }
  }
}
