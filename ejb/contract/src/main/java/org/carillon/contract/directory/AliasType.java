package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.util.List;

/** Other addresses of accounts, telephone numbers among them. */
public final class AliasType {
  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address",
              new AttributeType.Name(),
              "Address",
              "In a domain served here; of a telephone number number@domain.")
          .atCreation(MUST)
          .like("+4930123456@example.com");
  public static final Attribute<String> TARGET =
      Attribute.of("target", new AttributeType.Name(), "Account", "The account's address.")
          .atCreation(MUST);
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind",
              new AttributeType.Choice(List.of("name", "telephone")),
              "Kind",
              "Whether it is dialled or written to.")
          .atCreation(MAY)
          .initially("name");

  /** The declaration. */
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
