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

  /** True for the account of a room or another resource, with which nobody signs in. */
  @Column(name = "is_resource")
  boolean resource;

  UUID uuid = UUID.randomUUID();

  @Column(columnDefinition = "jsonb")
  @Convert(converter = ProfileColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  Profile profile = Profile.NONE;

  /** The text that lists are searched by: the local part and all names and texts, in lower case. */
  private String words;

  /** The account's class of service; null for none. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "service_class")
  ServiceClassRow serviceClass;

  /** The number of the change that set the class of service; null if it was never set. */
  @Column(name = "class_change")
  Long classChange;

  /** True for a deleted account that was switched off before its deletion. */
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

  /** Changes the account's own address. Its address row is changed separately. */
  public void rename(String other) {
    localPart = other;
  }

  public String displayName() {
    return displayName;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** Switches the account off, so that nobody can sign in and it receives nothing. */
  public void switchOff() {
    enabled = false;
  }

  /** Returns whether the account belongs to a resource, so that nobody signs in with it. */
  public boolean isResource() {
    return resource;
  }

  public void becomeResource() {
    resource = true;
  }

  public boolean isDeleted() {
    return deleted != null;
  }

  /** Changes the display name. */
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

  public Optional<String> className() {
    return Optional.ofNullable(serviceClass).map(row -> row.nameIn(domain.name));
  }

  /**
   * Moves the account into a class of service.
   *
   * @param place the class; empty for none
   * @param change the number of this change of the assignment to classes
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

  /** Returns the text in which searches look, in lower case. */
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
