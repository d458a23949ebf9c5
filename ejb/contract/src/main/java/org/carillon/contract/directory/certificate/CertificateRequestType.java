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

/** The type of keys that are generated here, with their certificate signing requests (PKCS #10). */
public final class CertificateRequestType {
  private static final int MOST_HOSTS = 100;
  private static final int MOST_PART = 64;
  private static final int MOST_PEM = 100_000;
  private static final int MOST_DAYS = 3_650;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name", new AttributeType.Name(), "Name", "Lower-case letters, digits and hyphens.")
          .atCreation(MUST)
          .like("example-com-2026");
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "The domain whose administrators can change it. Empty: it belongs to the server.")
          .atCreation(MAY)
          .like("example.com")
          .naming("domains");
  public static final Attribute<List<String>> HOSTS =
      Attribute.of(
              "hosts",
              new AttributeType.Names(MOST_HOSTS),
              "Hosts",
              "The host names in the certificate (subject alternative names). A name with *."
                  + " covers all names one level below.")
          .atCreation(MUST);
  public static final Attribute<String> KEY_TYPE =
      Attribute.of(
              "keyType",
              new AttributeType.Choice(
                  List.of("ec-256", "ec-384", "rsa-2048", "rsa-3072", "rsa-4096", "ed25519")),
              "Key type",
              "Every program supports RSA. EC is faster. Choose Ed25519 only for programs that are"
                  + " known to support it.")
          .atCreation(MAY)
          .initially("ec-256");
  public static final Attribute<Integer> DAYS =
      Attribute.of(
              "days",
              new AttributeType.Whole(0, MOST_DAYS),
              "Self-signed validity in days",
              "0: an authority signs the certificate. More than 0: the certificate is"
                  + " self-signed, valid for this many days and used at once.")
          .atCreation(MAY)
          .initially(0)
          .like("365");
  public static final Attribute<String> COMMON_NAME =
      part("commonName", "Common name", "Empty: the first host name.");
  public static final Attribute<String> ORGANIZATION = part("organization", "Organization", "");
  public static final Attribute<String> UNIT = part("unit", "Unit", "");
  public static final Attribute<String> LOCALITY = part("locality", "Locality", "");
  public static final Attribute<String> STATE = part("state", "State or province", "");
  public static final Attribute<String> COUNTRY =
      part("country", "Country", "Two letters, such as DE.");
  public static final Attribute<String> EMAIL = part("email", "Mail address", "");
  public static final Attribute<String> REQUEST =
      Attribute.of(
          "request",
          new AttributeType.Text(MOST_PEM),
          "Request",
          "Send this to the authority. The key stays here, encrypted.");
  public static final Attribute<String> CERTIFICATE =
      Attribute.of(
              "certificate",
              new AttributeType.Text(MOST_PEM),
              "Certificate",
              "The certificate that the authority issued, with its issuers' certificates, in"
                  + " PEM and in any order. It is used at once.")
          .atChange(MAY);
  public static final Attribute<Instant> EXPIRES =
      Attribute.of("expires", new AttributeType.Time(), "Valid until", "");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "certificate-request",
              "certificate-requests",
              "Keys that are created here, with their certificate requests (CSR).",
              NAME,
              DOMAIN,
              HOSTS,
              KEY_TYPE,
              DAYS,
              COMMON_NAME,
              ORGANIZATION,
              UNIT,
              LOCALITY,
              STATE,
              COUNTRY,
              EMAIL,
              REQUEST,
              CERTIFICATE,
              EXPIRES,
              CREATED)
          .listing(NAME, DOMAIN, HOSTS, KEY_TYPE, EXPIRES, CREATED)
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE, Operation.DELETE);

  private CertificateRequestType() {}

  private static Attribute<String> part(String name, String title, String help) {
    return Attribute.of(name, new AttributeType.Text(MOST_PART), title, help)
        .atCreation(MAY)
        .initially("")
        .folded();
  }
}
