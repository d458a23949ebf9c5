package org.carillon.protocol.imap;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.protocol.command.CommandEntry;
import org.carillon.protocol.command.CommandTable;
import org.carillon.protocol.imap.admin.GetAclCommand;
import org.carillon.protocol.imap.admin.GetMetadataCommand;
import org.carillon.protocol.imap.admin.ListRightsCommand;
import org.carillon.protocol.imap.admin.MyRightsCommand;
import org.carillon.protocol.imap.admin.QuotaCommand;
import org.carillon.protocol.imap.admin.QuotaResource;
import org.carillon.protocol.imap.admin.SetAclCommand;
import org.carillon.protocol.imap.admin.SetMetadataCommand;
import org.carillon.protocol.imap.admin.SetQuotaCommand;
import org.carillon.protocol.imap.annotation.GetAnnotationCommand;
import org.carillon.protocol.imap.annotation.SetAnnotationCommand;
import org.carillon.protocol.imap.connection.AuthenticateCommand;
import org.carillon.protocol.imap.connection.CapabilityCommand;
import org.carillon.protocol.imap.connection.CompressCommand;
import org.carillon.protocol.imap.connection.EnableCommand;
import org.carillon.protocol.imap.connection.IdCommand;
import org.carillon.protocol.imap.connection.LanguageCommand;
import org.carillon.protocol.imap.connection.LoginCommand;
import org.carillon.protocol.imap.connection.LogoutCommand;
import org.carillon.protocol.imap.connection.NoopCommand;
import org.carillon.protocol.imap.connection.StartTlsCommand;
import org.carillon.protocol.imap.fetch.FetchCommand;
import org.carillon.protocol.imap.folders.CloseCommand;
import org.carillon.protocol.imap.folders.CreateCommand;
import org.carillon.protocol.imap.folders.DeleteCommand;
import org.carillon.protocol.imap.folders.ListCommand;
import org.carillon.protocol.imap.folders.LsubCommand;
import org.carillon.protocol.imap.folders.NamespaceCommand;
import org.carillon.protocol.imap.folders.RenameCommand;
import org.carillon.protocol.imap.folders.SelectCommand;
import org.carillon.protocol.imap.folders.StatusCommand;
import org.carillon.protocol.imap.folders.SubscribeCommand;
import org.carillon.protocol.imap.folders.UnselectCommand;
import org.carillon.protocol.imap.message.AppendCommand;
import org.carillon.protocol.imap.message.CopyCommand;
import org.carillon.protocol.imap.message.ExpungeCommand;
import org.carillon.protocol.imap.message.MoveCommand;
import org.carillon.protocol.imap.message.ReplaceCommand;
import org.carillon.protocol.imap.message.StoreCommand;
import org.carillon.protocol.imap.notify.IdleCommand;
import org.carillon.protocol.imap.notify.NotifyCommand;
import org.carillon.protocol.imap.search.CancelUpdateCommand;
import org.carillon.protocol.imap.search.EsearchCommand;
import org.carillon.protocol.imap.search.SearchCommand;
import org.carillon.protocol.imap.search.SortCommand;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Phase;
import org.carillon.protocol.imap.thread.ThreadCommand;
import org.carillon.protocol.imap.url.GenUrlAuthCommand;
import org.carillon.protocol.imap.url.ResetKeyCommand;
import org.carillon.protocol.imap.url.UrlFetchCommand;

/** The table of commands; CAPABILITY shows the announced ones (RFC 3501 §6.1.1). */
public final class Commands {
  private static final Set<Phase> ANY = EnumSet.allOf(Phase.class);
  private static final Set<Phase> OUTSIDE = EnumSet.of(Phase.NOT_AUTHENTICATED);
  private static final Set<Phase> INSIDE = EnumSet.of(Phase.AUTHENTICATED, Phase.SELECTED);
  private static final Set<Phase> SELECTED = EnumSet.of(Phase.SELECTED);

