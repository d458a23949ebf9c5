package org.carillon.account.internal.group;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.json.Json;

/** Looks up the addresses to which a group or a resource refers. */
public final class MemberReferences {
  private static final String FOUND =
      """
      SELECT t.i AS i, n.domain AS domain, a.account AS account, a.mail_group AS several,
        b.domain IS NOT NULL AS based
      FROM jsonb_to_recordset(CAST(:typed AS jsonb)) AS t(i integer, l text, b text, d text)
      LEFT JOIN domain_name n ON n.name = t.d
      LEFT JOIN address a ON a.domain = n.domain AND a.local_part = t.l
      LEFT JOIN address b ON b.domain = n.domain AND b.local_part = t.b
      ORDER BY t.i
      """;

  private static final String POSTMASTER = "postmaster";

  private MemberReferences() {}

  /**
   * Returns the canonical forms of the addresses.
   *
   * @param field the field that is reported if one of them is malformed
   */
  public static Answer<List<MailAddress>> canonical(String field, List<String> typed) {
    List<MailAddress> all = new ArrayList<>(typed.size());
    for (String each : typed) {
      Optional<MailAddress> address = MailAddress.canonical(each);
      if (address.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid(field, "malformed", "“" + each + "” is not an address.", each));
      }
      all.add(address.get());
    }
    return new Answer.Done<>(all);
  }

  /**
   * Looks up the accounts, groups and forwarders with these addresses. An address in a domain that
   * the caller administers must exist. For other domains no difference is made, so that the caller
   * can't find out which addresses exist.
   *
   * @param field the field that is reported if an address doesn't exist
   */
  public static Answer<List<Reference>> of(
      EntityManager entities, Caller caller, String field, List<MailAddress> addresses) {
    List<Tuple> lines = lines(entities, addresses);
    List<Reference> found = new ArrayList<>(addresses.size());
    for (int i = 0; i < addresses.size(); i++) {
      MailAddress address = addresses.get(i);
      Tuple line = lines.get(i);
      Long domain = line.get("domain", Long.class);
      if (domain == null || !caller.administersDomain(domain)) {
        found.add(new Reference.OfAddress(address.toString()));
      } else if (line.get("account", Long.class) != null) {
        found.add(new Reference.OfAccount(line.get("account", Long.class), address.toString()));
      } else if (line.get("several", Long.class) != null) {
        found.add(new Reference.OfGroup(line.get("several", Long.class), address.toString()));
      } else if (line.get("based", Boolean.class) || address.localPart().equals(POSTMASTER)) {
        found.add(new Reference.OfAddress(address.toString()));
      } else {
        return Answer.failed(
            new Failure.Invalid(
                field,
                "unknown-member",
                "There is no address " + address + " here.",
                address.toString()));
      }
    }
    return new Answer.Done<>(found);
  }

  /** Looks up the addresses likewise, but keeps those that don't exist as plain addresses. */
  static List<Reference> known(EntityManager entities, Caller caller, List<MailAddress> addresses) {
    List<Tuple> lines = lines(entities, addresses);
    List<Reference> found = new ArrayList<>(2 * addresses.size());
    for (int i = 0; i < addresses.size(); i++) {
      String address = addresses.get(i).toString();
      found.add(new Reference.OfAddress(address));
      Tuple line = lines.get(i);
      Long domain = line.get("domain", Long.class);
      if (domain != null && caller.administersDomain(domain)) {
        Optional.ofNullable(line.get("account", Long.class))
            .ifPresent(account -> found.add(new Reference.OfAccount(account, address)));
        Optional.ofNullable(line.get("several", Long.class))
            .ifPresent(group -> found.add(new Reference.OfGroup(group, address)));
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // A native query of tuples.
  private static List<Tuple> lines(EntityManager entities, List<MailAddress> addresses) {
    var typed = Json.createArrayBuilder();
    for (int i = 0; i < addresses.size(); i++) {
      String local = addresses.get(i).localPart();
      int plus = local.indexOf('+', 1);
      var one =
          Json.createObjectBuilder()
              .add("i", i)
              .add("l", local)
              .add("d", addresses.get(i).domain());
      if (plus > 0) {
        one.add("b", local.substring(0, plus));
      }
      typed.add(one);
    }
    return entities
        .createNativeQuery(FOUND, Tuple.class)
        .setParameter("typed", typed.build().toString())
        .getResultList();
  }
}
