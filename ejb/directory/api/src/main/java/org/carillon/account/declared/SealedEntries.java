package org.carillon.account.declared;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.account.Domains;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedRows;
import org.carillon.audit.Audit;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

/** The objects of one type that each have a secret, sealed under the home key and never shown. */
public abstract class SealedEntries extends DeclaredEntries {
  private final ObjectTable table;
  private final HomeKey homeKey;
  private final SealedRows rows;

  /** Creates the operations on the objects of a table that belong to the server. */
  protected SealedEntries(
      ObjectTable table,
      HomeKey homeKey,
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      Audit audit) {
    super(table, transactions, versions, kind, audit);
    this.table = table;
    this.homeKey = homeKey;
    this.rows = new Rows();
  }

  /** Creates the operations on the objects of a table that belong to the server or to domains. */
  protected SealedEntries(
      ObjectTable table,
      HomeKey homeKey,
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      Audit audit,
      Domains domains) {
    super(table, transactions, versions, kind, audit, domains);
    this.table = table;
    this.homeKey = homeKey;
    this.rows = new Rows();
  }

  /**
   * Returns the secret of a stored object; empty if it stays.
   *
   * @param wanted the values of the request, with the secrets in it
   * @param before the object before the change; empty for a new one
   */
  protected abstract Optional<byte[]> secret(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before);

  /** Returns the secret of an object as it is now. */
  protected byte[] secret(EntityManager entities, DeclaredObject object) {
    return table.open(entities, homeKey, object.id());
  }

  @Override
  protected DeclaredObject stored(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    secret(entities, stored, wanted, before)
        .ifPresent(secret -> table.seal(entities, homeKey, stored.id(), secret));
    return stored;
  }

  @Override
  public String insertion() {
    return table.insertion();
  }

  @Override
  public boolean restore(Connection connection, String text) throws SQLException {
    return rows.restore(connection, text);
  }

  /** The rows in a backup, each with its secret. */
  private final class Rows extends SealedRows {
    Rows() {
      super(homeKey);
    }

    @Override
    public String name() {
      return SealedEntries.this.name();
    }

    @Override
    public int order() {
      return SealedEntries.this.order();
    }

    @Override
    public String query() {
      return table.query();
    }

    @Override
    public String insertion() {
      return table.insertion();
    }

    @Override
    protected String naturalKey() {
      return table.type().key().name();
    }

    @Override
    protected String presence() {
      return "select 1 from " + table.name() + " where " + naturalKey() + " = ?";
    }

    @Override
    protected String secret() {
      return table.sealed();
    }

    @Override
    protected String purpose(long id) {
      return table.purpose(id);
    }
  }
}
