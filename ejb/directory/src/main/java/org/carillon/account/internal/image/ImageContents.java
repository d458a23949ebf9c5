package org.carillon.account.internal.image;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The contents of the image. The image's lock must be held to read or change them. */
final class ImageContents implements DirectoryView {
  /** The size of an array's header and padding, in octets. */
  private static final int OF_RECORD = 16 + 4;

  private static final int OF_OBJECT = 200;

  /** The size of a boxed number and its place in a list, in octets. */
  private static final int OF_NESTING = 16 + 4;

  private final PersonTable persons = new PersonTable();
  private final Map<Long, ImageChange.KnownGroup> groups = new HashMap<>();
  private final Map<Long, Domain> domains = new HashMap<>();
  private final Map<String, Domain> named = new HashMap<>();
  private final Map<Long, Administrator> administrators = new HashMap<>();
  private final Map<Long, Administrator> ofAccounts = new HashMap<>();
  private final Map<String, Administrator> ofNames = new HashMap<>();
  private final FingerprintIndex lines = new FingerprintIndex();
  private final FingerprintIndex uuids = new FingerprintIndex();
  private long recordOctets;

  /** The number of memberships of groups in groups. */
  private long nestings;

  void apply(ImageChange change) {
    change.ids().persons().forEach(this::removePerson);
    change.ids().groups().forEach(this::removeGroup);
    change.ids().domains().forEach(this::removeDomain);
    change.ids().administrators().forEach(this::removeAdministrator);
    change.persons().forEach(this::put);
    change.groups().forEach(this::put);
    change.domains().forEach(this::put);
    change.administrators().forEach(this::put);
  }

  private void removePerson(long id) {
    byte[] octets = persons.remove(id);
    if (octets != null) {
      recordOctets -= octets.length + OF_RECORD;
      PersonRecord.lines(octets).forEach(line -> lines.remove(print(line), ofPerson(id)));
      uuids.remove(PersonRecord.uuid(octets).hashCode(), id);
    }
  }

  private void removeGroup(long id) {
    ImageChange.KnownGroup known = groups.remove(id);
    if (known != null) {
      nestings -= known.in().size();
      Group group = known.group();
      lines.remove(FingerprintIndex.print(group.domain(), group.localPart()), ofGroup(id));
    }
  }

  private void removeDomain(long id) {
    Domain domain = domains.remove(id);
    if (domain != null) {
      domain.names().forEach(name -> named.remove(name, domain));
    }
  }

  private void removeAdministrator(long id) {
    Administrator administrator = administrators.remove(id);
    if (administrator != null) {
      ofAccounts.remove(administrator.account(), administrator);
      ofNames.remove(administrator.name(), administrator);
    }
  }

  private void put(Administrator administrator) {
    administrators.put(administrator.id(), administrator);
    if (administrator.account() != 0) {
      ofAccounts.put(administrator.account(), administrator);
    } else {
      ofNames.put(administrator.name(), administrator);
    }
  }

  private void put(PersonRecord.Known known) {
    long id = known.person().id();
    byte[] octets = PersonRecord.of(known);
    persons.put(octets);
    recordOctets += octets.length + OF_RECORD;
    known.entry().lines().forEach(line -> lines.add(print(line), ofPerson(id)));
    uuids.add(known.entry().uuid().hashCode(), id);
  }

  private void put(ImageChange.KnownGroup known) {
    Group group = known.group();
    groups.put(group.id(), known);
    nestings += known.in().size();
    lines.add(FingerprintIndex.print(group.domain(), group.localPart()), ofGroup(group.id()));
  }

  private void put(Domain domain) {
    domains.put(domain.id(), domain);
    domain.names().forEach(name -> named.put(name, domain));
  }

  private static int print(Address line) {
    return FingerprintIndex.print(line.domain(), line.localPart());
  }

  private static long ofPerson(long id) {
    return id << 1;
  }

  private static long ofGroup(long id) {
    return id << 1 | 1;
  }

  @Override
  public Optional<Domain> domain(String name) {
    return Optional.ofNullable(named.get(name));
  }

  @Override
  public Optional<Domain> domain(long id) {
    return Optional.ofNullable(domains.get(id));
  }

  @Override
  public Optional<Person> person(long account) {
    return Optional.ofNullable(persons.get(account)).map(PersonRecord::person);
  }

  @Override
  public Optional<Line> line(long domain, String localPart) {
    long found =
        lines.find(
            FingerprintIndex.print(domain, localPart),
            reference -> isOf(reference, domain, localPart));
    return found == 0
        ? Optional.empty()
        : (found & 1) == 0
            ? person(found >> 1).map(Line.class::cast)
            : group(found >> 1).map(Line.class::cast);
  }

  private boolean isOf(long reference, long domain, String localPart) {
    if ((reference & 1) == 0) {
      return PersonRecord.hasLine(persons.get(reference >> 1), domain, localPart);
    }
    Group group = groups.get(reference >> 1).group();
    return group.domain() == domain && group.localPart().equals(localPart);
  }

  @Override
  public Optional<Entry> entry(long account) {
    return Optional.ofNullable(persons.get(account)).map(PersonRecord::entry);
  }

  @Override
  public Optional<Person> person(UUID id) {
    long found =
        uuids.find(id.hashCode(), account -> PersonRecord.uuid(persons.get(account)).equals(id));
    return found == 0 ? Optional.empty() : person(found);
  }

  @Override
  public Collection<Domain> domains() {
    return List.copyOf(domains.values());
  }

  @Override
  public Optional<Credential> credential(long account) {
    return Optional.ofNullable(persons.get(account)).map(PersonRecord::credential);
  }

  @Override
  public Optional<Administrator> administrator(long account) {
    return Optional.ofNullable(ofAccounts.get(account));
  }

  @Override
  public Optional<Administrator> administrator(String name) {
    return Optional.ofNullable(ofNames.get(name));
  }

  @Override
  public Optional<Group> group(long id) {
    return Optional.ofNullable(groups.get(id)).map(ImageChange.KnownGroup::group);
  }

  @Override
  public Optional<Set<Long>> groupsOf(long account) {
    return Optional.ofNullable(persons.get(account)).map(PersonRecord::groups).map(this::upwards);
  }

  /** Returns the given groups and all groups that contain them, each once, also in a cycle. */
  private Set<Long> upwards(List<Long> direct) {
    Set<Long> found = new HashSet<>();
    Deque<List<Long>> next = new ArrayDeque<>();
    next.push(direct);
    while (!next.isEmpty()) {
      for (long id : next.pop()) {
        ImageChange.KnownGroup known = groups.get(id);
        if (known != null && known.group().isGroup() && found.add(id)) {
          next.push(known.in());
        }
      }
    }
    return found;
  }

  long octets() {
    return recordOctets
        + persons.octets()
        + lines.octets()
        + uuids.octets()
        + OF_NESTING * nestings
        + (long) OF_OBJECT
            * (groups.size() + domains.size() + named.size() + administrators.size());
  }

  int people() {
    return persons.size();
  }
}
