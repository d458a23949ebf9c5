package org.carillon.protocol.imap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands, where each is allowed, and whether numbers may change while it runs. */
enum Verb {
  CAPABILITY(Stage.ANY, new CapabilityCommand()),
  NOOP(Stage.ANY, new NoopCommand()),
  LOGOUT(Stage.ANY, new LogoutCommand()),
  ID(Stage.ANY, new IdCommand()),
  LANGUAGE(Stage.ANY, new LanguageCommand()),
  STARTTLS(Stage.NOT_AUTHENTICATED, new StartTlsCommand()),
  AUTHENTICATE(Stage.NOT_AUTHENTICATED, new AuthenticateCommand()),
  LOGIN(Stage.NOT_AUTHENTICATED, new LoginCommand()),
  ENABLE(Stage.AUTHENTICATED, new EnableCommand()),
  COMPRESS(Stage.AUTHENTICATED, new CompressCommand()),
  NAMESPACE(Stage.AUTHENTICATED, new NamespaceCommand()),
  SELECT(Stage.AUTHENTICATED, new SelectCommand(false)),
  EXAMINE(Stage.AUTHENTICATED, new SelectCommand(true)),
  CREATE(Stage.AUTHENTICATED, new CreateCommand()),
  DELETE(Stage.AUTHENTICATED, new DeleteCommand()),
  RENAME(Stage.AUTHENTICATED, new RenameCommand()),
  SUBSCRIBE(Stage.AUTHENTICATED, new SubscribeCommand(true)),
  UNSUBSCRIBE(Stage.AUTHENTICATED, new SubscribeCommand(false)),
  LIST(Stage.AUTHENTICATED, new ListCommand()),
  LSUB(Stage.AUTHENTICATED, new LsubCommand()),
  STATUS(Stage.AUTHENTICATED, new StatusCommand()),
  GETQUOTA(Stage.AUTHENTICATED, new QuotaCommand(false)),
  GETQUOTAROOT(Stage.AUTHENTICATED, new QuotaCommand(true)),
  SETQUOTA(Stage.AUTHENTICATED, new SetQuotaCommand()),
  GETMETADATA(Stage.AUTHENTICATED, new GetMetadataCommand()),
  SETMETADATA(Stage.AUTHENTICATED, new SetMetadataCommand()),
  SETACL(Stage.AUTHENTICATED, new SetAclCommand(false)),
  DELETEACL(Stage.AUTHENTICATED, new SetAclCommand(true)),
  GETACL(Stage.AUTHENTICATED, new GetAclCommand()),
  LISTRIGHTS(Stage.AUTHENTICATED, new ListRightsCommand()),
  MYRIGHTS(Stage.AUTHENTICATED, new MyRightsCommand()),
  ESEARCH(Stage.AUTHENTICATED, new EsearchCommand()),
  APPEND(Stage.AUTHENTICATED, new AppendCommand()),
  GENURLAUTH(Stage.AUTHENTICATED, new GenUrlAuthCommand()),
  RESETKEY(Stage.AUTHENTICATED, new ResetKeyCommand()),
  URLFETCH(Stage.AUTHENTICATED, new UrlFetchCommand()),
  NOTIFY(Stage.AUTHENTICATED, new NotifyCommand()),
  IDLE(Stage.AUTHENTICATED, new IdleCommand()),
  CHECK(Stage.SELECTED, new NoopCommand()),
  CLOSE(Stage.SELECTED, new CloseCommand()),
  UNSELECT(Stage.SELECTED, new UnselectCommand()),
  EXPUNGE(Stage.SELECTED, new ExpungeCommand(false)),
  UID_EXPUNGE(Stage.SELECTED, new ExpungeCommand(true)),
  SEARCH(Stage.SELECTED_NUMBERED, new SearchCommand(false)),
  UID_SEARCH(Stage.SELECTED, new SearchCommand(true)),
  SORT(Stage.SELECTED_NUMBERED, new SortCommand(false)),
  UID_SORT(Stage.SELECTED, new SortCommand(true)),
  THREAD(Stage.SELECTED_NUMBERED, new ThreadCommand(false)),
  UID_THREAD(Stage.SELECTED, new ThreadCommand(true)),
  CANCELUPDATE(Stage.SELECTED, new CancelUpdateCommand()),
  FETCH(Stage.SELECTED_NUMBERED, new FetchCommand(false)),
  UID_FETCH(Stage.SELECTED, new FetchCommand(true)),
  STORE(Stage.SELECTED_NUMBERED, new StoreCommand(false)),
  UID_STORE(Stage.SELECTED, new StoreCommand(true)),
  COPY(Stage.SELECTED, new CopyCommand(false)),
  UID_COPY(Stage.SELECTED, new CopyCommand(true)),
  MOVE(Stage.SELECTED, new MoveCommand(false)),
  UID_MOVE(Stage.SELECTED, new MoveCommand(true)),
  REPLACE(Stage.SELECTED, new ReplaceCommand(false)),
  UID_REPLACE(Stage.SELECTED, new ReplaceCommand(true));

  /** Where a command is allowed (RFC 3501 §3). */
  enum Stage {
    ANY,
    NOT_AUTHENTICATED,
    AUTHENTICATED,
    SELECTED,
    /** Only with a mailbox, and no message may be announced as expunged (RFC 3501 §7.4.1). */
    SELECTED_NUMBERED
  }

  private static final Map<String, Verb> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final Stage stage;
  private final Command command;

  Verb(Stage stage, Command command) {
    this.stage = stage;
    this.command = command;
  }

  Stage stage() {
    return stage;
  }

  Command command() {
    return command;
  }

  /** Whether expunged messages may be announced at the command's end. */
  boolean letsNumbersChange() {
    return stage != Stage.SELECTED_NUMBERED;
  }

  /** Whether it takes messages out of the selected mailbox. */
  boolean removes() {
    return switch (this) {
      case EXPUNGE, UID_EXPUNGE, MOVE, UID_MOVE, REPLACE, UID_REPLACE -> true;
      default -> false;
    };
  }

  /** Whether it may take the selected mailbox away from the client itself. */
  boolean mayClose() {
    return this == DELETE || this == SETACL || this == DELETEACL;
  }

  /** Whether it is to give a mailbox its name. */
  boolean makesNames() {
    return this == CREATE || this == RENAME;
  }

  /** Whether messages are named by their numbers: it has a twin that takes uids for them. */
  boolean takesNumbers() {
    return this != EXPUNGE && BY_NAME.containsKey("UID_" + name());
  }

  /** Reads a verb, {@code UID} and what follows it included; empty when it is none of these. */
  static Optional<Verb> read(Arguments arguments) throws BadCommand {
    String name = arguments.word();
    if (name.indexOf('_') >= 0) {
      return Optional.empty();
    }
    if (name.equals("UID")) {
      arguments.expect(' ');
      name = "UID_" + arguments.word();
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
