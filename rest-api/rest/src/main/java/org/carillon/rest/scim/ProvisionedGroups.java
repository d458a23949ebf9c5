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
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupMember;
import org.carillon.account.group.GroupMembers;
import org.carillon.account.group.Groups;
import org.carillon.account.people.AccountSearch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.filter.FilterMatch;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.ScimSchema;

/** The groups as Groups (RFC 7643 §4.2). */
@ApplicationScoped
class ProvisionedGroups {
  /** The most groups that a list examines. */
  private static final int MOST_GROUPS = 5000;

  /** The most members that a response contains or a request examines. */
  private static final int MOST_MEMBERS = 50_000;

  private static final String MEMBERS = "members";

  @Inject private Groups groups;
  @Inject private GroupMembers members;
  @Inject private AccountSearch people;
  @Inject private Domains domains;

  private Group group(ScimCall call, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw new ScimError(404, "", "There is no group " + id + ".");
    }
    return ScimError.done(groups.find(call.caller(), Long.parseLong(id)));
  }

  /** Returns the group without its members. */
  private Complex json(ScimCall call, Group group) {
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
    return json;
  }

  /** The number of members that the response may still contain or examine. */
  private static final class Room {
    private int left = MOST_MEMBERS;

    private void take(int members) {
      left -= members;
      if (left < 0) {
        throw new ScimError(
            400,
            "tooMany",
            "The groups have more than "
                + MOST_MEMBERS
                + " members. Ask for fewer groups, or use excludedAttributes=members.");
      }
    }
  }

  private void putMembers(ScimCall call, Group group, Complex json, Room room) {
    List<Complex> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<GroupMember> page = page(call.caller(), group, after);
      room.take(page.items().size());
      page.items().forEach(one -> all.add(member(call, one)));
      after = page.next();
    } while (after.isPresent());
    json.put(MEMBERS, all);
  }

  private static String location(ScimCall call, Group group) {
    return call.base() + "/Groups/" + group.id();
  }

  private Page<GroupMember> page(Caller caller, Group group, Optional<String> after) {
    return ScimError.done(
        members.list(
            caller, group.address(), new PageRequest(Optional.empty(), after, PageRequest.MOST)));
  }

  private Set<String> addresses(Caller caller, Group group) {
    Set<String> all = new HashSet<>();
    Optional<String> after = Optional.empty();
    do {
      Page<GroupMember> page = page(caller, group, after);
      page.items().forEach(one -> all.add(one.address()));
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /** A member that the caller may not see has only its address. */
  private static Complex member(ScimCall call, GroupMember member) {
    Complex json = new Complex().put("display", member.address());
    if (member.key().isEmpty()) {
      return json.put("value", member.address());
    }
    String key = member.key().get();
    boolean isUser = member.kind() == GroupMember.Kind.ACCOUNT;
    return json.put("value", key)
        .put("type", isUser ? "User" : "Group")
        .put("$ref", call.base() + (isUser ? "/Users/" : "/Groups/") + key);
  }

  /** Ordered by address. */
  JsonObject list(ScimCall call, ScimListRequest asked) {
    boolean isByMembers = isByMembers(asked);
    Room room = new Room();
    List<Told> all = new ArrayList<>();
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
      if (seen > MOST_GROUPS) {
        throw new ScimError(400, "tooMany", "There are more than " + MOST_GROUPS + " groups.");
      }
      for (Group group : page.items()) {
        Complex json = json(call, group);
        if (isByMembers) {
          putMembers(call, group, json, room);
        }
        if (asked.filter().map(filter -> FilterMatch.matches(filter, json)).orElse(true)) {
          all.add(new Told(group, json));
        }
      }
      after = page.next();
    } while (after.isPresent());
    asked.order().ifPresent(by -> all.sort(order(by, asked.descending())));
    List<Told> some = all.stream().skip(asked.skipped()).limit(asked.most()).toList();
    if (!isByMembers && asked.selection().tells(MEMBERS)) {
      some.forEach(one -> putMembers(call, one.group(), one.json(), room));
    }
    return Users.listed(asked, all.size(), some.stream().map(Told::json).toList());
  }

  private record Told(Group group, Complex json) {}

  private static Comparator<Told> order(AttributePath by, boolean isDescending) {
    Comparator<Told> order =
        Comparator.comparing(
            one -> by.home(one.json()).text(by.name()).orElse("").toLowerCase(Locale.ROOT));
    return isDescending ? order.reversed() : order;
  }

  /** Returns true if the filter uses members: then those of all groups are read. */
  private static boolean isByMembers(ScimListRequest asked) {
    return asked
        .filter()
        .filter(filter -> filter.toString().toLowerCase(Locale.ROOT).contains(MEMBERS))
        .isPresent();
  }

  ScimAnswer find(ScimCall call, String id) {
    Group group = group(call, id);
    String tag = UserJson.tag(group.version());
    if (call.ifNoneMatch().filter(field -> ScimCall.names(field, tag)).isPresent()) {
      return new ScimAnswer(304, Optional.empty(), Optional.of(tag), Optional.empty());
    }
    return shown(call, 200, group);
  }

  private ScimAnswer shown(ScimCall call, int status, Group group) {
    Selection selection = Selection.of(call);
    Complex json = json(call, group);
    if (selection.tells(MEMBERS)) {
      putMembers(call, group, json, new Room());
    }
    return new ScimAnswer(
        status,
        Optional.of(selection.told(json)),
        Optional.of(UserJson.tag(group.version())),
        Optional.of(location(call, group)));
  }

  ScimAnswer create(ScimCall call) {
    Complex said = call.said();
    String name = name(said);
    List<String> wanted = wanted(call.caller(), said);
    Group made =
        ScimError.done(
            groups.create(
                call.caller(),
                address(call.caller(), said, name),
                GroupAttributes.USUAL.called(name)));
    if (!wanted.isEmpty()) {
      var added = members.add(call.caller(), made.address(), wanted);
      if (added.asFailure().isPresent()) {
        // All or nothing: members are looked up before any is added.
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

  /** Returns the given address, or one made of the name in the caller's only domain. */
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
          "The group needs an address: give it as "
              + ScimNames.ADDRESS
              + ":address or as displayName.");
    }
    return local + "@" + all.getFirst().name();
  }

  /** Returns the addresses of the given members. */
  private List<String> wanted(Caller caller, Complex said) {
    return said.each(MEMBERS).stream()
        .map(member -> address(caller, member.text("value").orElse("")))
        .distinct()
        .toList();
  }

  private String address(Caller caller, String id) {
    return known(caller, id).orElseThrow(() -> ScimError.value("There is no member " + id + "."));
  }

  /** Returns the address of this id, if it exists and the caller may see it. */
  private Optional<String> known(Caller caller, String id) {
    if (id.contains("@")) {
      return Optional.of(id);
    }
    if (id.matches("[0-9]{1,18}")) {
      return found(groups.find(caller, Long.parseLong(id)).map(Group::address));
    }
    try {
      UUID uuid = UUID.fromString(id);
      return found(people.find(caller, uuid).map(person -> person.account().address()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<String> found(Answer<String> answer) {
    return answer instanceof Answer.Failed(Failure.NotFound _)
        ? Optional.empty()
        : Optional.of(ScimError.done(answer));
  }

  /** Replaces one; its members stay if none are given. */
  ScimAnswer replace(ScimCall call, String id) {
    Group group = guarded(call, id);
    Complex said = call.said();
    return changed(call, group, said, said.get(MEMBERS) != null);
  }

  ScimAnswer patch(ScimCall call, String id) {
    Group group = guarded(call, id);
    Optional<MemberChange> members = MemberChange.of(PatchDocument.operations(call.said()));
    if (members.isPresent()) {
      return changed(call, group, members.get());
    }
    Complex json = json(call, group);
    putMembers(call, group, json, new Room());
    PatchDocument.apply(ScimSchema.GROUP, json, call.said());
    return changed(call, group, json, true);
  }

  private ScimAnswer changed(ScimCall call, Group group, MemberChange change) {
    Caller caller = call.caller();
    ScimError.done(
        members.change(
            caller,
            group.address(),
            change.added().stream().map(id -> address(caller, id)).distinct().toList(),
            // A deleted account is not a member any more.
            change.removed().stream().flatMap(id -> known(caller, id).stream()).toList()));
    Group after = ScimError.done(groups.find(caller, group.id()));
    // The members may be long: they are sent only on request (RFC 7644 §3.5.2).
    return call.parameter("attributes").or(() -> call.parameter("excludedAttributes")).isPresent()
        ? shown(call, 200, after)
        : new ScimAnswer(
            204,
            Optional.empty(),
            Optional.of(UserJson.tag(after.version())),
            Optional.of(location(call, after)));
  }

  private Group guarded(ScimCall call, String id) {
    Group group = group(call, id);
    String tag = UserJson.tag(group.version());
    if (call.ifMatch().filter(field -> !ScimCall.names(field, tag)).isPresent()) {
      throw new ScimError(412, "", "The object has changed since it was read. Read it again.");
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
      Set<String> present = addresses(caller, group);
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
