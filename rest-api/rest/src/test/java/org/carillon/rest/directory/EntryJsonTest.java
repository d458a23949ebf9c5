package org.carillon.rest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AdministratorType;
import org.carillon.contract.directory.AliasType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.FieldsReader;
import org.carillon.rest.kit.Refused;
import org.junit.jupiter.api.Test;

class EntryJsonTest {
  private static AttributeValues read(ObjectType type, Operation operation, String body) {
    Fields fields = FieldsReader.read(body.getBytes(StandardCharsets.UTF_8));
    AttributeValues values = EntryJson.read(type, operation, fields);
    fields.end();
    return values;
  }

  private static String refusal(ObjectType type, Operation operation, String body) {
    Refused refused = catchThrowableOfType(Refused.class, () -> read(type, operation, body));
    try (var json =
        Json.createReader(new StringReader((String) refused.getResponse().getEntity()))) {
      var problem = json.readObject();
      return problem.getString("field") + " " + problem.getString("code");
    }
  }

  @Test
  void missingAndUnknownAttributesAreNamed() {
    assertThat(refusal(AccountType.TYPE, Operation.CREATE, "{\"password\": \"a\"}"))
        .isEqualTo("address missing");
    assertThat(
            refusal(DomainType.TYPE, Operation.CREATE, "{\"name\": \"b.test\", \"aliases\": []}"))
        .as("what is said only of a domain that is there")
        .isEqualTo("aliases unknown");
    assertThat(refusal(DomainType.TYPE, Operation.CHANGE, "{\"name\": \"c.test\"}"))
        .isEqualTo("name unknown");
    assertThat(refusal(AdministratorType.TYPE, Operation.CHANGE, "{\"password\": null}"))
        .isEqualTo("password missing");
    assertThat(
            refusal(DomainType.TYPE, Operation.CHANGE, "{\"created\": \"2026-11-22T00:00:00Z\"}"))
        .isEqualTo("created unknown");
  }

  @Test
  void valuesOfWrongTypeAreRefused() {
    assertThat(refusal(AccountType.TYPE, Operation.CHANGE, "{\"enabled\": \"yes\"}"))
        .isEqualTo("enabled type");
    assertThat(refusal(DomainType.TYPE, Operation.CHANGE, "{\"aliases\": [1]}"))
        .isEqualTo("aliases type");
    assertThat(
            refusal(
                AliasType.TYPE,
                Operation.CREATE,
                "{\"address\": \"a@b.test\", \"target\": \"c@b.test\", \"kind\": \"fax\"}"))
        .isEqualTo("kind choice");
    var names = read(DomainType.TYPE, Operation.CHANGE, "{\"aliases\": [\"c.test\", \"d e\"]}");
    assertThat(names.get(DomainType.ALIASES)).contains(List.of("c.test", "d e"));
  }

  @Test
  void nullRemovesOptionalValues() {
    var values =
        read(DomainType.TYPE, Operation.CHANGE, "{\"description\": null, \"aliases\": null}");

    assertThat(values.get(DomainType.DESCRIPTION)).contains("");
    assertThat(values.get(DomainType.ALIASES)).contains(List.of());
    assertThat(values.get(DomainType.ENABLED)).isEmpty();
    assertThat(refusal(AccountType.TYPE, Operation.CHANGE, "{\"password\": null}"))
        .isEqualTo("password missing");
    assertThat(
            read(AccountType.TYPE, Operation.CREATE, "{\"address\": \"a\", \"password\": \"p\"}")
                .require(AccountType.ENABLED))
        .as("at creation it is as good as nothing")
        .isTrue();
  }

  @Test
  void entryIsShownInTypeOrderWithoutSecrets() {
    var values =
        new AttributeValues()
            .with(AdministratorType.CREATED, Instant.EPOCH)
            .with(AdministratorType.PASSWORD, "open sesame")
            .with(AdministratorType.NAME, "root");

    assertThat(
            EntryJson.of(
                AdministratorType.TYPE, new DirectoryEntry("root", OptionalLong.of(1), values)))
        .hasToString(
            "{\"name\":\"root\",\"domain\":null,\"role\":null,\"created\":\"1970-01-01T00:00:00Z\"}");
    assertThat(values.toString()).doesNotContain("sesame");
  }
}
