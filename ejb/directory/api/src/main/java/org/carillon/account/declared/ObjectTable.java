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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.ObjectType;
import org.carillon.json.Json;

/**
 * The table of a type's objects. It has the columns {@code id}, {@code version}, and one for each
 * stored attribute; an object is known by its key, so a table can do without {@code id}. An
 * attribute {@code domain} names the domain that an object belongs to; its column has that domain's
 * id, or null if the object belongs to the server. A row travels as JSON, in the database's
 * statements as in a backup.
 */
public final class ObjectTable {
  private static final String DOMAIN = "domain";

  private final ObjectType type;
  private final String table;
  private final List<Column> columns;
  private final List<Attribute<?>> searched;
  private final Form form;
  private final String members;
  private final String record;

  /**
   * A column of the table.
   *
   * @param attribute the attribute whose values it has
   * @param member what its values are called in a row's JSON
   */
  private record Column(Attribute<?> attribute, String member) {
    /** Returns the name of the column: the member's, with underscores between words. */
    String name() {
      return member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    boolean isDomain() {
      return attribute.name().equals(DOMAIN);
    }

    /** Returns the expression that reads its value from the table. */
    String kept() {
      return isDomain() ? "(select d.name from domain d where d.id = t.domain)" : "t." + name();
    }

    /** Returns the expression that reads what it stores from a row's JSON. */
    String given() {
      return isDomain()
          ? "(select d.id from domain d where d.name = r.domain and d.deleted is null)"
          : "r.\"" + member + '"';
    }
  }

  /**
   * What distinguishes a table from others.
   *
   * @param isNumbered whether it has the column {@code id}
   * @param condition an expression that is true of each row that is an object
   */
  private record Form(boolean isNumbered, String condition) {}

  private ObjectTable(
      ObjectType type, String table, List<Column> columns, List<Attribute<?>> searched, Form form) {
    this.type = type;
    this.table = table;
    this.columns = columns;
    this.searched = searched;
    this.form = form;
    this.members = all(column -> "'" + column.member() + "', " + column.kept());
    this.record = all(column -> '"' + column.member() + "\" " + sql(column.attribute().type()));
  }

  /**
   * Returns the table of a type.
   *
   * @param computed the attributes that are not stored
   */
  public static ObjectTable of(ObjectType type, String table, Attribute<?>... computed) {
    Set<Attribute<?>> without = Set.of(computed);
    List<Column> columns = new ArrayList<>();
    for (Attribute<?> each : type.attributes()) {
      if (!without.contains(each)) {
        columns.add(new Column(each, each.name()));
      }
    }
    return new ObjectTable(type, table, columns, List.of(type.key()), new Form(true, "true"));
  }

  /** Returns the same table, in whose rows an attribute has another name. */
  public ObjectTable naming(Attribute<?> attribute, String member) {
    List<Column> named =
        columns.stream()
            .map(each -> each.attribute().equals(attribute) ? new Column(attribute, member) : each)
            .toList();
    return new ObjectTable(type, table, named, searched, form);
  }

  /** Returns the same table, with attributes that a search looks at besides the key. */
  public ObjectTable searchedBy(Attribute<?>... more) {
    List<Attribute<?>> all = new ArrayList<>(searched);
    all.addAll(List.of(more));
    return new ObjectTable(type, table, columns, all, form);
  }

  /** Returns the same table, with stored attributes that callers neither give nor see. */
  public ObjectTable keeping(Attribute<?>... hidden) {
    List<Column> all = new ArrayList<>(columns);
    for (Attribute<?> each : hidden) {
      all.add(new Column(each, each.name()));
    }
    return new ObjectTable(type, table, all, searched, form);
  }

  /** Returns the same table without the column {@code id}. */
  public ObjectTable unnumbered() {
    return new ObjectTable(type, table, columns, searched, new Form(false, form.condition()));
  }

  /** Returns the same table, of whose rows {@code t} only those are objects that meet this. */
  public ObjectTable meeting(String condition) {
    return new ObjectTable(type, table, columns, searched, new Form(form.isNumbered(), condition));
  }

  ObjectType type() {
    return type;
  }

  /** Returns the attribute that names the domain of an object; empty if all are the server's. */
  Optional<Attribute<?>> domain() {
    return columns.stream()
        .filter(Column::isDomain)
        .findFirst()
        .<Attribute<?>>map(Column::attribute);
  }

