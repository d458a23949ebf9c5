package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of routes for mail to other servers: by recipients' domain and by sender. */
public final class MailRouteType {
  private static final int MOST_NAMES = 100;
  private static final int MOST_HOSTS = 10;
  private static final int MOST_FINGERPRINTS = 20;
  private static final int MOST_POSITION = 10_000;
  private static final int MOST_TEXT = 255;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Letters, digits, dots, hyphens and underscores. This name appears in logs.")
          .atCreation(MUST)
          .like("provider");
  public static final Attribute<Integer> POSITION =
      Attribute.of(
              "position",
              new AttributeType.Whole(0, MOST_POSITION),
              "Position",
              "The route with the lowest position that fits a message is used; of equal"
                  + " positions, the first by name.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(100);
  public static final Attribute<List<String>> RECIPIENTS =
      Attribute.of(
              "recipients",
              new AttributeType.Names(MOST_NAMES),
              "Recipients' domains",
              "The route is for mail to these domains. *.example.com stands for all subdomains."
                  + " Empty: all domains that are not local.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .like("partner.example");
  public static final Attribute<List<String>> SENDERS =
      Attribute.of(
              "senders",
              new AttributeType.Names(MOST_NAMES),
              "Senders",
              "The route is for mail from these addresses and domains, by the sender of the"
                  + " envelope. *.example.com stands for all subdomains. Empty: all senders,"
                  + " bounces included.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .like("example.com");
  public static final Attribute<List<String>> HOSTS =
      Attribute.of(
              "hosts",
              new AttributeType.Names(MOST_HOSTS),
              "Servers",
              "The servers that take the mail, with a port if it is not the usual one; tried in"
                  + " this order. Empty: the MX hosts of the recipients' domains.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .like("smtp.provider.example:587");
  public static final Attribute<String> PROTOCOL =
      Attribute.of(
              "protocol",
              new AttributeType.Choice(List.of("smtp", "lmtp")),
              "Protocol",
              "LMTP is for delivery into another mail store, such as Dovecot or Cyrus.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("smtp");
  public static final Attribute<String> ENCRYPTION =
      Attribute.of(
              "encryption",
              new AttributeType.Choice(
                  List.of("offered", "required", "verified", "fingerprint", "none")),
              "Encryption",
              "offered: encrypted if the server offers it. required: never in the clear."
                  + " verified: the certificate must also be valid for the server's name."
                  + " fingerprint: the certificate must be one of the fingerprints. none: never"
                  + " encrypted.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("offered");
  public static final Attribute<Boolean> IMMEDIATE =
      Attribute.of(
              "immediateTls",
              new AttributeType.Switch(),
              "TLS from the start",
              "The server expects TLS at once, as on port 465, instead of STARTTLS.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<List<String>> FINGERPRINTS =
      Attribute.of(
              "fingerprints",
              new AttributeType.Names(MOST_FINGERPRINTS),
              "Certificate fingerprints",
              "SHA-256 of the accepted certificates, as 64 hexadecimal digits. Name the next"
                  + " certificate, too, before the server changes it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of());
  public static final Attribute<String> INSECURE =
      Attribute.of(
              "insecure",
              new AttributeType.Choice(List.of("wait", "return")),
              "Without the encryption",
              "Mail for a server that does not encrypt as wanted waits and is tried again, or"
                  + " is returned to its sender at once.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("wait");
  public static final Attribute<String> USER_NAME =
      Attribute.of(
              "userName",
              new AttributeType.Text(MOST_TEXT),
              "User name",
              "This server signs in with it. Empty: it does not sign in.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("relay@example.com");
  public static final Attribute<String> PASSWORD =
      Attribute.of(
              "password",
              new AttributeType.Secret(true),
              "Password",
              "It is sent only over an encrypted connection.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> HELO =
      Attribute.of(
              "helo",
              new AttributeType.Text(MOST_TEXT),
              "Name in the greeting",
              "The host name that this server gives (EHLO). Empty: the server's host name.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("mail.example.com");
  public static final Attribute<String> SOURCE =
      Attribute.of(
              "source",
              new AttributeType.Text(MOST_TEXT),
              "Own address",
              "The IP address of this server that connections come from. Every node of a"
                  + " cluster must have it. Empty: the system chooses.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("192.0.2.25");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "In use", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> NOTE =
      Attribute.of("note", new AttributeType.Text(MOST_TEXT), "Note", "Notes for administrators.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "mail-route",
              "mail-routes",
              "Routes of mail to other servers: smart hosts with sign-in, encryption, and other"
                  + " protocols, by the recipient's domain and by sender.",
              NAME,
              POSITION,
              RECIPIENTS,
              SENDERS,
              HOSTS,
              PROTOCOL,
              ENCRYPTION,
              IMMEDIATE,
              FINGERPRINTS,
              INSECURE,
              USER_NAME,
              PASSWORD,
              HELO,
              SOURCE,
              ENABLED,
              NOTE,
              CREATED)
          .listing(NAME, POSITION, RECIPIENTS, SENDERS, HOSTS, ENCRYPTION, ENABLED)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private MailRouteType() {}
}
