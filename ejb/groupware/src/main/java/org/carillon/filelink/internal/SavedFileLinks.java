package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The backup of file links, which contains the hashes of their secrets. */
@ApplicationScoped
class SavedFileLinks implements SavedRows {
  @Override
  public String name() {
    return "file-links";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
    select json_build_object('local', a.local_part, 'at', d.name, 'folder', m.name,
      'id', l.id, 'file', l.file, 'hash', encode(l.hash, 'hex'), 'password', l.password,
      'made', l.made, 'expires', l.expires, 'uses', l.uses, 'used', l.used,
      'most_files', l.most_files, 'most_octets', l.most_octets, 'octets', l.octets,
      'tells', l.tells,
      'maker', b.local_part, 'maker-at', e.name)::text
    from file_link l join mailbox m on m.id = l.mailbox and m.removed is null
    join account a on a.id = m.account join domain d on d.id = a.domain
    join account b on b.id = l.maker join domain e on e.id = b.domain
    where a.deleted is null and d.deleted is null and b.deleted is null
    order by l.mailbox, l.id
    """;
  }

  @Override
  public String insertion() {
    return """
    insert into file_link (id, maker, mailbox, file, hash, password, made, expires, uses, used,
      most_files, most_octets, octets, tells)
    select r.id, b.id, m.id, r.file, decode(r.hash, 'hex'), r.password, r.made, r.expires,
      r.uses, r.used, r.most_files, r.most_octets, coalesce(r.octets, 0),
      coalesce(r.tells, true)
    from jsonb_to_record(?::jsonb) as r("local" text, "at" text, folder text, id text,
      file text, hash text, password text, made timestamptz, expires timestamptz, uses bigint,
      used timestamptz, most_files integer, most_octets bigint, octets bigint, tells boolean,
      maker text, "maker-at" text)
    join domain d on d.name = r."at" and d.deleted is null
    join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
    join mailbox m on m.account = a.id and m.name = r.folder and m.removed is null
    join domain e on e.name = r."maker-at" and e.deleted is null
    join account b on b.domain = e.id and b.local_part = r.maker and b.deleted is null
    on conflict do nothing
    """;
  }
}
