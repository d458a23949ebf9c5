package org.carillon.policy.internal.dnslist;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.identity.Caller;
import org.carillon.format.name.DomainName;
import org.carillon.policy.dnslist.DnsList;
import org.carillon.policy.dnslist.DnsListAction;
import org.carillon.policy.dnslist.DnsListHealth;
import org.carillon.policy.dnslist.DnsListRule;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.policy.dnslist.DnsLists;
import org.carillon.policy.internal.transaction.ObjectName;
import org.carillon.policy.internal.transaction.PolicyObjects;
import org.carillon.policy.internal.transaction.SaidText;

/** The lists in the DNS that are asked, in the database, for server administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DnsListOperations implements DnsLists {
  /** Each is asked about every message. */
  static final int MOST_LISTS = 30;

  private final DnsListTransactions transactions;
  private final PolicyObjects<DnsListRow, DnsList> objects;
  private final CurrentDnsLists current;
  private final DnsLookup dns;
  private final Audit audit;

  @Inject
  DnsListOperations(
      DnsListTransactions transactions, CurrentDnsLists current, DnsLookup dns, Audit audit) {
    this.transactions = transactions;
    this.objects =
        PolicyObjects.ofServer(transactions, DnsListRow.class, "DNS list", DnsListRow::value);
    this.current = current;
    this.dns = dns;
    this.audit = audit;
  }

  @Override
  public Answer<Page<DnsList>> list(Caller caller, PageRequest request) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    // So few that they fit onto a page; the words of a search are compared here.
    return transactions.look(
        entities -> {
          List<DnsList> found =
              all(entities).stream()
                  .filter(list -> list.name().compareTo(request.after().orElse("")) > 0)
                  .filter(list -> matches(list, request.search().orElse("")))
                  .toList();
          return new Answer.Done<>(Page.of(found, request, DnsList::name));
        });
  }

  private static boolean matches(DnsList list, String search) {
    String folded = search.toLowerCase(Locale.ROOT);
    return list.name().contains(folded) || list.rule().zone().contains(folded);
  }

  private static List<DnsList> all(EntityManager entities) {
    return entities
        .createQuery("FROM DnsListRow l ORDER BY l.name", DnsListRow.class)
        .getResultStream()
        .map(DnsListRow::value)
        .toList();
  }

  @Override
  public Answer<DnsList> find(Caller caller, String name) {
    return objects.find(caller, name);
  }

  @Override
  public Answer<DnsListHealth> health(Caller caller, String name) {
    return find(caller, name).map(list -> current.health(list, dns));
  }

  @Override
  public Optional<String> trouble(DnsList list) {
    return current.trouble(list);
  }

  @Override
  public Answer<DnsList> create(Caller caller, String name, DnsListRule typed) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return ObjectName.canonical(name)
        .then(
            canonical ->
                checked(typed)
                    .then(
                        rule ->
                            transactions.change(
                                entities -> make(entities, caller, canonical, rule))));
  }

  private Answer<DnsList> make(
      EntityManager entities, Caller caller, String name, DnsListRule rule) {
    if (all(entities).size() >= MOST_LISTS) {
      return Answer.failed(
          new Failure.Invalid("name", "too-many", "There are at most " + MOST_LISTS + " lists."));
    }
    DnsListRow row = new DnsListRow();
    row.name = name;
    row.created = Instant.now().truncatedTo(ChronoUnit.MICROS);
    row.take(rule);
    entities.persist(row);
    record(caller, "create", row.value(), Optional.empty(), Optional.of(rule));
    return new Answer.Done<>(row.value());
  }

  /** A rule in the form in which it is kept. */
  private static Answer<DnsListRule> checked(DnsListRule rule) {
    if (ListCodes.of(rule.codes(), 0).isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "codes",
              "malformed",
              "Codes are addresses of 127.0.0.0/8, each with its points if it has own:"
                  + " 127.0.0.2-3=50 127.0.*.1."));
    }
    if (rule.action() == DnsListAction.ALLOW && rule.subject() == DnsListSubject.LINK) {
      return Answer.failed(
          new Failure.Invalid(
              "action", "link", "Everybody can link to a good domain; that allows nothing."));
    }
    Optional<Failure> problem = SaidText.problem(rule.text(), rule.note());
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    String typed = rule.zone().strip();
    return DomainName.canonical(
            typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed)
        .<Answer<DnsListRule>>map(zone -> new Answer.Done<>(rule.of(zone)))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid("zone", "malformed", "That is no domain's name.")));
  }

  @Override
  public Answer<DnsList> change(
      Caller caller, String name, UnaryOperator<DnsListRule> change, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          DnsListRule before = row.value().rule();
          return checked(change.apply(before))
              .map(
                  after -> {
                    row.take(after);
                    entities.flush();
                    record(caller, "change", row.value(), Optional.of(before), Optional.of(after));
                    return row.value();
                  });
        });
  }

  @Override
  public Answer<DnsList> delete(Caller caller, String name, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          DnsList list = row.value();
          entities.remove(row);
          record(caller, "delete", list, Optional.of(list.rule()), Optional.empty());
          return new Answer.Done<>(list);
        });
  }

  private void record(
      Caller caller,
      String action,
      DnsList list,
      Optional<DnsListRule> before,
      Optional<DnsListRule> after) {
    audit.record(
        caller,
        "dns-list." + action,
        AuditSubject.server(list.name()),
        before.map(DnsListRule::line),
        after.map(DnsListRule::line));
  }
}
