package org.carillon.account.declared;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.ObjectType;

/**
 * The table of a type's objects. It has the columns {@code id}, {@code version}, and one for each
 * stored attribute; an object is known by its key, so a table can do without {@code id}. An
 * attribute {@code domain} names the domain that an object belongs to; its column has that domain's
 * id, or null if the object belongs to the server. A row travels as JSON, in the database's
 * statements as in a backup.
 */
public final class ObjectTable {
  private final ObjectType type;
  private final String table;
  private final List<ObjectColumn> columns;
  private final List<Attribute<?>> searched;
  private final TableExtras extras;
  private final String members;
  private final String record;

  private ObjectTable(
      ObjectType type,
      String table,
      List<ObjectColumn> columns,
      List<Attribute<?>> searched,
      TableExtras extras) {
    this.type = type;
    this.table = table;
    this.columns = columns;
    this.searched = searched;
    this.extras = extras;
    this.members = columns.stream().map(ObjectColumn::shown).collect(joining(", "));
    this.record =
        stored(column -> '"' + column.member() + "\" " + RowForm.sql(column.attribute().type()));
  }

  /**
   * Returns the table of a type.
   *
   * @param computed the attributes that are not stored
   */
  public static ObjectTable of(ObjectType type, String table, Attribute<?>... computed) {
    Set<Attribute<?>> without = Set.of(computed);
    List<ObjectColumn> columns = new ArrayList<>();
    for (Attribute<?> each : type.attributes()) {
      if (!without.contains(each)) {
        columns.add(ObjectColumn.of(each, each.name()));
      }
    }
    return new ObjectTable(type, table, columns, List.of(type.key()), TableExtras.NONE);
  }

  /** Returns the same table, with another name of an attribute, or with one that is hidden. */
  public ObjectTable naming(Attribute<?> attribute, String member) {
    return replacing(ObjectColumn.of(attribute, member));
  }

  /** Returns the same table, with another column for an attribute. */
  public ObjectTable storing(Attribute<?> attribute, String column) {
    return replacing(ObjectColumn.of(attribute, attribute.name(), column));
  }

  /** Returns the same table; the value of an attribute is the name of another table's row. */
  public ObjectTable referring(Attribute<?> attribute, String column, String other) {
    return replacing(
        ObjectColumn.naming(
            attribute, attribute.name(), column, other, "name", ObjectColumn.Kind.REFERENCE));
  }

  /**
   * Returns the same table, with a link to another table's row that other statements set. A backup
   * has what identifies that row.
   */
  public ObjectTable linking(
      Attribute<?> attribute, String member, String column, String other, String identified) {
    return replacing(
        ObjectColumn.naming(attribute, member, column, other, identified, ObjectColumn.Kind.LINK));
  }

  /** Returns the same table, with an expression on {@code t} that is read as an attribute. */
  public ObjectTable showing(Attribute<?> attribute, String expression) {
    return replacing(
        new ObjectColumn(attribute, attribute.name(), "", expression, "", ObjectColumn.Kind.SHOWN));
  }

  /** Returns the same table, with a column of octets that a row has in base64. */
  public ObjectTable encoding(Attribute<String> attribute, String column) {
    return replacing(ObjectColumn.octets(attribute, column));
  }

  /**
   * Returns the same table, of which backups have only the rows with this condition on {@code t}.
   */
  public ObjectTable savedIf(String condition) {
    return with(extras.savedIf(condition));
  }

  private ObjectTable replacing(ObjectColumn column) {
    List<ObjectColumn> all =
        new ArrayList<>(
            columns.stream()
                .map(each -> each.attribute().equals(column.attribute()) ? column : each)
                .toList());
    if (!all.contains(column)) {
      all.add(column);
    }
    return new ObjectTable(type, table, all, searched, extras);
  }

  /** Returns the same table, with attributes that a search looks at besides the key. */
  public ObjectTable searchedBy(Attribute<?>... more) {
    List<Attribute<?>> all = new ArrayList<>(searched);
    all.addAll(List.of(more));
    return new ObjectTable(type, table, columns, all, extras);
  }

  /** Returns the same table, in which each name of a list has a line of its own. */
  public ObjectTable inLines() {
    return with(extras.inLines());
  }

  /**
   * Returns the same table, with a column that is set in new rows, by an expression on {@code r}.
   */
  public ObjectTable initially(String column, String expression) {
    return with(extras.initially(column, expression));
  }

  /** Returns the same table, with a column that has the time of an object's last change. */
  public ObjectTable dating(String column) {
    return with(extras.dating(column));
  }

  /** Returns the same table, with a column for a secret that is bound to the row's id. */
  public ObjectTable sealing(String column) {
    return with(extras.sealing(column));
  }

