package org.carillon.contract.directory.certificate;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Audience;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;

/** The type of certificate authorities that issue client certificates for signing in. */
public final class ClientAuthorityType {
  private static final int MOST_CERTIFICATES = 50_000;
  private static final int MOST_PATTERN = 200;
  private static final int MOST_DOMAINS = 100;
  private static final int MOST_REVOKED = 10_000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name", new AttributeType.Name(), "Name", "Lower-case letters, digits and hyphens.")
          .atCreation(MUST)
          .like("staff-ca");
  public static final Attribute<String> CERTIFICATES =
      Attribute.of(
              "certificates",
              new AttributeType.Text(MOST_CERTIFICATES),
              "Certificates",
              "The certificates of the authority in PEM: its root, or those that sign the clients'"
                  + " certificates.")
          .atCreation(MUST)
          .atChange(MAY);
  public static final Attribute<Boolean> ENABLED =
      Attribute.of(
              "enabled",
              new AttributeType.Switch(),
              "In use",
              "Off: its certificates are not accepted.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> MAPPING =
      Attribute.of(
              "mapping",
              new AttributeType.Choice(List.of("mail", "subject-mail", "common-name")),
              "Owner of a certificate",
              "Which part of a certificate names its owner. mail: a mail address among its"
                  + " alternative names. subject-mail: the mail address in its subject."
                  + " common-name: the subject's common name.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("mail");
  public static final Attribute<String> PATTERN =
      Attribute.of(
              "pattern",
              new AttributeType.Text(MOST_PATTERN),
              "Pattern",
              "The address of the account: {value} stands for that part of the certificate,"
                  + " {local} for what is before the @ in it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("{value}")
          .like("{local}@example.com");
  public static final Attribute<List<String>> DOMAINS =
      Attribute.of(
              "domains",
              new AttributeType.Names(MOST_DOMAINS),
              "Domains",
              "The domains whose accounts can use its certificates. Empty: all domains.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .naming("domains");
  public static final Attribute<List<String>> REVOKED =
      Attribute.of(
              "revoked",
              new AttributeType.Names(MOST_REVOKED),
              "Revoked",
              "Serial numbers of certificates that are no longer accepted, in hexadecimal.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .folded();
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "client-authority",
              "client-authorities",
              "Certificate authorities whose client certificates users can sign in with.",
              NAME,
              CERTIFICATES,
              ENABLED,
              MAPPING,
              PATTERN,
              DOMAINS,
              REVOKED,
              CREATED)
          .listing(NAME, MAPPING, PATTERN, DOMAINS, ENABLED)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private ClientAuthorityType() {}
}
