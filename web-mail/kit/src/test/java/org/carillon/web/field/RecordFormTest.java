package org.carillon.web.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.junit.jupiter.api.Test;

/** Tests that a form shows a record, and makes one of the typed values. */
class RecordFormTest {

  public enum Tower {
    NORTH,
    SOUTH
  }

  public record Bell(
      @Field(label = "bell.name", required = true, most = 5) String name,
      @Field(label = "bell.secret", secret = true) String inscription,
      @Field(label = "bell.tower", choices = "tower") Tower tower,
      @Field(label = "bell.rung") boolean isRung) {}

  /** Records the fields with errors. */
  private static final class Wrongs extends Answers {
    private final List<String> at = new ArrayList<>();

    @Override
    public <T> Optional<T> wrong(String field, String sentence) {
      at.add(field + " " + sentence);
      return Optional.empty();
    }
  }

  private static final class Keys extends Texts {
    @Override
    public String of(String key, Object... fillings) {
      return key + List.of(fillings);
    }
  }

  private final RecordForm<Bell> form = new RecordForm<>(Bell.class);
  private final Wrongs wrongs = new Wrongs();

  private Optional<Bell> read() {
    return form.read(wrongs, new Keys());
  }

  @Test
  void recordRoundTripsThroughTheForm() {
    Bell bell = new Bell("Gog", "In memory", Tower.SOUTH, true);
    form.show(bell);

    assertThat(form.getValues()).containsEntry("tower", "SOUTH").containsEntry("isRung", true);
    assertThat(read()).contains(bell);
    assertThat(wrongs.at).isEmpty();
  }

  @Test
  void impossibleValuesCountAsEmpty() {
    form.getValues().put("tower", "WEST");
    form.getValues().put("isRung", "yes");

    assertThat(read()).contains(new Bell("", "", null, false));
  }

  @Test
  void overlongTextIsReportedAtItsField() {
    form.show(new Bell("Magogs", "", Tower.NORTH, false));

    assertThat(read()).isEmpty();
    assertThat(wrongs.at).containsExactly("name field.too-long[5]");
  }

  @Test
  void fieldKindFollowsTheComponentType() {
    assertThat(form.getFields())
        .extracting(FormField::kind)
        .containsExactly(
            FormField.Kind.TEXT,
            FormField.Kind.SECRET,
            FormField.Kind.CHOICE,
            FormField.Kind.CHECK);
    assertThat(form.getFields().get(0).isRequired()).isTrue();
    assertThat(form.getFields().get(2).options())
        .containsExactly(
            FormField.Option.of("NORTH", "tower.north"),
            FormField.Option.of("SOUTH", "tower.south"));
  }

  /** A component without a declaration. */
  public record Unsaid(String name) {}

  /** A component of an unsupported type. */
  public record Unfillable(@Field(label = "x") List<String> names) {}

  @Test
  void unsupportedRecordIsRefusedAtOnce() {
    assertThatThrownBy(() -> new RecordForm<>(Unsaid.class)).hasMessageContaining("@Field");
    assertThatThrownBy(() -> new RecordForm<>(Unfillable.class)).hasMessageContaining("List");
  }
}
