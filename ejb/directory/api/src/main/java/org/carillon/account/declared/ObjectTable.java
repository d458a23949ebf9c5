package org.carillon.account.declared;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.ObjectType;
import org.carillon.json.Json;

/**
 * The table of a type's objects. It has the columns {@code id}, {@code version}, and one for each
 * stored attribute, whose name is the attribute's in lower case with underscores between words. A
 * row travels as JSON, in the database's statements as in a backup.
 */
public final class ObjectTable {
  private final ObjectType type;
  private final String table;
  private final List<Attribute<?>> stored;
  private final List<Attribute<?>> searched;
  private final String members;
  private final String record;
  private final String columns;

  private ObjectTable(
      ObjectType type, String table, List<Attribute<?>> stored, List<Attribute<?>> searched) {
    this.type = type;
    this.table = table;
    this.stored = stored;
    this.searched = searched;
    this.members = all("'%1$s', %1$s");
    this.columns = all("%s");
    this.record =
        stored.stream().map(each -> column(each) + " " + sql(each.type())).collect(joining(", "));
  }

  /**
   * Returns the table of a type.
   *
   * @param computed the attributes that are not stored
   */
  public static ObjectTable of(ObjectType type, String table, Attribute<?>... computed) {
    Set<Attribute<?>> without = Set.of(computed);
    List<Attribute<?>> stored =
        type.attributes().stream().filter(each -> !without.contains(each)).toList();
    return new ObjectTable(type, table, stored, List.of(type.key()));
  }

  /** Returns the same table, with attributes that a search looks at besides the key. */
  public ObjectTable searchedBy(Attribute<?>... more) {
    List<Attribute<?>> all = new ArrayList<>(searched);
    all.addAll(List.of(more));
    return new ObjectTable(type, table, stored, all);
  }

  ObjectType type() {
    return type;
  }

  /** Returns all objects, ordered by key. */
  public List<DeclaredObject> all(EntityManager entities) {
    return read(query(entities, "order by " + key()));
  }

  /** Returns one object more than a page has, if there are more. */
  List<DeclaredObject> page(EntityManager entities, PageRequest request) {
    String found =
        searched.stream()
            .map(each -> "position(:search in lower(" + column(each) + ")) > 0")
            .collect(joining(" or "));
    return read(
        query(entities, "where %s > :after and (%s) order by %1$s".formatted(key(), found))
            .setParameter("after", request.after().orElse(""))
            .setParameter("search", request.search().orElse("").toLowerCase(Locale.ROOT))
            .setMaxResults(request.limit() + 1));
  }

  /** Returns the object with this key. */
  public Optional<DeclaredObject> find(EntityManager entities, String name) {
    return found(entities, name, "");
  }

  /** Returns the object with this key, which nobody else can change before the commit. */
  Optional<DeclaredObject> locked(EntityManager entities, String name) {
    return found(entities, name, " for update");
  }

  long count(EntityManager entities) {
    return (Long)
        entities.createNativeQuery("select count(*) from " + table, Long.class).getSingleResult();
  }

  void insert(EntityManager entities, AttributeValues values) {
    entities
        .createNativeQuery(insertion().replace("?::jsonb", "cast(:row as jsonb)"))
        .setParameter("row", json(values).toString())
        .executeUpdate();
  }

  void update(EntityManager entities, DeclaredObject object, AttributeValues values) {
    entities
        .createNativeQuery(
            "update %s t set %s, version = t.version + 1 from jsonb_to_record(cast(:row as jsonb)) as r(%s) where t.id = :id"
                .formatted(table, all("%1$s = r.%1$s"), record))
        .setParameter("row", json(values).toString())
        .setParameter("id", object.id())
        .executeUpdate();
  }

  void delete(EntityManager entities, DeclaredObject object) {
    entities
        .createNativeQuery("delete from " + table + " where id = :id")
        .setParameter("id", object.id())
        .executeUpdate();
  }

  /** Returns the statement that gives each row's text for a backup. */
  String query() {
    return "select json_build_object(%s)::text from %s order by id".formatted(members, table);
  }

  /** Returns the statement that stores the row with the text of its one parameter. */
  String insertion() {
    return "insert into %s (id, %s, version) select nextval('directory_id'), %s, 1 from jsonb_to_record(?::jsonb) as r(%s)"
        .formatted(table, columns, all("r.%s"), record);
  }

  /** Returns values as the JSON object of a row. */
  JsonObject json(AttributeValues values) {
    var row = Json.createObjectBuilder();
    for (Attribute<?> each : stored) {
      values.get(each).ifPresent(value -> row.add(column(each), json(value)));
    }
    return row.build();
  }

  private static JsonValue json(Object value) {
    return switch (value) {
      case Boolean on -> on ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer whole -> Json.createValue(whole);
      case List<?> names ->
          Json.createValue(names.stream().map(String::valueOf).collect(joining(" ")));
      default -> Json.createValue(value.toString());
    };
  }

  private Optional<DeclaredObject> found(EntityManager entities, String name, String lock) {
    return read(query(entities, "where " + key() + " = :name" + lock).setParameter("name", name))
        .stream()
        .findFirst();
  }

  private Query query(EntityManager entities, String condition) {
    return entities.createNativeQuery(
        "select cast(json_build_object('id', id, 'version', version, %s) as text) from %s %s"
            .formatted(members, table, condition),
        String.class);
  }

  private List<DeclaredObject> read(Query query) {
    List<DeclaredObject> objects = new ArrayList<>();
    for (Object text : query.getResultList()) {
      JsonObject row = Json.createReader(new StringReader((String) text)).readObject();
      var values = new AttributeValues();
      for (Attribute<?> each : stored) {
        values = values.read(each, value(each.type(), row.get(column(each))));
      }
      objects.add(
          new DeclaredObject(
              row.getJsonNumber("id").longValueExact(),
              row.getJsonNumber("version").longValueExact(),
              values));
    }
    return objects;
  }

  private static Optional<?> value(AttributeType<?> type, JsonValue value) {
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case AttributeType.Whole _ -> ((JsonNumber) value).intValueExact();
          case AttributeType.Switch _ -> value == JsonValue.TRUE;
          case AttributeType.Names _ -> names(text(value));
          case AttributeType.Time _ -> instant(text(value));
          case AttributeType.Name _,
              AttributeType.Text _,
              AttributeType.Secret _,
              AttributeType.Choice _ ->
              text(value);
        });
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(" ")).filter(name -> !name.isEmpty()).toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String sql(AttributeType<?> type) {
    return switch (type) {
      case AttributeType.Whole _ -> "integer";
      case AttributeType.Switch _ -> "boolean";
      case AttributeType.Time _ -> "timestamptz";
      case AttributeType.Name _,
          AttributeType.Text _,
          AttributeType.Secret _,
          AttributeType.Choice _,
          AttributeType.Names _ ->
          "text";
    };
  }

  private String key() {
    return column(type.key());
  }

  private String all(String form) {
    return stored.stream().map(each -> form.formatted(column(each))).collect(joining(", "));
  }

  private static String column(Attribute<?> attribute) {
    return attribute.name().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
