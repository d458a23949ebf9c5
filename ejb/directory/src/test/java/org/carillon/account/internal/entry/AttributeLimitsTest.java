package org.carillon.account.internal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.BanType;
import org.carillon.contract.directory.FilterEntryType;
import org.junit.jupiter.api.Test;

/** Tests that the limits that a type declares apply at every edge. */
class AttributeLimitsTest {

  @Test
  void attributeTextIsBoundedByItsType() {
    AttributeValues right = new AttributeValues().with(FilterEntryType.NOTE, "x".repeat(200));
    assertThat(AttributeLimits.problem(FilterEntryType.TYPE, right)).isEmpty();
    AttributeValues wrong = new AttributeValues().with(FilterEntryType.NOTE, "x".repeat(201));
    assertThat(AttributeLimits.problem(FilterEntryType.TYPE, wrong))
        .contains(
            new Failure.Invalid("note", "too-long", "Note must have at most 200 characters."));
    assertThat(
            AttributeLimits.problem(
                BanType.TYPE, new AttributeValues().with(BanType.REASON, "x".repeat(70_000))))
        .isPresent();
    assertThat(AttributeLimits.problem(BanType.TYPE, new AttributeValues())).isEmpty();
  }
}
