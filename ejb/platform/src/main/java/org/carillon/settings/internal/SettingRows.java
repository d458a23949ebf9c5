package org.carillon.settings.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingStore;

/** The setting values in the database. */
@ApplicationScoped
class SettingRows implements SettingStore {
  private final Transactions transactions;

  @Inject
  SettingRows(Transactions transactions) {
    this.transactions = transactions;
  }

  List<SettingRow> all() {
    return transactions.read(
        entities -> entities.createQuery("FROM SettingRow", SettingRow.class).getResultList());
  }

  @Override
  public void put(Scope scope, Setting<?> setting, Optional<String> text) {
    var id = SettingRow.Key.of(scope, setting.key());
    transactions.run(
        entities -> {
          var row = Optional.ofNullable(entities.find(SettingRow.class, id));
          if (text.isEmpty()) {
            row.ifPresent(entities::remove);
          } else {
            row.ifPresentOrElse(
                there -> there.value = text.get(),
                () -> entities.persist(new SettingRow(id, text.get())));
          }
        });
  }

  @Override
  public Map<String, String> read(Scope scope) {
    return transactions.read(entities -> read(entities, scope));
  }

  @Override
  public Map<String, String> lockAndRead(Scope scope) {
    return transactions.write(
        entities -> {
          // One writer at a time: the counter's row is the lock for all values, also missing ones.
          ChangeCounterRow.locked(entities, CacheVersions.Kind.SETTINGS);
          return read(entities, scope);
        });
  }

  @Override
  public void forget(Scope scope) {
    var any = SettingRow.Key.of(scope, "");
    transactions.run(
        entities ->
            entities
                .createQuery("DELETE FROM SettingRow s WHERE s.level = :level AND s.scope = :scope")
                .setParameter("level", any.level())
                .setParameter("scope", any.scope())
                .executeUpdate());
  }

  private static Map<String, String> read(EntityManager entities, Scope scope) {
    var any = SettingRow.Key.of(scope, "");
    var texts = new TreeMap<String, String>();
    entities
        .createQuery(
            "FROM SettingRow s WHERE s.level = :level AND s.scope = :scope", SettingRow.class)
        .setParameter("level", any.level())
        .setParameter("scope", any.scope())
        .getResultStream()
        .forEach(row -> texts.put(row.key, row.value));
    return texts;
  }
}
