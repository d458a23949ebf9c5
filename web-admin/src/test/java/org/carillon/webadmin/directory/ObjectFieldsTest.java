package org.carillon.webadmin.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectFieldsTest {
  @Test
  void addressWithoutDomainGetsTheDomainOfItsList() {
    assertThat(ObjectFields.whole("anna", "acme.test")).isEqualTo("anna@acme.test");
    assertThat(ObjectFields.whole("anna@beta.test", "acme.test")).isEqualTo("anna@beta.test");
    assertThat(ObjectFields.whole("anna", "")).isEqualTo("anna");
  }
}
