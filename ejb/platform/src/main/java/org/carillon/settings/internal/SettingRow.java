package org.carillon.settings.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.carillon.settings.Scope;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored setting value. */
@Entity
@Table(name = "setting")
@IdClass(SettingRow.Key.class)
class SettingRow {
  @Id
  @JdbcTypeCode(SqlTypes.SMALLINT)
  int level;

  @Id long scope;
  @Id String key;
  String value;

  SettingRow() {}

  SettingRow(Key id, String value) {
    this.level = id.level();
    this.scope = id.scope();
    this.key = id.key();
    this.value = value;
  }

  Key id() {
    return new Key(level, scope, key);
  }

  /**
   * The key of a value.
   *
   * @param level the ordinal of the scope's level
   * @param scope the domain's, account's or class's id; 0 for the server
   * @param key the setting's key
   */
  record Key(int level, long scope, String key) implements Serializable {
    static Key of(Scope scope, String key) {
      long id =
          switch (scope) {
            case Scope.OfServer() -> 0;
            case Scope.OfDomain(long domain) -> domain;
            case Scope.OfAccount(long domain, long account) -> account;
            case Scope.OfClass(long domain, long serviceClass) -> serviceClass;
          };
      return new Key(scope.level().ordinal(), id, key);
    }
  }
}
