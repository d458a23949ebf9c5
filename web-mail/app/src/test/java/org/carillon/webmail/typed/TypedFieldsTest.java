package org.carillon.webmail.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parsing of form fields. */
class TypedFieldsTest {
  @ParameterizedTest
  @CsvSource({
    "3pm, 15:00",
    "3:00 PM, 15:00",
    "'3:00\u202fPM', 15:00",
    "11:30 a.m., 11:30",
    "12 am, 00:00",
    "12 pm, 12:00",
    "15:00, 15:00",
    "15.00, 15:00",
    "9:05, 09:05",
    "09:00:00, 09:00",
    "' 09:00 ', 09:00"
  })
  void timesAreReadInManyNotations(String typed, LocalTime meant) {
    assertThat(TypedFields.time("start", typed)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "noon", "15", "24:00", "13 pm", "0 am", "9:60", "9:5", "1e1:00"})
  void invalidTimeIsRefused(String typed) {
    assertThatThrownBy(() -> TypedFields.time("start", typed))
        .isInstanceOfSatisfying(
            InvalidFieldException.class, wrong -> assertThat(wrong.field()).isEqualTo("start"));
  }
}