  /** The table of all sessions. */
  public static final CommandTable<Phase, ImapSession, Command> TABLE =
      new CommandTable<>(
          List.of(
              in(ANY, "CAPABILITY", new CapabilityCommand())
                  .announced("IMAP4rev1", "IMAP4rev2", "LITERAL+", "OBJECTID", "INPROGRESS"),
              in(ANY, "NOOP", new NoopCommand()),
              in(ANY, "LOGOUT", new LogoutCommand()),
              in(ANY, "ID", new IdCommand()).announced("ID"),
              in(ANY, "LANGUAGE", new LanguageCommand()).announced("LANGUAGE", "I18NLEVEL=1"),
              in(OUTSIDE, "STARTTLS", new StartTlsCommand())
                  .announced(StartTlsCommand::capabilities),
              in(OUTSIDE, "LOGIN", new LoginCommand()).announced(LoginCommand::capabilities),
              in(OUTSIDE, "AUTHENTICATE", new AuthenticateCommand())
                  .announced(AuthenticateCommand::capabilities),
              in(INSIDE, "ENABLE", new EnableCommand()).announced(EnableCommand.capabilities()),
              in(INSIDE, "COMPRESS", new CompressCommand())
                  .announced(CompressCommand::capabilities),
              in(INSIDE, "NAMESPACE", new NamespaceCommand()).announced("NAMESPACE"),
              in(INSIDE, "SELECT", new SelectCommand(false)),
              in(INSIDE, "EXAMINE", new SelectCommand(true)),
              in(INSIDE, "CREATE", new CreateCommand()).announced("CREATE-SPECIAL-USE"),
              in(INSIDE, "DELETE", new DeleteCommand()),
              in(INSIDE, "RENAME", new RenameCommand()),
              in(INSIDE, "SUBSCRIBE", new SubscribeCommand(true)),
              in(INSIDE, "UNSUBSCRIBE", new SubscribeCommand(false)),
              in(INSIDE, "LIST", new ListCommand())
                  .announced(
                      "CHILDREN", "SPECIAL-USE", "LIST-EXTENDED", "LIST-STATUS", "LIST-METADATA"),
              in(INSIDE, "LSUB", new LsubCommand()),
              in(INSIDE, "STATUS", new StatusCommand()).announced("STATUS=SIZE", "STATUS=DELETED"),
              in(INSIDE, "GETQUOTA", new QuotaCommand(false)).announced("QUOTA"),
              in(INSIDE, "GETQUOTAROOT", new QuotaCommand(true)),
              in(INSIDE, "SETQUOTA", new SetQuotaCommand())
                  .announced(words("QUOTASET", "QUOTA=RES-", QuotaResource.values())),
              in(INSIDE, "GETMETADATA", new GetMetadataCommand()).announced("METADATA"),
              in(INSIDE, "SETMETADATA", new SetMetadataCommand())
                  .announced(SetMetadataCommand::capabilities),
              in(INSIDE, "GETANNOTATION", new GetAnnotationCommand()).announced("ANNOTATEMORE"),
              in(INSIDE, "SETANNOTATION", new SetAnnotationCommand()),
              in(INSIDE, "SETACL", new SetAclCommand(false)).announced("ACL", "RIGHTS=texk"),
              in(INSIDE, "DELETEACL", new SetAclCommand(true)),
              in(INSIDE, "GETACL", new GetAclCommand()),
              in(INSIDE, "LISTRIGHTS", new ListRightsCommand()),
              in(INSIDE, "MYRIGHTS", new MyRightsCommand()).announced("LIST-MYRIGHTS"),
              in(INSIDE, "APPEND", new AppendCommand()).announced(AppendCommand::capabilities),
              in(INSIDE, "GENURLAUTH", new GenUrlAuthCommand()).announced("URLAUTH"),
              in(INSIDE, "RESETKEY", new ResetKeyCommand()),
              in(INSIDE, "URLFETCH", new UrlFetchCommand())
                  .announced("URLAUTH=BINARY", "URL-PARTIAL"),
              in(INSIDE, "NOTIFY", new NotifyCommand()).announced("NOTIFY"),
              in(INSIDE, "IDLE", new IdleCommand()).announced("IDLE"),
              in(SELECTED, "CHECK", new NoopCommand()),
              in(SELECTED, "CLOSE", new CloseCommand()),
              in(SELECTED, "UNSELECT", new UnselectCommand()).announced("UNSELECT"),
              in(SELECTED, "EXPUNGE", new ExpungeCommand(false)),
              in(SELECTED, "UID EXPUNGE", new ExpungeCommand(true)).announced("UIDPLUS"),
              in(SELECTED, "FETCH", new FetchCommand(false))
                  .announced("BINARY", "PREVIEW", "SAVEDATE"),
              in(SELECTED, "UID FETCH", new FetchCommand(true)),
              in(SELECTED, "STORE", new StoreCommand(false)),
              in(SELECTED, "UID STORE", new StoreCommand(true)),
              in(SELECTED, "COPY", new CopyCommand(false)),
              in(SELECTED, "UID COPY", new CopyCommand(true)),
              in(SELECTED, "MOVE", new MoveCommand(false)).announced("MOVE"),
              in(SELECTED, "UID MOVE", new MoveCommand(true)),
              in(SELECTED, "REPLACE", new ReplaceCommand(false)).announced("REPLACE"),
              in(SELECTED, "UID REPLACE", new ReplaceCommand(true)),
              in(INSIDE, "ESEARCH", new EsearchCommand()).announced("MULTISEARCH"),
              in(SELECTED, "SEARCH", new SearchCommand(false))
                  .announced(
                      "ESEARCH",
                      "SEARCHRES",
                      "PARTIAL",
                      "WITHIN",
                      "FILTERS",
                      "SEARCH=FUZZY",
                      "CONTEXT=SEARCH"),
              in(SELECTED, "UID SEARCH", new SearchCommand(true)),
              in(SELECTED, "SORT", new SortCommand(false))
                  .announced("CONTEXT=SORT", "SORT", "SORT=DISPLAY", "ESORT"),
              in(SELECTED, "UID SORT", new SortCommand(true)),
              in(SELECTED, "THREAD", new ThreadCommand(false))
                  .announced(words("THREAD=", ThreadAlgorithm.values())),
              in(SELECTED, "UID THREAD", new ThreadCommand(true)),
              in(SELECTED, "CANCELUPDATE", new CancelUpdateCommand())));

  private Commands() {}

  private static CommandEntry<Phase, ImapSession, Command> in(
      Set<Phase> phases, String verb, Command command) {
    return CommandEntry.in(verb, phases, command);
  }

  private static String[] words(String begin, Enum<?>[] each) {
    return Arrays.stream(each).map(one -> begin + one.name()).toArray(String[]::new);
  }

  private static String[] words(String first, String begin, Enum<?>[] each) {
    return Stream.concat(Stream.of(first), Stream.of(words(begin, each))).toArray(String[]::new);
  }
}
