package org.carillon.account.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.account.internal.transaction.ProfileColumn;
import org.carillon.account.internal.transaction.VersionedRow;
import org.carillon.account.profile.Profile;
import org.hibernate.annotations.ColumnTransformer;

/** An account; its addresses are {@link AddressRow}s. */
@Entity
@Table(name = "account")
public class AccountRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "domain")
  DomainRow domain;

  @Column(name = "local_part")
  String localPart;

  @Column(name = "display_name")
  String displayName;

  boolean enabled;

  /** Whether it is a room's or a thing's, by which nobody signs in. */
  @Column(name = "is_resource")
  boolean resource;

  UUID uuid = UUID.randomUUID();

  @Column(columnDefinition = "jsonb")
  @Convert(converter = ProfileColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  Profile profile = Profile.NONE;

  /** What lists are searched by: the local part and all names and texts, in lower case. */
  private String words;

  /** Its class of service; null for none. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "service_class")
  ServiceClassRow serviceClass;

  /** The number of the change by which it came there; null where it was never in any. */
  @Column(name = "class_change")
  Long classChange;

  /** Of one that was deleted: whether it was switched off before. */
  boolean suspended;

  Instant created;
  Instant deleted;

  public long id() {
    return id;
  }

  public DomainRow domain() {
    return domain;
  }

  public String localPart() {
    return localPart;
  }

  /** Gives it another address; whether that leads here is another row's. */
  public void rename(String other) {
    localPart = other;
  }

  public String displayName() {
    return displayName;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** Nobody signs in any more, and nothing is received. */
  public void switchOff() {
    enabled = false;
  }

  /** Whether it is a resource's: nobody signs in by it. */
  public boolean isResource() {
    return resource;
  }

  /** Makes it a resource's. */
  public void becomeResource() {
    resource = true;
  }

  /** Whether it was deleted. */
  public boolean isDeleted() {
    return deleted != null;
  }

  /** Gives it another name for people. */
  public void call(String other) {
    displayName = other;
  }

  public Instant created() {
    return created;
  }

  public String address() {
    return localPart + "@" + domain.name;
  }

  public UUID uuid() {
    return uuid;
  }

  public Profile profile() {
    return profile;
  }

  /** What its class of service is called; empty for none. */
  public Optional<String> className() {
    return Optional.ofNullable(serviceClass).map(row -> row.nameIn(domain.name));
  }

  /**
   * Puts it into a class of service.
   *
   * @param place the class; empty for none
   * @param change the number of this change of who is in which
   */
  void put(Optional<ServiceClassRow> place, long change) {
    serviceClass = place.orElse(null);
    classChange = change;
  }

  @PrePersist
  @PreUpdate
  void gatherWords() {
    words = words(localPart, displayName, profile);
  }

  /** What an account is found by: one text in lower case. */
  public static String words(String localPart, String displayName, Profile profile) {
    return String.join(
            "\n",
            localPart,
            displayName,
            String.join("\n", profile.texts().values()),
            String.join("\n", profile.numbers()))
        .toLowerCase(Locale.ROOT);
  }

  public Account toAccount() {
    return new Account(
        id,
        uuid,
        domain.id,
        address(),
        displayName,
        enabled,
        profile,
        className(),
        version(),
        created);
  }
}