  /** Returns the same table without the column {@code id}. */
  public ObjectTable unnumbered() {
    return with(extras.unnumbered());
  }

  /** Returns the same table, of whose rows {@code t} only those are objects that meet this. */
  public ObjectTable meeting(String condition) {
    return with(extras.meeting(condition));
  }

  private ObjectTable with(TableExtras others) {
    return new ObjectTable(type, table, columns, searched, others);
  }

  ObjectType type() {
    return type;
  }

  /** Returns the attribute that names the domain of an object; empty if all are the server's. */
  Optional<Attribute<?>> domain() {
    return columns.stream()
        .filter(ObjectColumn::isDomain)
        .findFirst()
        .<Attribute<?>>map(ObjectColumn::attribute);
  }

  /** Returns all objects, ordered by key. */
  public List<DeclaredObject> all(EntityManager entities) {
    return read(query(entities, " order by " + kept(type.key())));
  }

  /** Returns the objects that meet a condition on {@code t} and {@code :value}, ordered by key. */
  public List<DeclaredObject> all(EntityManager entities, String condition, Object value) {
    return read(
        query(entities, " and " + condition + " order by " + kept(type.key()))
            .setParameter("value", value));
  }

  /**
   * Returns one object more than a page has, if there are more.
   *
   * @param domain the only domain whose objects are looked at; empty for all objects
   */
  List<DeclaredObject> page(EntityManager entities, OptionalLong domain, PageRequest request) {
    String found =
        searched.stream()
            .map(each -> "position(:search in lower(" + kept(each) + ")) > 0")
            .collect(joining(" or "));
    return read(
        query(
                entities,
                " and %s > :after and (%s)%s order by %1$s"
                    .formatted(
                        kept(type.key()),
                        found,
                        domain.isPresent() ? " and t.domain = " + domain.getAsLong() : ""))
            .setParameter("after", request.after().orElse(""))
            .setParameter("search", request.search().orElse("").toLowerCase(Locale.ROOT))
            .setMaxResults(request.limit() + 1));
  }

  /** Returns the object with this key. */
  public Optional<DeclaredObject> find(EntityManager entities, String name) {
    return found(entities, name, "");
  }

  /** Returns the object with this key, which nobody else can change before the commit. */
  public Optional<DeclaredObject> locked(EntityManager entities, String name) {
    return found(entities, name, " for update of t");
  }

