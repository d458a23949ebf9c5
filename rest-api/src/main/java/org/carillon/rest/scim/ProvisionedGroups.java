package org.carillon.rest.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupMember;
import org.carillon.account.group.GroupMembers;
import org.carillon.account.group.GroupTerms;
import org.carillon.account.group.Groups;
import org.carillon.account.people.AccountHolders;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.rest.scim.filter.FilterMatch;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.ScimSchema;

/** The groups as Groups (RFC 7643 §4.2). */
@ApplicationScoped
class ProvisionedGroups {
  /** How many groups a list looks at. */
  private static final int MOST_GROUPS = 5000;

  @Inject private Groups groups;
  @Inject private GroupMembers members;
  @Inject private Accounts accounts;
  @Inject private AccountHolders people;
  @Inject private Domains domains;

  private Group group(ScimCall call, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw new ScimError(404, "", "There is no group " + id + ".");
    }
    return ScimError.done(groups.find(call.caller(), Long.parseLong(id)));
  }

  private Complex json(ScimCall call, Group group, boolean isWhole) {
    Complex json = new Complex();
    json.put("id", String.valueOf(group.id()))
        .put("schemas", List.of(ScimNames.GROUP, ScimNames.ADDRESS))
        .put(
            "displayName",
            group.terms().displayName().isEmpty() ? group.address() : group.terms().displayName());
    json.below(ScimNames.ADDRESS).put("address", group.address());
    json.below("meta")
        .put("resourceType", "Group")
        .put("created", group.created().toString())
        .put("lastModified", group.modified().toString())
        .put("version", UserJson.tag(group.version()))
        .put("location", location(call, group));
    if (isWhole) {
      json.put(
          "members", all(call.caller(), group).stream().map(one -> member(call, one)).toList());
    }
    return json;
  }

  private static String location(ScimCall call, Group group) {
    return call.base() + "/Groups/" + group.id();
  }

  private List<GroupMember> all(Caller caller, Group group) {
    List<GroupMember> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<GroupMember> page =
          ScimError.done(
              members.list(
                  caller,
                  group.address(),
                  new PageRequest(Optional.empty(), after, PageRequest.MOST)));
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private Complex member(ScimCall call, GroupMember member) {
    Complex json = new Complex().put("display", member.address()).put("value", member.address());
    switch (member.kind()) {
      case ACCOUNT -> {
        if (accounts.find(call.caller(), member.address())
            instanceof Answer.Done<Account>(Account account)) {
          json.put("value", account.uuid().toString())
              .put("type", "User")
              .put("$ref", UserJson.location(call.base(), account));
        }
      }
      case GROUP -> {
        if (groups.find(call.caller(), member.address())
            instanceof Answer.Done<Group>(Group group)) {
          json.put("value", String.valueOf(group.id()))
              .put("type", "Group")
              .put("$ref", location(call, group));
        }
      }
      case FORWARDER, ELSEWHERE -> {
        // Of these there is nothing but the address.
      }
    }
    return json;
  }

  /** Some of them, by address. */
  JsonObject list(ScimCall call, AskedList asked) {
    boolean isWhole = isAboutMembers(asked);
    List<Complex> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    int seen = 0;
    do {
      Page<Group> page =
          ScimError.done(
              groups.list(
                  call.caller(),
                  Optional.empty(),
                  new PageRequest(Optional.empty(), after, PageRequest.MOST)));
      seen += page.items().size();
      for (Group group : page.items()) {
        Complex json = json(call, group, isWhole);
        if (asked.filter().map(filter -> FilterMatch.matches(filter, json)).orElse(true)) {
          all.add(json);
        }
      }
      after = page.next();
      if (seen > MOST_GROUPS) {
        throw new ScimError(400, "tooMany", "There are more than " + MOST_GROUPS + " groups.");
      }
    } while (after.isPresent());
    asked
        .order()
        .ifPresent(
            by -> {
              Comparator<Complex> order =
                  Comparator.comparing(
                      one -> by.home(one).text(by.name()).orElse("").toLowerCase(Locale.ROOT));
              all.sort(asked.descending() ? order.reversed() : order);
            });
    return Users.listed(
        asked, all.size(), all.stream().skip(asked.skipped()).limit(asked.most()).toList());
  }

  /** Whether members are looked for or told: of many groups that takes its time. */
  private static boolean isAboutMembers(AskedList asked) {
    boolean isLeft =
        asked.selection().left().stream().anyMatch(path -> path.key().equals("members"));
    boolean isNamed =
        asked.selection().named().isEmpty()
            || asked.selection().named().stream()
                .anyMatch(path -> path.key().startsWith("members"));
    boolean isFiltered =
        asked
            .filter()
            .filter(filter -> filter.toString().toLowerCase(Locale.ROOT).contains("members"))
            .isPresent();
    return isFiltered || isNamed && !isLeft;
  }

  /** One of them. */
  ScimAnswer find(ScimCall call, String id) {
    Group group = group(call, id);
    String tag = UserJson.tag(group.version());
    if (call.ifNoneMatch().filter(field -> ScimCall.names(field, tag)).isPresent()) {
      return new ScimAnswer(304, Optional.empty(), Optional.of(tag), Optional.empty());
    }
    return shown(call, 200, group);
  }

  private ScimAnswer shown(ScimCall call, int status, Group group) {
    return new ScimAnswer(
        status,
        Optional.of(Selection.of(call).told(json(call, group, true))),
        Optional.of(UserJson.tag(group.version())),
        Optional.of(location(call, group)));
  }

  /** Makes one. */
  ScimAnswer create(ScimCall call) {
    Complex said = call.said();
    String name = name(said);
    List<String> wanted = wanted(call.caller(), said);
    Group made =
        ScimError.done(
            groups.create(
                call.caller(), address(call.caller(), said, name), GroupTerms.USUAL.called(name)));
    if (!wanted.isEmpty()) {
      var added = members.add(call.caller(), made.address(), wanted);
      if (added.asFailure().isPresent()) {
        // All or nothing: whom it names is looked up before anybody is added.
        groups.delete(call.caller(), made.address(), OptionalLong.empty());
        ScimError.done(added);
      }
    }
    return shown(call, 201, ScimError.done(groups.find(call.caller(), made.id())));
  }

  private static String name(Complex said) {
    return said.text("displayName")
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .orElseThrow(() -> ScimError.value("The displayName is missing."));
  }

  /** As it is said, or made of the name, in the only domain that there is for the caller. */
  private String address(Caller caller, Complex said, String name) {
    Optional<String> address =
        said.complex(ScimNames.ADDRESS).flatMap(extension -> extension.text("address"));
    if (address.isPresent() || name.contains("@")) {
      return address.orElse(name);
    }
    List<Domain> all =
        ScimError.done(domains.list(caller, new PageRequest(Optional.empty(), Optional.empty(), 2)))
            .items();
    String local =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    if (all.size() != 1 || local.isEmpty()) {
      throw ScimError.value(
          "Name the group's address, in " + ScimNames.ADDRESS + ":address or as displayName.");
    }
    return local + "@" + all.getFirst().name();
  }

  /** The addresses of the members that are said. */
  private List<String> wanted(Caller caller, Complex said) {
    return said.each("members").stream()
        .map(member -> address(caller, member.text("value").orElse("")))
        .distinct()
        .toList();
  }

  private String address(Caller caller, String id) {
    if (id.contains("@")) {
      return id;
    }
    if (id.matches("[0-9]{1,18}")) {
      return ScimError.done(groups.find(caller, Long.parseLong(id))).address();
    }
    try {
      return ScimError.done(people.find(caller, UUID.fromString(id))).account().address();
    } catch (IllegalArgumentException none) {
      throw ScimError.value("There is no member " + id + ".");
    }
  }

  /** Puts what was sent in the place of one; members of which nothing is said stay. */
  ScimAnswer replace(ScimCall call, String id) {
    Group group = guarded(call, id);
    Complex said = call.said();
    return changed(call, group, said, said.get("members") != null);
  }

  /** Changes some of what is said of one. */
  ScimAnswer patch(ScimCall call, String id) {
    Group group = guarded(call, id);
    Complex json = json(call, group, true);
    PatchDocument.apply(ScimSchema.GROUP, json, call.said());
    return changed(call, group, json, true);
  }

  private Group guarded(ScimCall call, String id) {
    Group group = group(call, id);
    String tag = UserJson.tag(group.version());
    if (call.ifMatch().filter(field -> !ScimCall.names(field, tag)).isPresent()) {
      throw new ScimError(412, "", "It was changed meanwhile; read it again.");
    }
    return group;
  }

  private ScimAnswer changed(ScimCall call, Group group, Complex said, boolean isOfMembers) {
    Caller caller = call.caller();
    String name = name(said);
    boolean isCalledOtherwise =
        !name.equals(group.terms().displayName()) && !name.equals(group.address());
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    if (isOfMembers) {
      Set<String> present = new HashSet<>();
      all(caller, group).forEach(member -> present.add(member.address()));
      wanted(caller, said).stream().filter(one -> !present.remove(one)).forEach(added::add);
      removed.addAll(present);
    }
    if (isCalledOtherwise) {
      ScimError.done(
          groups.change(
              caller,
              group.address(),
              terms -> terms.called(name),
              OptionalLong.of(group.version())));
    }
    if (!added.isEmpty() || !removed.isEmpty()) {
      ScimError.done(members.change(caller, group.address(), added, removed));
    }
    return shown(call, 200, ScimError.done(groups.find(caller, group.id())));
  }

  /** Deletes one. */
  ScimAnswer delete(ScimCall call, String id) {
    Group group = guarded(call, id);
    ScimError.done(
        groups.delete(
            call.caller(),
            group.address(),
            call.ifMatch().isPresent() ? OptionalLong.of(group.version()) : OptionalLong.empty()));
    return ScimAnswer.nothing(204);
  }
}
