package org.carillon.contract.directory.hook;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Audience;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.oauth.OAuthClientType;

/** The type of web hooks: URLs of programs told of changes in calendars, tasks and contacts. */
public final class WebHookType {
  private static final int MOST_KINDS = 10;
  private static final int MOST_TEXT = 500;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Letters, digits, dots, hyphens and underscores. If several have the same name, the"
                  + " owner is added: erp@example.com.")
          .atCreation(MUST)
          .like("erp-bookings");
  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address",
              new AttributeType.Name(),
              "Address",
              "The https address that changes are posted to. A host in your own network must first"
                  + " be allowed by the setting policy.fetch.private-networks.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("https://erp.example.com/carillon");
  public static final Attribute<List<String>> KINDS =
      Attribute.of(
              "kinds",
              new AttributeType.Names(MOST_KINDS),
              "Reported changes",
              "event.created, event.changed, event.cancelled, event.answered, contact.changed,"
                  + " task.done, and booking, which is every change in the calendars of rooms and"
                  + " other resources.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(
              List.of(
                  "event.created", "event.changed", "event.cancelled", "event.answered", "booking"))
          .offering(
              new Attribute.Offer.Words(
                  List.of(
                      "event.created",
                      "event.changed",
                      "event.cancelled",
                      "event.answered",
                      "contact.changed",
                      "task.done",
                      "booking")));
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "Only changes of this domain's accounts and resources are reported. If this"
                  + " and the account are empty, all changes are reported; only server"
                  + " administrators can add such a web hook.")
          .atCreation(MAY)
          .initially("")
          .naming("domains");
  public static final Attribute<String> ACCOUNT =
      Attribute.of(
              "account",
              new AttributeType.Name(),
              "Account or resource",
              "Only changes of this account or resource are reported.")
          .atCreation(MAY)
          .initially("")
          .like("room-7@example.com");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of(
              "enabled",
              new AttributeType.Switch(),
              "In use",
              "Off: nothing is posted or collected. The server switches a web hook off when its"
                  + " address has failed for three days. When it is switched on again, only"
                  + " changes from then on are reported.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<Boolean> RENEW =
      Attribute.of(
              "renewSecret",
              new AttributeType.Switch(),
              "New secret",
              "Creates a new secret and shows it once. For a day, each message is signed"
                  + " with both secrets.")
          .atChange(MAY);
  public static final Attribute<String> ISSUED_SECRET = OAuthClientType.ISSUED_SECRET;
  public static final Attribute<String> TROUBLE =
      Attribute.of(
          "trouble",
          new AttributeType.Text(MOST_TEXT),
          "Last error",
          "Why the last message was not accepted. Empty while all are accepted.");
  public static final Attribute<Instant> FAILING =
      Attribute.of("failingSince", new AttributeType.Time(), "Failing since", "");
  public static final Attribute<Integer> WAITING =
      Attribute.of(
          "waiting",
          new AttributeType.Whole(0, Integer.MAX_VALUE),
          "Waiting messages",
          "Messages that have not been accepted yet. Each is retried for three days.");
  public static final Attribute<String> LOST =
      Attribute.of(
          "lost",
          new AttributeType.Text(MOST_TEXT),
          "Dropped messages",
          "At most 10,000 messages wait; then the oldest are dropped. Empty if none was dropped"
              + " since the address last accepted one.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "web-hook",
              "web-hooks",
              "Addresses of other programs that are notified of changes in calendars, tasks"
                  + " and contacts.",
              NAME,
              ADDRESS,
              KINDS,
              DOMAIN,
              ACCOUNT,
              ENABLED,
              RENEW,
              ISSUED_SECRET,
              TROUBLE,
              FAILING,
              WAITING,
              LOST,
              CREATED)
          .listing(NAME, ADDRESS, DOMAIN, ACCOUNT, WAITING, ENABLED)
          .within("domain")
          .offers(
              Audience.ALL,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE,
              Operation.TEST);

  private WebHookType() {}
}
