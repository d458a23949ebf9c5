package org.carillon.account.internal.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.VersionedRow;

/** A group or forwarder. Its members, writers and owner are stored by {@link Role}. */
@Entity
@Table(name = "mail_group")
public class GroupRow extends VersionedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "domain")
  DomainRow domain;

  @Column(name = "local_part")
  String localPart;

  @Enumerated(EnumType.STRING)
  Kind kind;

  @Column(name = "display_name")
  String displayName = "";

  String description = "";

  @Enumerated(EnumType.STRING)
  GroupPosting writers = GroupPosting.ANYBODY;

  @Column(name = "omits_author")
  boolean omitsAuthor;

  @Column(name = "errors_to_owner")
  boolean errorsToOwner;

  Instant created;

  enum Kind {
    GROUP,
    FORWARDER
  }

  /** The relations of an account or address to a group. */
  enum Role {
    MEMBER,
    WRITER,
    OWNER
  }

  String address() {
    return localPart + "@" + domain.name();
  }
}
