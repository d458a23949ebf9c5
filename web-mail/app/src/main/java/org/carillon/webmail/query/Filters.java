package org.carillon.webmail.query;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts the form of search filters to a line that {@link SearchLine} reads. */
public final class Filters {

  /** A field of the form and its filter. */
  private record Field(String name, String filter) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("sender", "from"),
          new Field("recipient", "to"),
          new Field("title", "subject"),
          new Field("later", "after"),
          new Field("earlier", "before"),
          new Field("larger", "larger"),
          new Field("place", "in"),
          new Field("tagged", "label"));

  private static final List<Field> MARKS =
      List.of(
          new Field("files", "has:file"),
          new Field("unread", "is:unread"),
          new Field("starred", "is:starred"));

  private Filters() {}

  /** Returns the search line of a form's fields, which are empty for none. */
  public static String line(UnaryOperator<String> form) {
    Stream<String> values =
        FIELDS.stream()
            .filter(field -> !form.apply(field.name()).isBlank())
            .map(field -> term(field, form.apply(field.name())).line());
    Stream<String> marks =
        MARKS.stream().filter(field -> !form.apply(field.name()).isBlank()).map(Field::filter);
    return Stream.of(Stream.of(form.apply("words").strip()), values, marks)
        .flatMap(part -> part)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static SearchTerm term(Field field, String value) {
    String plain = value.replace("\"", "").strip();
    boolean isSize = Objects.equals(field.filter(), "larger");
    return new SearchTerm.One(field.filter(), isSize ? plain.replaceAll("\\s+", "") : plain);
  }
}
