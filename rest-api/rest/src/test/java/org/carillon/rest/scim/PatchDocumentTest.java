package org.carillon.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.schema.ScimSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes in all their forms (RFC 7644 §3.5.2), and as Entra ID and Okta send them. */
class PatchDocumentTest {
  private static final String USER =
      """
      {"userName":"a@b.test","active":true,"name":{"givenName":"A","familyName":"B"},
       "emails":[{"type":"work","value":"a@b.test","primary":true},{"type":"home","value":"h@x.test"}],
       "roles":[{"value":"one"}]}
      """;

  private static Complex read(String json) {
    return Complex.of(Json.createReader(new StringReader(json)).readObject());
  }

  private static Complex patched(String operations) {
    Complex user = read(USER);
    PatchDocument.apply(ScimSchema.USER, user, read("{\"Operations\":[" + operations + "]}"));
    return user;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"op":"replace","path":"title","value":"T"}                     | title  | "T"
          {"op":"add","path":"name.middleName","value":"M"}               | name   | {"familyName":"B","givenName":"A","middleName":"M"}
          {"op":"replace","path":"name","value":{"givenName":"C"}}        | name   | {"familyName":"B","givenName":"C"}
          {"op":"remove","path":"name.givenName"}                         | name   | {"familyName":"B"}
          {"op":"add","path":"roles","value":[{"value":"two"}]}           | roles  | [{"value":"one"},{"value":"two"}]
          {"op":"add","path":"roles","value":[{"value":"one"}]}           | roles  | [{"value":"one"}]
          {"op":"replace","path":"roles","value":[{"value":"two"}]}       | roles  | [{"value":"two"}]
          {"op":"remove","path":"emails[type eq \\"home\\"]"}               | emails | [{"primary":true,"type":"work","value":"a@b.test"}]
          {"op":"replace","path":"emails[type eq \\"home\\"].value","value":"n@x.test"} | emails | [{"primary":true,"type":"work","value":"a@b.test"},{"type":"home","value":"n@x.test"}]
          {"op":"add","path":"emails","value":{"value":"p@b.test","primary":true}} | emails | [{"type":"work","value":"a@b.test"},{"type":"home","value":"h@x.test"},{"primary":true,"value":"p@b.test"}]
          {"op":"add","value":{"title":"T"}}                              | title  | "T"
          {"op":"remove","path":"roles"}                                  | roles  |
          {"op":"replace","path":"title","value":null}                    | title  |
          {"op":"Replace","path":"active","value":"False"}                | active | "False"
          {"op":"Replace","value":{"active":"False"}}                     | active | "False"
          {"op":"Add","path":"emails[type eq \\"other\\"].value","value":"o@b.test"} | emails | [{"primary":true,"type":"work","value":"a@b.test"},{"type":"home","value":"h@x.test"},{"type":"other","value":"o@b.test"}]
          {"op":"Add","value":{"name.givenName":"C","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"D"}} | name | {"familyName":"B","givenName":"C"}
          {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"x"} | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | {"manager":"x"}
          {"op":"Replace","path":"urn:ietf:params:scim:schemas:core:2.0:User:title","value":"T"} | title | "T"
          {"op":"replace","value":{"id":"x","schemas":["y"],"title":"T"}} | id     |
          """)
  void patchOperationsAreApplied(String operation, String attribute, String after) {
    Complex user = patched(operation);

    String found = new Complex().put("x", user.get(attribute)).json().toString();
    assertThat(found).isEqualTo(after == null ? "{}" : "{\"x\":" + after + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"op":"remove"}                                            | noTarget
          {"op":"move","path":"title"}                               | invalidSyntax
          {"op":"replace","path":"id","value":"1"}                   | mutability
          {"op":"replace","path":"nothing","value":"1"}              | invalidPath
          {"op":"replace","path":"emails[type eq","value":"1"}       | invalidFilter
          {"op":"replace","path":"emails[value co \\"z\\"].type","value":"1"} | noTarget
          {"op":"remove","path":"emails[type eq \\"z\\"]"}             | noTarget
          {"op":"replace","path":"title[value eq \\"z\\"]","value":"1"} | invalidPath
          {"op":"add","value":"x"}                                   | invalidValue
          """)
  void invalidPatchOperationsAreRefused(String operation, String type) {
    assertThatThrownBy(() -> patched(operation))
        .isInstanceOfSatisfying(
            ScimError.class,
            error -> assertThat(error.json().getString("scimType")).isEqualTo(type));
  }
}
