package org.carillon.mailbox.internal;

import java.sql.SQLException;

/** Makes a certain change of a table fail once, as a stop of the server would. */
public final class Faults {
  private Faults() {}

  /** Makes the change with that number, counted from 1, fail with its whole transaction. */
  public static void at(StoreFixture fixture, String table, int number) throws SQLException {
    fixture.execute("drop trigger if exists fault on " + table);
    fixture.execute("drop sequence if exists fault");
    fixture.execute("create sequence fault");
    fixture.execute(
        """
        create or replace function fault() returns trigger language plpgsql as $$
        begin
          if nextval('fault') = tg_argv[0]::bigint then
            raise exception 'a fault that was wished for';
          end if;
          return new;
        end $$\
        """);
    fixture.execute(
        "create trigger fault before insert or update on %s for each row execute function fault('%d')"
            .formatted(table, number));
  }
}