  /** Returns whether a domain, or the server itself, has so many objects, or more. */
  boolean has(EntityManager entities, OptionalLong domain, int most) {
    String own = domain().isEmpty() ? "" : " where coalesce(domain, 0) = " + domain.orElse(0);
    return !entities
        .createNativeQuery("select 1 from " + table + own, Integer.class)
        .setFirstResult(most - 1)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Stores a new object. Its domain must be given by its canonical name. */
  public void insert(EntityManager entities, AttributeValues values) {
    entities
        .createNativeQuery(
            insertion("nextval('directory_id')", "cast('' as bytea)", "cast(:row as jsonb)"))
        .setParameter("row", json(values))
        .executeUpdate();
  }

  /** Stores an object's new values. It stays in its domain. */
  public void update(EntityManager entities, DeclaredObject object, AttributeValues values) {
    String changes =
        columns.stream()
            .filter(ObjectColumn::isUpdated)
            .map(column -> column.name() + " = " + column.given() + ", ")
            .collect(joining());
    entities
        .createNativeQuery(
            "update %s t set %s%sversion = t.version + 1 from jsonb_to_record(cast(:row as jsonb)) as r(%s) where %s = :name"
                .formatted(
                    table,
                    changes,
                    extras.dated().isEmpty() ? "" : extras.dated() + " = now(), ",
                    record,
                    kept(type.key())))
        .setParameter("row", json(values))
        .setParameter("name", object.value(type.key()))
        .executeUpdate();
  }

  /** Stores an object's secret, sealed under the home key. */
  public void seal(EntityManager entities, HomeKey homeKey, long id, byte[] secret) {
    entities
        .createNativeQuery("update %s set %s = :sealed where id = :id".formatted(table, sealed()))
        .setParameter("sealed", homeKey.seal(purpose(id), secret))
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Returns an object's secret. */
  public byte[] open(EntityManager entities, HomeKey homeKey, long id) {
    return open(entities, homeKey, List.of(id)).get(id);
  }

  /** Returns the secrets of objects by the objects' ids. */
  public Map<Long, byte[]> open(EntityManager entities, HomeKey homeKey, List<Long> ids) {
    Map<Long, byte[]> secrets = new HashMap<>();
    for (Object row :
        entities
            .createNativeQuery(
                "select id, %s from %s where id = any(:ids)".formatted(sealed(), table))
            .setParameter("ids", ids.toArray(Long[]::new))
            .getResultList()) {
      Object[] columns = (Object[]) row;
      long id = ((Number) columns[0]).longValue();
      secrets.put(id, homeKey.open(purpose(id), (byte[]) columns[1]));
    }
    return secrets;
  }

  /** Returns the purpose for which the home key seals an object's secret. */
  String purpose(long id) {
    return type.name() + ":" + id;
  }

  /** Returns the name of the column with a sealed secret, in backups too. */
  String sealed() {
    return extras.sealed();
  }

  /** Returns the name of the table. */
  String name() {
    return table;
  }

  public void delete(EntityManager entities, DeclaredObject object) {
    entities
        .createNativeQuery("delete from " + table + " t where " + kept(type.key()) + " = :name")
        .setParameter("name", object.value(type.key()))
        .executeUpdate();
  }

  /** Deletes all rows of a domain and returns how many there were. */
  int deleteAll(EntityManager entities, long domain) {
    return entities
        .createNativeQuery("delete from " + table + " where domain = :domain")
        .setParameter("domain", domain)
        .executeUpdate();
  }

  /** Returns the statement that gives each row's text for a backup. */
  String query() {
    String secret =
        sealed().isEmpty()
            ? ""
            : "'id', t.id, '%1$s', encode(t.%1$s, 'base64'), ".formatted(sealed());
    return "select json_build_object(%s%s)::text from %s t where %s order by %s"
        .formatted(
            secret,
            stored(ObjectColumn::shown),
            table,
            extras.saved(),
            extras.isNumbered() ? "t.id" : kept(type.key()));
  }

  /**
   * Returns the statement that stores the row with the text of its last parameter. Before it come
   * the row's id and its sealed secret, if objects have one. What a row lacks that is older than an
   * attribute has that attribute's initial value.
   */
  public String insertion() {
    return insertion(
        sealed().isEmpty() ? "nextval('directory_id')" : "?::bigint",
        "?::bytea",
        "'" + extras.form().usual(columns).replace("'", "''") + "'::jsonb || ?::jsonb");
  }

  private String insertion(String id, String secret, String row) {
    Map<String, String> all = new LinkedHashMap<>();
    if (extras.isNumbered()) {
      all.put("id", id);
    }
    if (!sealed().isEmpty()) {
      all.put(sealed(), secret);
    }
    columns.stream()
        .filter(ObjectColumn::isStored)
        .forEach(column -> all.put(column.name(), column.given()));
    all.putAll(extras.initial());
    all.put("version", "1");
    return "insert into %s (%s) select %s from jsonb_to_record(%s) as r(%s)%s"
        .formatted(
            table,
            String.join(", ", all.keySet()),
            String.join(", ", all.values()),
            row,
            record,
            columns.stream()
                .filter(ObjectColumn::isNeeded)
                .map(
                    column ->
                        "(r.\"%s\" is null or %s is not null)"
                            .formatted(column.member(), column.given()))
                .collect(
                    collectingAndThen(
                        joining(" and "), needed -> needed.isEmpty() ? "" : " where " + needed)));
  }

  /** Returns those values that the type has as a JSON object, for people. */
  String told(AttributeValues values) {
    return extras.form().told(type, columns, values);
  }

  private String json(AttributeValues values) {
    return extras.form().row(columns, values);
  }

  /** Returns those values that the table has. */
  AttributeValues kept(AttributeValues values) {
    var kept = new AttributeValues().collect();
    for (ObjectColumn each : columns) {
      kept.read(each.attribute(), values.get(each.attribute()));
    }
    return kept.values();
  }

  private Optional<DeclaredObject> found(EntityManager entities, String name, String lock) {
    return read(
            query(entities, " and " + kept(type.key()) + " = :name" + lock)
                .setParameter("name", name))
        .stream()
        .findFirst();
  }

  private Query query(EntityManager entities, String condition) {
    return entities.createNativeQuery(
        "select cast(json_build_object('id', %s, 'version', t.version, 'domainId', %s, %s) as text) from %s t where %s%s"
            .formatted(
                extras.isNumbered() ? "t.id" : "0",
                domain().isEmpty() ? "null" : "t.domain",
                members,
                table,
                extras.met(),
                condition),
        String.class);
  }

  private List<DeclaredObject> read(Query query) {
    List<DeclaredObject> objects = new ArrayList<>();
    for (Object text : query.getResultList()) {
      objects.add(extras.form().object(columns, (String) text));
    }
    return objects;
  }

  private String stored(Function<ObjectColumn, String> form) {
    return columns.stream().filter(ObjectColumn::isStored).map(form).collect(joining(", "));
  }

  private String kept(Attribute<?> attribute) {
    return columns.stream()
        .filter(each -> each.attribute().equals(attribute))
        .findFirst()
        .map(ObjectColumn::kept)
        .orElseThrow();
  }
}
