package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.util.List;

/** The type of aliases: further addresses of accounts, including telephone numbers. */
public final class AliasType {
  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address",
              new AttributeType.Name(),
              "Address",
              "An address in a domain served here. A telephone number is also written before"
                  + " the @.")
          .atCreation(MUST)
          .like("sales@example.com");
  public static final Attribute<String> TARGET =
      Attribute.of("target", new AttributeType.Name(), "Account", "The account's address.")
          .atCreation(MUST);
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind",
              new AttributeType.Choice(List.of("name", "telephone")),
              "Kind",
              "A name receives mail. A telephone number receives mail and calls.")
          .atCreation(MAY)
          .initially("name");

  public static final ObjectType TYPE =
      ObjectType.of(
              "alias",
              "aliases",
              "Further addresses and telephone numbers of accounts.",
              ADDRESS,
              KIND,
              TARGET)
          .within("account")
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.DELETE)
          .withoutVersions();

  private AliasType() {}
}
