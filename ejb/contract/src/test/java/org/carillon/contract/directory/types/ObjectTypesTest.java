package org.carillon.contract.directory.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.junit.jupiter.api.Test;

/** Tests of the assumptions that edges make about every declaration. */
class ObjectTypesTest {

  @Test
  void typeAndAttributeNamesAreUnique() {
    assertThat(ObjectTypes.all()).extracting(ObjectType::name).doesNotHaveDuplicates();
    for (ObjectType type : ObjectTypes.all()) {
      assertThat(type.attributes()).extracting(Attribute::name).doesNotHaveDuplicates();
      assertThat(ObjectTypes.ofPlural(type.plural())).contains(type);
    }
  }

  @Test
  void keysAreRequiredAtCreationAndImmutable() {
    for (ObjectType type : ObjectTypes.all()) {
      assertThat(type.key().atCreation()).as(type.name()).isEqualTo(Attribute.Use.MUST);
      assertThat(type.key().atChange()).as(type.name()).isEqualTo(Attribute.Use.NEVER);
      assertThat(type.columns()).as(type.name()).contains(type.key());
    }
  }

  @Test
  void changeableAttributesNeedAChangeOperationAndAreNoTimes() {
    for (ObjectType type : ObjectTypes.all()) {
      assertThat(type.said(Operation.CHANGE).isEmpty())
          .as(type.name())
          .isEqualTo(!type.has(Operation.CHANGE));
      assertThat(type.attributes())
          .filteredOn(attribute -> attribute.type() instanceof AttributeType.Time)
          .as(type.name())
          .allMatch(moment -> moment.atCreation() == Attribute.Use.NEVER)
          .allMatch(moment -> moment.atChange() == Attribute.Use.NEVER);
    }
  }

  @Test
  void listFiltersReferToExistingTypes() {
    for (ObjectType type : ObjectTypes.all()) {
      type.within()
          .ifPresent(
              other -> assertThat(ObjectTypes.all()).extracting(ObjectType::name).contains(other));
    }
  }

  @Test
  void offeredObjectsAreOfExistingTypes() {
    for (ObjectType type : ObjectTypes.all()) {
      for (Attribute<?> attribute : type.attributes()) {
        if (attribute.offer().orElse(null) instanceof Attribute.Offer.Objects(String plural)) {
          assertThat(ObjectTypes.ofPlural(plural)).as(attribute.name()).isPresent();
        }
      }
    }
  }

  /** An attribute of this name is a domain's id in the table of declared objects. */
  @Test
  void domainsAreOfferedForEveryAttributeThatNamesThem() {
    assertThat(ObjectTypes.all())
        .flatExtracting(ObjectType::attributes)
        .filteredOn(attribute -> Set.of("domain", "domains").contains(attribute.name()))
        .allSatisfy(
            attribute ->
                assertThat(attribute.offer()).contains(new Attribute.Offer.Objects("domains")));
  }
}