  /** Returns all objects, ordered by key. */
  public List<DeclaredObject> all(EntityManager entities) {
    return read(query(entities, " order by " + kept(type.key())));
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
  Optional<DeclaredObject> locked(EntityManager entities, String name) {
    return found(entities, name, " for update of t");
  }

  /** Returns the number of objects of a domain, or of the server's own. */
  long count(EntityManager entities, OptionalLong domain) {
    String own = domain().isEmpty() ? "" : " where coalesce(domain, 0) = " + domain.orElse(0);
    return (Long)
        entities
            .createNativeQuery("select count(*) from " + table + own, Long.class)
            .getSingleResult();
  }

  /** Stores a new object. Its domain must be given by its canonical name. */
  public void insert(EntityManager entities, AttributeValues values) {
    entities
        .createNativeQuery(insertion().replace("?::jsonb", "cast(:row as jsonb)"))
        .setParameter("row", json(values).toString())
        .executeUpdate();
  }

  /** Stores an object's new values. It stays in its domain. */
  public void update(EntityManager entities, DeclaredObject object, AttributeValues values) {
    String changes =
        columns.stream()
            .filter(column -> !column.isDomain())
            .map(column -> column.name() + " = " + column.given())
            .collect(joining(", "));
    entities
        .createNativeQuery(
            "update %s t set %s, version = t.version + 1 from jsonb_to_record(cast(:row as jsonb)) as r(%s) where %s = :name"
                .formatted(table, changes, record, kept(type.key())))
        .setParameter("row", json(values).toString())
        .setParameter("name", object.value(type.key()))
        .executeUpdate();
  }

  void delete(EntityManager entities, DeclaredObject object) {
    entities
        .createNativeQuery("delete from " + table + " t where " + kept(type.key()) + " = :name")
        .setParameter("name", object.value(type.key()))
        .executeUpdate();
  }

  /** Returns the statement that gives each row's text for a backup. */
  String query() {
    return "select json_build_object(%s)::text from %s t order by %s"
        .formatted(members, table, form.isNumbered() ? "t.id" : kept(type.key()));
  }

  /** Returns the statement that stores the row with the text of its one parameter. */
  String insertion() {
    return "insert into %s (%s%s, version) select %s%s, 1 from jsonb_to_record(?::jsonb) as r(%s)%s"
        .formatted(
            table,
            form.isNumbered() ? "id, " : "",
            all(Column::name),
            form.isNumbered() ? "nextval('directory_id'), " : "",
            all(Column::given),
            record,
            columns.stream()
                .filter(Column::isDomain)
                .map(column -> " where r.domain is null or " + column.given() + " is not null")
                .collect(joining()));
  }

  /** Returns values as the JSON object of a row. */
  JsonObject json(AttributeValues values) {
    var row = Json.createObjectBuilder();
    for (Column each : columns) {
      values.get(each.attribute()).ifPresent(value -> row.add(each.member(), json(value)));
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
                form.isNumbered() ? "t.id" : "0",
                domain().isEmpty() ? "null" : "t.domain",
                members,
                table,
                form.condition(),
                condition),
        String.class);
  }

  private List<DeclaredObject> read(Query query) {
    List<DeclaredObject> objects = new ArrayList<>();
    for (Object text : query.getResultList()) {
      JsonObject row = Json.createReader(new StringReader((String) text)).readObject();
      var values = new AttributeValues();
      for (Column each : columns) {
        Attribute<?> attribute = each.attribute();
        values = values.read(attribute, value(attribute.type(), row.get(each.member())));
      }
      objects.add(
          new DeclaredObject(
              row.getJsonNumber("id").longValueExact(),
              row.getJsonNumber("version").longValueExact(),
              row.isNull("domainId")
                  ? OptionalLong.empty()
                  : OptionalLong.of(row.getJsonNumber("domainId").longValueExact()),
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

  private String all(Function<Column, String> form) {
    return columns.stream().map(form).collect(joining(", "));
  }

  private String kept(Attribute<?> attribute) {
    return columns.stream()
        .filter(each -> each.attribute().equals(attribute))
        .findFirst()
        .map(Column::kept)
        .orElseThrow();
  }
}
