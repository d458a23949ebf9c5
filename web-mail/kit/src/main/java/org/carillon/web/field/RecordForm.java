package org.carillon.web.field;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.Texts;

/**
 * A form that makes a record: its components, texts, booleans and enums with a {@link Field} each,
 * are labelled inputs with errors beside them.
 *
 * <pre>{@code
 * public record NewRoom(@Field(label = "room.name", required = true, most = 64) String name) {}
 *
 * private final RecordForm<NewRoom> room = new RecordForm<>(NewRoom.class);
 *
 * public void create() {
 *   room.read(answers, texts).ifPresent(…);
 * }
 * }</pre>
 *
 * <p>In the page, inside of {@code h:form}: {@code <k:fields of="#{roomsPage.room}"/>}. A failure
 * that names a component is shown at its field ({@link Answers}).
 *
 * @param <R> the record, public with all its types
 */
public final class RecordForm<R extends Record> {
  private final Class<R> type;
  private List<FormField> fields;
  private final Map<String, Object> values = new HashMap<>();

  /**
   * Creates an empty form.
   *
   * @throws IllegalArgumentException if a component has no {@link Field}, or a type that forms
   *     don't support
   */
  public RecordForm(Class<R> type) {
    this.type = type;
    this.fields = Arrays.stream(type.getRecordComponents()).map(FormField::of).toList();
  }

  /** Restricts a text to these options. */
  public void choices(String name, List<FormField.Option> options) {
    fields =
        fields.stream()
            .map(field -> field.name().equals(name) ? field.choosing(options) : field)
            .toList();
  }

  /** Fills the form with the current values. */
  public void show(R record) {
    for (RecordComponent component : type.getRecordComponents()) {
      Object value = get(component, record);
      values.put(component.getName(), value instanceof Enum<?> one ? one.name() : value);
    }
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalArgumentException(record.getClass() + " can't be read", failed);
    }
  }

  /** Returns the typed record, or empty if a value is invalid, which is shown at its field. */
  public Optional<R> read(Answers answers, Texts texts) {
    List<FormField> tooLong =
        fields.stream().filter(field -> field.isTooLong(values.get(field.name()))).toList();
    tooLong.forEach(
        field -> answers.wrong(field.name(), texts.of("field.too-long", field.says().most())));
    return tooLong.isEmpty() ? Optional.of(record()) : Optional.empty();
  }

  private R record() {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] filled = Arrays.stream(components).map(this::filled).toArray();
    try {
      return type.getConstructor(types).newInstance(filled);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalArgumentException(type + " can't be made", failed);
    }
  }

  /** A component's value in the record's type; values that our forms cannot send count as empty. */
  private Object filled(RecordComponent component) {
    Object value = values.get(component.getName());
    if (component.getType().isEnum()) {
      return Arrays.stream(component.getType().getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(value))
          .findFirst()
          .orElse(null);
    }
    if (component.getType() == boolean.class) {
      return Boolean.TRUE.equals(value);
    }
    return value == null ? "" : value;
  }

  public List<FormField> getFields() {
    return fields;
  }

  /** The values of the fields by name; the page's inputs read and write them. */
  public Map<String, Object> getValues() {
    return values;
  }
}
