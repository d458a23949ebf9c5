package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;

/** Who administers the server or a domain. */
public final class AdministratorType {
  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "A name without @, with a password of its own; or the address of an account, which"
                  + " keeps its password.")
          .atCreation(MUST);
  public static final Attribute<String> PASSWORD =
      Attribute.of("password", new AttributeType.Secret(true), "Password", "For a new name.")
          .atCreation(MAY)
          .atChange(MUST);
  public static final Attribute<String> DOMAIN =
      Attribute.of("domain", new AttributeType.Name(), "Domain", "Empty for the whole server.")
          .atCreation(MAY);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  /** The declaration. */
  public static final ObjectType TYPE =
      ObjectType.of(
              "administrator",
              "administrators",
              "Who administers the server or a domain.",
              NAME,
              PASSWORD,
              DOMAIN,
              CREATED)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.DELETE)
          .offers(Audience.ALL, Operation.CHANGE)
          .proving(Operation.CREATE, Operation.CHANGE);

  private AdministratorType() {}
}
